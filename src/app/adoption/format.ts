import { formatPath } from "../../model/environment/index.js";
import type { AdoptionFinding } from "./findings.js";

/** What is lost first, then what changes, then what somebody must do. */
export function byKind(findings: readonly AdoptionFinding[]): readonly AdoptionFinding[] {
  const order = ["loss", "change", "todo"];
  return [...findings].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** What happens to what, and the reason where somebody gave one. */
export const describeAdoption = ({ name, message, acknowledged }: AdoptionFinding): string =>
  `${name}: ${message}${acknowledged === undefined ? "" : ` (${acknowledged})`}`;

/** A line for each finding, as a person reads it. */
export const formatAdoption = (environmentName: string, findings: readonly AdoptionFinding[]): string =>
  byKind(findings)
    .map((finding) => `${formatPath([environmentName, ...finding.path])}: ${describeAdoption(finding)}`)
    .join("\n");
