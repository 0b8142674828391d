import {
  collectTargetKeys,
  severities,
  show,
  suggest,
  suggester,
  type Issue,
  type Severity,
} from "../../../src/model/environment/index.js";
import { isRequirement, requirements } from "../../../src/model/contract/index.js";
import type { AlarmEntry, Catalogue, CatalogueEntry } from "./catalogue.js";
import type { ComparisonOperator } from "./alarm.js";
import { comparisonOf } from "./comparison.js";
import type { Row } from "./row.js";
import { orderProblem } from "./threshold-order.js";
import { lookUp } from "../../../src/model/look-up.js";

type Loose = Readonly<Record<string, unknown>>;

/**
 * Checks what an environment says of the catalogue: ids of alarms and events, targets, severities. It reads the
 * environment as it was written, so that a misspelt id comes out in the same run as a misspelt region.
 */
export function checkOverrides(input: unknown, catalogue: Catalogue): Issue[] {
  const alarms = loose(loose(input).alarms);
  const overrides = Object.entries(loose(alarms.overrides)).flatMap(([id, override]) => {
    const entry = lookUp(catalogue, id);
    const path = ["alarms", "overrides", id];
    if (!entry) return [{ path, message: `no such alarm or event${suggest(id, Object.keys(catalogue))}` }];
    return [...checkChange(path, entry, override), ...checkTargets(path, entry, override, loose(input).resources)];
  });
  const without = Object.keys(loose(alarms.without))
    .filter((name) => !isRequirement(name))
    .map((name) => {
      const hint = suggest(name, Object.keys(requirements));
      return { path: ["alarms", "without", name], message: `no alarm requires it${hint}` };
    });
  return [...overrides, ...without];
}

function checkTargets(path: readonly string[], entry: CatalogueEntry, override: unknown, resources: unknown): Issue[] {
  const known = collectTargetKeys(resources, entry.kind);
  const keys = new Set(known);
  const suggest = suggester(known ?? []);
  return Object.entries(loose(loose(override).targets)).flatMap(([target, change]) => {
    const at = [...path, "targets", target];
    if (known === undefined || keys.has(target)) return checkChange(at, entry, change, loose(override).off);
    return [{ path: at, message: `no such target${suggest(target)}` }];
  });
}

/** `offBefore` is what is off in general, where the change is one of a target. */
const checkChange = (path: readonly string[], entry: CatalogueEntry, given: unknown, offBefore?: unknown): Issue[] =>
  entry.type === "event"
    ? checkEventChange(path, loose(given))
    : checkAlarmChange(path, entry, loose(given), offBefore);

/** Nothing is measured of an event, and it has one severity, so that nothing else of it can be changed. */
function checkEventChange(path: readonly string[], change: Loose): Issue[] {
  const measured = (["thresholds", "anomalyBand", "window", "on"] as const)
    .filter((key) => change[key] !== undefined)
    .map((key) => ({ path: [...path, key], message: "this is an event, not an alarm\n  allowed: severity, off" }));
  if (typeof change.off !== "object" || change.off === null) return measured;
  const message = `${show(change.off)} is by severity, and an event has one; give the reason alone: off: "…"`;
  return [...measured, { path: [...path, "off"], message }];
}

function checkAlarmChange(
  path: readonly string[],
  { definition }: AlarmEntry,
  change: Loose,
  offBefore?: unknown,
): Issue[] {
  const thresholds = loose(change.thresholds);
  const { operator, thresholds: known } = comparisonOf(definition);
  const has = severities.filter((severity) => known[severity] !== undefined);
  const issues: Issue[] = (["thresholds", "off"] as const).flatMap((field) =>
    severities
      .filter((severity) => loose(change[field])[severity] !== undefined && !has.includes(severity))
      .map((severity) => ({
        path: [...path, field, severity],
        message: `${show(loose(change[field])[severity])} is for a severity this alarm cannot have\n  allowed: ${has.join(", ")}`,
      })),
  );
  const left = has.filter((severity) => ![change.off, offBefore].some((off) => isOff(off, severity)));
  if (change.severity !== undefined && left.length > 1) {
    const message = `${show(change.severity)} would merge ${left.join(" and ")}; switch one of them off first: off: { ${left.at(-1)}: "…" }`;
    issues.push({ path: [...path, "severity"], message });
  }
  if (change.on === true && definition.offByDefault === undefined) {
    issues.push({ path: [...path, "on"], message: "this alarm is on by default; leave it out" });
  }
  return [
    ...issues,
    ...checkBand(path, definition, change),
    ...checkRange(path, definition, thresholds),
    ...checkOrder(path, operator, thresholds),
  ];
}

/** CloudWatch learns a band from a metric, and only what follows traffic has a rhythm that can be learned. */
function checkBand(path: readonly string[], { followsTraffic }: Row<unknown>, change: Loose): Issue[] {
  if (change.anomalyBand === undefined) return [];
  const at = [...path, "anomalyBand"];
  if (!followsTraffic)
    return [{ path: at, message: "this alarm's metric does not follow traffic; give thresholds instead" }];
  const number = Object.values(loose(change.thresholds)).find((value) => typeof value === "number");
  return number === undefined
    ? []
    : [{ path: at, message: `stands beside a threshold (${show(number)}); give one of the two` }];
}

function checkRange(path: readonly string[], row: Row<unknown>, thresholds: Loose): Issue[] {
  const unit = row.log?.unit ?? row.metric?.unit ?? row.unit;
  return Object.entries(thresholds)
    .filter(([, value]) => unit === "Percent" && typeof value === "number" && (value < 0 || value > 100))
    .map(([severity, value]) => ({
      path: [...path, "thresholds", severity],
      message: `${show(value)} is not a percentage from 0 to 100`,
    }));
}

/** `error` is the worse of two thresholds; the other way round, `warn` would never be the first to tell. */
function checkOrder(path: readonly string[], operator: ComparisonOperator, thresholds: Loose): Issue[] {
  const { error, warn } = thresholds as Partial<Record<Severity, unknown>>;
  if (typeof error !== "number" || typeof warn !== "number") return [];
  const right = orderProblem(operator, warn, error);
  if (right === undefined) return [];
  const message = `${show(warn)} is not ${right} thresholds.error (${show(error)}), so it would not be the earlier warning`;
  return [{ path: [...path, "thresholds", "warn"], message }];
}

const isOff = (off: unknown, severity: Severity): boolean =>
  typeof off === "string" || loose(off)[severity] !== undefined;

const loose = (value: unknown): Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Loose) : {};
