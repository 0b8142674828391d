import { costsOf, formatCosts } from "../../costs/index.js";
import type { Finder } from "./finding.js";

/** What alarms and logs cost in a month, and what costs most. */
export const costs: Finder = ({ label, environment }) =>
  environment === undefined
    ? []
    : [{ kind: "note", environment: label, subject: "costs", message: formatCosts(costsOf(environment)) }];
