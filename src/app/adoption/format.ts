import { formatPath } from "../../model/environment/index.js";
import type { AdoptionFinding } from "./findings.js";

/** A line for each finding, as a person reads it: what is lost first, then what changes, then what somebody must do. */
export function formatAdoption(environmentName: string, findings: readonly AdoptionFinding[]): string {
  const order = ["loss", "change", "todo"];
  return [...findings]
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map(({ path, name, message, acknowledged }) => {
      const reason = acknowledged === undefined ? "" : ` (${acknowledged})`;
      return `${formatPath([environmentName, ...path])}: ${name}: ${message}${reason}`;
    })
    .join("\n");
}
