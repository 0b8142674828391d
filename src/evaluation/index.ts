/** The public face of `unyo/evaluation`: what a CloudWatch alarm does with given data. Pure; needs no environment. */
export { evaluateState, type StateInput } from "./state.js";
export { evaluate, stateAt } from "./evaluate.js";
export type * from "./options.js";
export type { Notice, Withheld } from "./actions/notices.js";
export type { Transition } from "./transition.js";
export { type Assumptions, defaultAssumptions } from "./assumptions.js";
export { EvaluationError } from "./errors.js";
export type { Band } from "./comparison.js";
export type { EvaluateExpression } from "./expression.js";
export type { Instant } from "./time.js";
export type {
  MetricIdentity,
  RegularSeries,
  PointSeries,
  MetricSeries,
  MetricPoint,
  StatisticSet,
  ResultSeries,
  BandSeries,
} from "./data/series.js";
export type {
  AlarmSet,
  AlarmState,
  ComparisonOperator,
  CompositeAlarm,
  EvaluationAlarm,
  MetricAlarm,
  MetricQuery,
  MetricStat,
  MuteRule,
  Subscription,
  TreatMissingData,
} from "./types.js";
export { readAlarms } from "./readers/read.js";
export { readDescribeAlarms } from "./readers/describe-alarms.js";
export { readTerraformJson } from "./readers/terraform-json.js";
export { readTerraformShow } from "./readers/terraform-show.js";
export * from "./log-filter/index.js";
export {
  type Context as MathContext,
  defaultMathReadings,
  evaluateExpression,
  evaluateToList,
  type Expression,
  ExpressionError,
  type ExpressionIssue,
  identifiersOf,
  type Inputs as MathInputs,
  type MathReadings,
  parseExpression,
  type SeriesValues,
} from "./math/index.js";
export * from "./series/index.js";
export { watchedValues, type WatchedValues } from "./watched.js";
export { draw, type DrawOptions } from "./drawing/draw.js";
export { simulate, type Simulation } from "./simulate.js";
export { type AlarmBacktest, type Backtest, backtest, type BacktestOptions } from "./backtest/backtest.js";
export type { Firing } from "./backtest/firings.js";
export type { Night } from "./backtest/night.js";
export { backtestText } from "./backtest/report.js";
export type { LeftOut } from "./answerable.js";
export { timelineText } from "./timeline-text.js";
export { simulationText } from "./simulation-text.js";
