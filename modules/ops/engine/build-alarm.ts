import {
  isPercentile,
  type AlarmWindow,
  type Environment,
  type Issue,
  type Severity,
} from "../../../src/model/environment/index.js";
import { alarmName } from "../../../src/model/names/index.js";
import { adoptedName } from "./adopted.js";
import type { Alarm, ComparisonOperator, Measure } from "./alarm.js";
import type { AlarmEntry } from "./catalogue.js";
import type { EffectiveChange } from "./change.js";
import { comparisonOf } from "./comparison.js";
import { describe, runbookOf, tooLong } from "./describe.js";
import { measure } from "./measure.js";
import { routed } from "./routed.js";
import type { Row } from "./row.js";
import { writtenOf } from "./written.js";

/** A row on one target, with what the environment changes of it there. */
export interface Candidate {
  readonly id: string;
  readonly entry: AlarmEntry;
  readonly key: string;
  readonly keys: readonly string[];
  readonly target: unknown;
  readonly change: EffectiveChange;
}

export type Limit = { readonly threshold: number } | { readonly anomalyBand: number };

/** The alarm of one severity; `severity` is that of the row, which the environment may change. */
export function buildAlarm(environment: Environment, candidate: Candidate, severity: Severity, limit: Limit): Alarm {
  const { id, entry, key, keys, target, change } = candidate;
  const { service, row, definition } = entry;
  const { operator, thresholds } = comparisonOf(definition);
  const region = typeof definition.region === "function" ? definition.region(target) : definition.region;
  const effective = change.severity ?? severity;
  const measured = measure(environment, candidate);
  const runbook = runbookOf(environment, id, change.runbook);
  const inForce = {
    unit: measured.unit,
    comparisonOperator: "anomalyBand" in limit ? bandOperator(operator) : operator,
    ...limit,
    window: change.windows[severity] ?? windowOf(definition.window, target),
    ...(measured.leastSamples !== undefined && { leastSamples: measured.leastSamples }),
    treatMissingData: change.treatMissingData ?? missingDataOf(definition, target, environment),
  };
  const adopted = adoptedName(environment, id, key, effective);
  return {
    id,
    service,
    row,
    target: keys,
    severity: effective,
    ...routed(change.route, effective),
    name: adopted ?? alarmName(environment, { service, keys, row, severity: effective }),
    ...(adopted !== undefined && { adopted: true }),
    description: describe(environment, entry, { target: key, severity: effective, runbook, change, inForce }),
    ...(runbook !== undefined && { runbook }),
    ...measured,
    ...inForce,
    ...fewSamplesOf(definition, measured.measure),
    region: region ?? environment.region,
    // What EC2 does is done once, by the severity that the row has.
    ...(definition.automation && thresholds[severity] !== undefined && { automation: definition.automation }),
  };
}

const windowOf = (window: Row<unknown>["window"], target: unknown): AlarmWindow =>
  typeof window === "function" ? window(target) : window;

const missingDataOf = (
  { treatMissingData }: Row<unknown>,
  target: unknown,
  environment: Environment,
): Alarm["treatMissingData"] =>
  typeof treatMissingData === "function" ? treatMissingData(target, environment) : treatMissingData;

const fewSamplesOf = ({ fewSamples = "ignore" }: Row<unknown>, measure: Measure): Pick<Alarm, "fewSamples"> =>
  "metric" in measure && isPercentile(measure.metric.statistic) ? { fewSamples } : {};

const bandOperator = (operator: ComparisonOperator): ComparisonOperator =>
  operator.startsWith("Greater") ? "GreaterThanUpperThreshold" : "LessThanLowerThreshold";

/** The text is longer than CloudWatch takes where what the environment writes is, or a row's own words. */
export function descriptionProblems(environment: Environment, alarm: Alarm): Issue[] {
  const problems = tooLong(environment, alarm);
  if (problems.length === 0) return [];
  const target = { id: alarm.id, target: alarm.target.join("/") };
  const written = (["because", "remedy", "runbook"] as const).flatMap((field) => {
    const found = writtenOf(environment, target, field);
    return found ? [{ path: found.path, length: String(found.value).length }] : [];
  });
  const longest = written.sort((a, b) => b.length - a.length)[0];
  return longest ? problems.map((problem) => ({ ...problem, path: longest.path })) : problems;
}
