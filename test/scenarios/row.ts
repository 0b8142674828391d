import type { Alarm } from "../../modules/ops/alarms/index.js";
import type { MetricAlarm } from "../../src/evaluation/index.js";
import { metricsOf } from "../support/catalogue-alarms.js";
import { publishingFor } from "./series.js";
import { bySeverity, fineAt, type Line, type Statement } from "./statement.js";

/** One alarm of the catalogue under test: a row, a severity, a target. */
export interface Subject {
  readonly alarm: Alarm;
  /** The same as the evaluator takes it. */
  readonly evaluated: MetricAlarm;
  readonly statement: Statement;
  readonly line: Line;
  readonly within: number;
  readonly ignores: number;
  /** How many periods of the alarm fail until it is told. */
  readonly failing: number;
  /** How many periods of the alarm there are in the time in which they are added up. */
  readonly span: number;
  /** Minutes of the alarm's whole window. */
  readonly window: number;
  /** Minutes between two points of the metric that comes most rarely, or of the alarm's period where that is longer. */
  readonly period: number;
  /** Minutes between two points of the metric that comes most rarely. */
  readonly interval: number;
  /** The target rests at times, and then sends nothing that is sent while it runs only. */
  readonly pausable: boolean;
  /** There is no data point where nothing is wrong. */
  readonly sparse: boolean;
}

export function subjectOf(alarm: Alarm, evaluated: MetricAlarm, statement: Statement, pausable: boolean): Subject {
  const { severity, window } = alarm;
  const line = statement.line[severity];
  if (!line) throw new Error(`No line is stated for ${alarm.id} at ${severity}`);
  const interval =
    statement.every ?? Math.max(...metricsOf(alarm).map((metric) => publishingFor(metric).interval)) / 60;
  const within = bySeverity(statement.within, severity);
  const period = Math.max(window.period / 60, interval);
  const failing = Math.ceil(within / period);
  return {
    alarm,
    evaluated,
    statement,
    line: pausable ? around(alarm) : line,
    within,
    ignores: bySeverity(statement.ignores, severity),
    failing,
    span: statement.span === undefined ? failing + 2 : statement.span / period,
    window: (window.period * window.evaluationPeriods) / 60,
    period,
    interval,
    pausable,
    sparse: fineAt(line) === 0 && "metric" in alarm.measure && publishingFor(alarm.measure.metric).when === "nonzero",
  };
}

/** Another target has another line; where the catalogue draws it is proved on the first one. */
function around({ threshold = 0, comparisonOperator }: Alarm): Line {
  const step = Math.abs(threshold) * 0.05 || 0.05;
  return comparisonOperator.startsWith("Greater")
    ? [threshold - step, threshold + step]
    : [threshold + step, threshold - step];
}
