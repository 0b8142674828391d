import type { Requirement } from "../../../src/model/contract/index.js";
import type { AlarmWindow, Environment, MissingData, Severity } from "../../../src/model/environment/index.js";
import type { Region } from "../../../src/model/facts/regions.js";
import type { SomeText, Text } from "../../../src/model/text.js";
import type { Dimensions, Metric, Statistic, Unit } from "./metric.js";

/** Says that a threshold cannot be known from the inventory, and how to choose it. */
export interface NeedsValue<Words extends SomeText = SomeText> {
  readonly needsValue: Words;
}

/** For a threshold that only the environment's own history can tell: how to choose it, in English and Japanese, or in one of them. */
export function needsValue(en: string, ja: string): NeedsValue<Text>;
export function needsValue(text: SomeText): NeedsValue;
export function needsValue(text: SomeText | string, ja = ""): NeedsValue {
  return { needsValue: typeof text === "string" ? { en: text, ja } : text };
}

/** A number in the metric's unit, or one derived from the target; `undefined` where the target has no such severity. */
export type Threshold<Target, Words extends SomeText = SomeText> =
  number | NeedsValue<Words> | ((target: Target, environment: Environment) => number | NeedsValue<Words> | undefined);

export type Thresholds<Target, Words extends SomeText = SomeText> = Readonly<
  Partial<Record<Severity, Threshold<Target, Words>>>
>;

export type { MissingData };

type No<Keys extends string> = { readonly [Key in Keys]?: never };

/**
 * What CloudWatch does with a percentile that stands on few samples.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html
 */
export type FewSamples = "evaluate" | "ignore";

/** One metric, as AWS publishes it. */
interface MetricSignal<Target> extends No<"math" | "metrics" | "unit" | "log"> {
  readonly metric: Metric;
  readonly dimensions: (target: Target, environment: Environment) => Dimensions;
  /**
   * Dimensions that AWS publishes it with besides: the alarm looks at all their values together, with a query of
   * Metrics Insights. For what nobody knows the values of, or what would be an alarm for each of many resources.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-alarms.html
   */
  readonly across?: readonly string[];
}

/** A metric in an expression that has dimensions of its own. */
interface MetricElsewhere<Target> extends Metric {
  readonly dimensions: (target: Target, environment: Environment) => Dimensions;
}

/** Metric math that counts only where there are enough samples. */
export interface GuardedMath {
  /** Fewest samples in a period, unless the environment says otherwise. */
  readonly leastSamples: number;
  readonly expression: (leastSamples: number) => string;
}

/** Metric math over several metrics of the same target. */
interface MathSignal<Target> extends No<"metric" | "log" | "across"> {
  /** The expression; it names the metrics by their keys. */
  readonly math: string | GuardedMath;
  readonly metrics: Readonly<Record<string, Metric | MetricElsewhere<Target>>>;
  /** Unit of the result. */
  readonly unit: Unit;
  readonly dimensions: (target: Target, environment: Environment) => Dimensions;
}

/** A metric that a metric filter makes from log events; filter and alarm come from this one place. */
interface LogSignal<Target> extends No<"metric" | "math" | "metrics" | "unit" | "dimensions" | "across"> {
  readonly log: {
    readonly group: (target: Target) => string;
    /** Filter pattern in CloudWatch Logs' syntax. */
    readonly pattern: (target: Target) => string;
    /** What is published for an event that matches: a number, or a field such as `$.swap.out`. */
    readonly value: string;
    /** What is published while events come of which none matches. @default nothing */
    readonly defaultValue?: number;
    readonly statistic: Statistic;
    readonly unit: Unit;
  };
}

export type Signal<Target> = MetricSignal<Target> | MathSignal<Target> | LogSignal<Target>;

/** The comparison, named as it is read: the metric is above, at least, below or at most the threshold. */
type Comparison<Target, Words extends SomeText> =
  | ({ readonly above: Thresholds<Target, Words> } & No<"atLeast" | "below" | "atMost">)
  | ({ readonly atLeast: Thresholds<Target, Words> } & No<"above" | "below" | "atMost">)
  | ({ readonly below: Thresholds<Target, Words> } & No<"above" | "atLeast" | "atMost">)
  | ({ readonly atMost: Thresholds<Target, Words> } & No<"above" | "atLeast" | "below">);

/** One alarm of the catalogue: what, when, for whom, why, and what to do. */
export type Row<Target, Words extends SomeText = SomeText> = Signal<Target> &
  Comparison<Target, Words> & {
    readonly window: AlarmWindow | ((target: Target) => AlarmWindow);
    readonly treatMissingData: MissingData | ((target: Target, environment: Environment) => MissingData);
    /**
     * Why it is off until an environment switches it on: it says of a target what another row says already, or what few need.
     */
    readonly offByDefault?: Words | ((target: Target) => Words | undefined);
    /** What becomes of a percentile of so few samples that it says nothing. @default ignore: the alarm stays as it was */
    readonly fewSamples?: FewSamples;
    /** The largest value there can be on a target, in the alarm's unit: a threshold beyond it would never be crossed. */
    readonly most?: (target: Target) => number | undefined;
    /** Targets that it is for. @default all */
    readonly when?: (target: Target, environment: Environment) => boolean;
    /** Where AWS publishes the metric, if not in the environment's region: its alarm and its topic must be there too. */
    readonly region?: Region | ((target: Target) => Region | undefined);
    /** Whether the metric follows traffic, so that an environment may ask for a band that CloudWatch learns instead of a threshold. */
    readonly followsTraffic?: true;
    /** What EC2 does by itself when the alarm goes off. */
    readonly automation?: "recover";
    /** Telemetry of the dev half without which the metric does not exist. */
    readonly requires?: Requirement;
    /**
     * What is wrong, and what users notice of it. `{threshold}`, with its unit, and `{window}` are filled in as they are in force;
     * the line below it tells both in any case, and that missing data alarm where they do.
     */
    readonly because: Words;
    /** The first place to look at, or command to run; then what helps. */
    readonly remedy: Words;
    /** Where it comes from: the short name of a document of the catalogue, words of your own, or the address of AWS's page. */
    readonly source: readonly string[];
  };

/** A page of AWS's documentation. */
export const awsDocs = (page: string): string => `https://docs.aws.amazon.com/${page}`;

/** AWS's list of recommended alarms. */
export const awsRecommended = awsDocs(
  "AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html",
);
