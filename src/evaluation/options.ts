import type { Notice, Withheld } from "./actions/notices.js";
import type { Assumptions } from "./assumptions.js";
import type { BandSeries, ResultSeries } from "./data/series.js";
import type { EvaluateExpression } from "./expression.js";
import type { LogEvents, LogMetricFilter } from "./log-filter/filtered-series.js";
import type { Instant } from "./time.js";
import type { Transition } from "./transition.js";
import type { AlarmState, AlarmStateRule, MuteRule, Subscription } from "./types.js";

export interface EvaluationOptions {
  /** The first evaluation, on a whole minute. Series may begin earlier. */
  readonly start: Instant;
  /** The last evaluation, on a whole minute. */
  readonly end: Instant;
  /** Seconds between two evaluations of an alarm with a period of a minute or more: a multiple of 60. @default 60 */
  readonly step?: number;
  /** Seconds after the end of its minute until a point is seen, unless the point says when it arrives. @default 0 */
  readonly delay?: number;
  /** @default none */
  readonly muteRules?: readonly MuteRule[];
  /** Rules of EventBridge on changes of state. @default none */
  readonly stateRules?: readonly AlarmStateRule[];
  /** Who hears of a topic. @default none, so that no notice has receivers */
  readonly subscriptions?: readonly Subscription[];
  /** Required for every alarm that compares with a band. @default none */
  readonly bands?: readonly BandSeries[];
  /** Required for queries that only AWS can answer. @default none */
  readonly results?: readonly ResultSeries[];
  /** Filters that make metrics of the log events. @default none */
  readonly metricFilters?: readonly LogMetricFilter[];
  /** Log events, from which `metricFilters` make series. @default none */
  readonly logs?: LogEvents;
  /** The fixed states of alarms that composite rules name and that are not given. @default none */
  readonly otherAlarms?: Readonly<Record<string, AlarmState>>;
  /** What AWS leaves open. @default `defaultAssumptions` */
  readonly assumptions?: Partial<Assumptions>;
  /** Metric math of another kind. @default CloudWatch's, as `evaluateExpression` evaluates it */
  readonly evaluateExpression?: EvaluateExpression;
}

/** What one alarm did. */
export interface AlarmHistory {
  readonly name: string;
  /** The state before the first evaluation. */
  readonly initial: AlarmState;
  readonly transitions: readonly Transition[];
  /** The state after the last evaluation. */
  readonly final: AlarmState;
}

export interface EvaluationResult {
  /** Epoch seconds. */
  readonly start: number;
  readonly end: number;
  /** In the order of the alarms given. */
  readonly alarms: readonly AlarmHistory[];
  /** All changes of state, all actions that ran and all that did not, each in the order of time. */
  readonly transitions: readonly Transition[];
  readonly notices: readonly Notice[];
  readonly withheld: readonly Withheld[];
  /** What a reader of the result should know of the data: metrics without series, series without alarms. */
  readonly notes: readonly string[];
  /** Every assumption the result was made with, as `name = value`. */
  readonly assumptions: readonly string[];
}
