import { keyOf, type Severity } from "../../../../src/model/environment/index.js";
import type { Alarm, Measure } from "../alarm.js";
import type { Unit } from "../metric.js";

/** What an alarm looks at, as one line of a graph. */
export interface Line {
  readonly label: string;
  readonly measure: Measure;
  /** Seconds of the alarm's period; a minute where that is less, as graphs of a dashboard have no shorter one. */
  readonly period: number;
  /** Standard deviations around what CloudWatch expects, where that is shown too. */
  readonly anomalyBand?: number;
}

/** Where an alarm goes off. */
export type Limit = Pick<Alarm, "severity" | "comparisonOperator" | "threshold" | "anomalyBand" | "unit">;

/** One metric of the targets whose alarms have the same limits: those are drawn once, and hold for each line. */
export interface Graph {
  readonly service: string;
  /** `ecs.cpuUtilization` */
  readonly id: string;
  readonly region: string;
  readonly unit: Unit;
  readonly lines: readonly Line[];
  readonly limits: readonly Limit[];
}

/**
 * Shortest period of a graph, in seconds.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
const shortest = 60;

/** More lines than that in one graph cannot be told from one another. */
const mostLines = 20;

/** Graphs of alarms, in the order of these. */
export function graphsOf(alarms: readonly Alarm[]): Graph[] {
  const subjects = grouped(alarms, ({ id, region, target }) => [id, region, ...target]);
  const alike = grouped(subjects, (ofTarget) => {
    const [{ id, region }] = ofTarget as [Alarm];
    return [id, region, ofTarget.map(({ severity, ...alarm }) => [severity, ...limitOf(alarm)])];
  });
  return alike.flatMap((some) => {
    const limits = some[0]!;
    const { service, id, region, unit } = limits[0]!;
    return chunksOf(some.flatMap(linesOf)).map((lines) => ({ service, id, region, unit, lines, limits }));
  });
}

const limitOf = ({ comparisonOperator, threshold, anomalyBand, unit }: Omit<Alarm, "severity">) => [
  comparisonOperator,
  threshold,
  anomalyBand,
  unit,
];

/** Alarms of one target look at the same, but where a severity has a statistic or a period of its own. */
function linesOf(alarms: readonly Alarm[]): Line[] {
  const different = grouped(alarms, ({ measure, window, anomalyBand }) => [measure, window.period, anomalyBand]);
  return different.map(([alarm]) => {
    const { target, severity, measure, window, anomalyBand } = alarm as Alarm;
    const label = different.length === 1 ? keyOf(target) : ofSeverity(keyOf(target), severity);
    const period = Math.max(window.period, shortest);
    return { label, measure, period, ...(anomalyBand !== undefined && { anomalyBand }) };
  });
}

const ofSeverity = (target: string, severity: Severity): string => `${target} (${severity})`;

/** A graph holds no more than one query of Metrics Insights. */
function chunksOf(lines: readonly Line[]): Line[][] {
  const chunks: Line[][] = [];
  for (const line of lines) {
    const last = chunks.at(-1);
    if (last === undefined || last.length === mostLines || "across" in line.measure) chunks.push([line]);
    else last.push(line);
  }
  return chunks;
}

function grouped<Value>(values: readonly Value[], keyOfValue: (value: Value) => unknown): Value[][] {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = JSON.stringify(keyOfValue(value));
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return [...groups.values()];
}
