import { gapsOf } from "../../outputs/index.js";
import type { Finder } from "./finding.js";

/** Alarms that need a value, those that are off with the reason, and what no alarm looks at. */
export const gaps: Finder = ({ label, environment }) =>
  environment === undefined
    ? []
    : gapsOf(environment).map(({ kind, alarms, text }) => ({
        kind: kind === "needs a value" ? "gap" : "note",
        environment: label,
        subject: `${kind}: ${alarms}`,
        message: text,
      }));
