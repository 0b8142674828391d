import { severities, type Environment, type Severity } from "../../../src/model/environment/index.js";
import { collectTargets } from "../../../src/model/environment/index.js";
import { lookUp } from "../../../src/model/look-up.js";
import type { Alarm } from "./alarm.js";
import type { AlarmEntry } from "./catalogue.js";
import { comparisonOf } from "./comparison.js";
import { recordReads, type Reads } from "./record-reads.js";
import type { Threshold } from "./row.js";

/** Where the threshold of an alarm comes from. */
export type Derivation =
  | { readonly from: "row" }
  /** The environment gives it; the path begins at its root. */
  | { readonly from: "override"; readonly path: readonly string[] }
  /** The row works it out from what the inventory says. */
  | { readonly from: "inventory"; readonly formula: string; readonly reads: Reads };

/** Says where the threshold of an alarm comes from, or the width of its band. */
export function derivationOf(environment: Environment, entry: AlarmEntry, alarm: Alarm): Derivation {
  const key = alarm.target.join("/");
  const override = lookUp(environment.alarms.overrides, alarm.id);
  const own = override?.targets && lookUp(override.targets, key);
  const general = ["alarms", "overrides", alarm.id];
  const ofTarget = [...general, "targets", key];
  if (alarm.anomalyBand !== undefined) {
    return { from: "override", path: [...(own?.anomalyBand === undefined ? general : ofTarget), "anomalyBand"] };
  }
  const severity = severityOfRow(entry, own?.severity ?? override?.severity, alarm);
  if (own?.thresholds?.[severity] !== undefined)
    return { from: "override", path: [...ofTarget, "thresholds", severity] };
  if (override?.thresholds?.[severity] !== undefined)
    return { from: "override", path: [...general, "thresholds", severity] };
  const threshold = comparisonOf(entry.definition).thresholds[severity];
  return typeof threshold === "function" ? fromInventory(environment, entry, key, threshold) : { from: "row" };
}

/** An environment may give an alarm another severity than its row does; thresholds go by that of the row. */
function severityOfRow(entry: AlarmEntry, changed: Severity | undefined, { severity }: Alarm): Severity {
  const { thresholds } = comparisonOf(entry.definition);
  return changed === undefined ? severity : severities.find((one) => thresholds[one] !== undefined)!;
}

function fromInventory(
  environment: Environment,
  { kind }: AlarmEntry,
  key: string,
  threshold: Extract<Threshold<unknown>, (...args: never[]) => unknown>,
): Derivation {
  const found = collectTargets(environment, kind).find((one) => one.key === key);
  const reads: Record<string, unknown> = {};
  threshold(recordReads(found?.target, reads), recordReads(environment, reads) as Environment);
  return { from: "inventory", formula: formulaOf(threshold), reads };
}

/** The source of a function, as it was written: compiled, what it imports is called `(0, module_js_1.memoryOf)`. */
const formulaOf = (threshold: (...args: never[]) => unknown): string =>
  String(threshold)
    .replace(/\(0, (?:\w+\.)*(\w+)\)/g, "$1")
    .replace(/\s+/g, " ");
