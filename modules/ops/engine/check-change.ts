import { alarmWords, severities, show, type Issue, type Severity } from "../../../src/model/environment/index.js";
import type { AlarmEntry, CatalogueEntry } from "./catalogue.js";
import { checkBand, checkMeasure, checkOrder, checkRange } from "./check-measure.js";
import { comparisonOf } from "./comparison.js";
import { loose, type Loose } from "./loose.js";

/** What is said of everything that a service has: rows differ in all that they could have in common but the route. */
export const checkWhole = (path: readonly string[], change: Loose): Issue[] =>
  [...alarmWords, "targets"]
    .filter((key) => change[key] !== undefined && key !== "route")
    .map((key) => ({
      path: [...path, key],
      message: "is said of single alarms and events; of a whole service, route alone",
    }));

/** `general` is what holds of every target, where the change is one of a single target. */
export const checkChange = (
  path: readonly string[],
  entry: CatalogueEntry,
  given: unknown,
  general: Loose = {},
): Issue[] =>
  entry.type === "event" ? checkEventChange(path, loose(given)) : checkAlarmChange(path, entry, loose(given), general);

const ofEvents: readonly string[] = ["severity", "route", "off"];

/** Nothing is measured of an event, and it has one severity, so that nothing else of it can be changed. */
function checkEventChange(path: readonly string[], change: Loose): Issue[] {
  const others = alarmWords
    .filter((key) => change[key] !== undefined && !ofEvents.includes(key))
    .map((key) => ({
      path: [...path, key],
      message: "this is an event, not an alarm\n  allowed: severity, route, off",
    }));
  if (typeof change.off !== "object" || change.off === null) return others;
  const message = `${show(change.off)} is by severity, and an event has one; give the reason alone: off: "…"`;
  return [...others, { path: [...path, "off"], message }];
}

function checkAlarmChange(path: readonly string[], { definition }: AlarmEntry, change: Loose, general: Loose): Issue[] {
  const thresholds = loose(change.thresholds);
  const { operator, thresholds: known } = comparisonOf(definition);
  const has = severities.filter((severity) => known[severity] !== undefined);
  const all = severities.filter(
    (severity) =>
      has.includes(severity) || [change, general].some((one) => loose(one.thresholds)[severity] !== undefined),
  );
  const issues: Issue[] = [
    ...checkSeverities([...path, "off"], change.off, has),
    ...checkSeverities([...path, "window"], change.window, all),
  ];
  const left = all.filter((severity) => ![change.off, general.off].some((off) => isOff(off, severity)));
  const severity = change.severity ?? general.severity;
  if (severity !== undefined && left.length > 1) {
    const message = `${show(severity)} would merge ${left.join(" and ")}; switch one of them off first: off: { ${left.at(-1)}: "…" }`;
    const added = severities.find((one) => !has.includes(one) && thresholds[one] !== undefined);
    if (change.severity !== undefined) issues.push({ path: [...path, "severity"], message });
    else if (added) {
      const also = `makes a second alarm, and severity (${show(severity)}) is for an alarm that has one`;
      issues.push({ path: [...path, "thresholds", added], message: also });
    }
  }
  if (change.on === true && definition.offByDefault === undefined) {
    issues.push({ path: [...path, "on"], message: "this alarm is on by default; leave it out" });
  }
  return [
    ...issues,
    ...checkBand(path, definition, change),
    ...checkMeasure(path, definition, change, general),
    ...checkRange(path, definition, thresholds),
    ...checkOrder(path, operator, thresholds),
  ];
}

function checkSeverities(path: readonly string[], bySeverity: unknown, allowed: readonly Severity[]): Issue[] {
  return severities
    .filter((severity) => loose(bySeverity)[severity] !== undefined && !allowed.includes(severity))
    .map((severity) => ({
      path: [...path, severity],
      message: `${show(loose(bySeverity)[severity])} is for a severity this alarm cannot have\n  allowed: ${allowed.join(", ")}`,
    }));
}

const isOff = (off: unknown, severity: Severity): boolean =>
  typeof off === "string" || loose(off)[severity] !== undefined;
