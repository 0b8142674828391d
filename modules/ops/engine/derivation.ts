import {
  collectTargets,
  keyOf,
  severities,
  type AlarmChange,
  type DerivedThreshold,
  type Environment,
  type Planned,
  type Severity,
} from "../../../src/model/environment/index.js";
import type { Alarm } from "./alarm.js";
import type { AlarmEntry } from "./catalogue.js";
import { changeFor } from "./change.js";
import { comparisonOf } from "./comparison.js";
import { recordReads, type Reads } from "./record-reads.js";
import type { Threshold } from "./row.js";
import { writtenOf } from "./written.js";

/** Where the threshold of an alarm comes from. */
export type Derivation =
  | { readonly from: "row" }
  /** The environment gives it; the path begins at its root. */
  | {
      readonly from: "override";
      readonly path: readonly string[];
      /** Where it gives a function: how it is worked out. */
      readonly formula?: string;
      readonly reads?: Reads;
    }
  /** The row works it out from what the inventory says. */
  | { readonly from: "inventory"; readonly formula: string; readonly reads: Reads };

/** Says where the threshold of an alarm comes from, or the width of its band. */
export function derivationOf(environment: Environment, planned: Planned, entry: AlarmEntry, alarm: Alarm): Derivation {
  const key = alarm.target.join("/");
  const subject = { id: alarm.id, target: key };
  if (alarm.anomalyBand !== undefined) {
    return { from: "override", path: writtenOf(environment, subject, "anomalyBand")!.path };
  }
  const severity = severityOfRow(environment, entry, alarm);
  const written = writtenOf(environment, subject, "thresholds", severity);
  if (written) {
    const { path, value } = written;
    return typeof value === "function"
      ? { from: "override", path, ...workedOut(environment, planned, entry, key, value as DerivedThreshold) }
      : { from: "override", path };
  }
  const threshold = comparisonOf(entry.definition).thresholds[severity];
  return typeof threshold === "function"
    ? { from: "inventory", ...workedOut(environment, planned, entry, key, threshold) }
    : { from: "row" };
}

/** An environment may give an alarm another severity than its row does; thresholds go by that of the row. */
function severityOfRow(environment: Environment, { definition }: AlarmEntry, alarm: Alarm): Severity {
  const { severity, off } = changeFor(environment, alarm, alarm.target.join("/"));
  const { thresholds } = comparisonOf(definition);
  if (severity === undefined) return alarm.severity;
  return severities.find((one) => thresholds[one] !== undefined && off[one] === undefined)!;
}

function workedOut(
  environment: Environment,
  planned: Planned,
  { kind }: AlarmEntry,
  key: string,
  threshold: Extract<Threshold<unknown>, (...args: never[]) => unknown>,
): { readonly formula: string; readonly reads: Reads } {
  const found = collectTargets(environment, kind, planned).find((one) => one.key === key);
  const reads: Record<string, unknown> = {};
  threshold(recordReads(found?.target, reads), recordReads(environment, reads) as Environment);
  return { formula: formulaOf(threshold), reads };
}

/** The source of a function, as it was written: compiled, what it imports is called `(0, module_js_1.memoryOf)`. */
const formulaOf = (threshold: (...args: never[]) => unknown): string =>
  String(threshold)
    .replace(/\(0, (?:\w+\.)*(\w+)\)/g, "$1")
    .replace(/\s+/g, " ");

const besidesThreshold = [
  "window",
  "treatMissingData",
  "statistic",
  "leastSamples",
  "severity",
  "route",
  "because",
  "remedy",
  "runbook",
  "on",
] as const satisfies readonly (keyof AlarmChange)[];

/** Where an environment says anything of an alarm but its threshold. */
export const givenOf = (
  environment: Environment,
  { id, target, severity, adopted }: Alarm,
): readonly (readonly string[])[] => [
  ...besidesThreshold.flatMap((field) => {
    const written = writtenOf(environment, { id, target: target.join("/") }, field);
    return written ? [written.path] : [];
  }),
  ...(adopted ? [["alarms", "adopt", id, keyOf(target), severity]] : []),
];
