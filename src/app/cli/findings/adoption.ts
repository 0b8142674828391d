import { formatPath } from "../../../model/environment/index.js";
import { adoptionFindings, byKind, describeAdoption } from "../../adoption/index.js";
import type { Finder } from "./finding.js";

/** What the next apply changes of what is taken over, loses because somebody said so, and leaves to its owner. */
export const adoption: Finder = ({ label, environment }) =>
  environment === undefined
    ? []
    : byKind(adoptionFindings(environment)).map((finding) => ({
        kind: "note",
        environment: label,
        subject: `adoption: ${formatPath(finding.path)}`,
        message: describeAdoption(finding),
      }));
