import type { LogMetricFilter } from "./log-filter/filtered-series.js";

/** The state of an alarm. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html */
export type AlarmState = "OK" | "ALARM" | "INSUFFICIENT_DATA";

export const alarmStates: readonly AlarmState[] = ["OK", "ALARM", "INSUFFICIENT_DATA"];

/** What stands in for missing points. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html */
export type TreatMissingData = "missing" | "ignore" | "breaching" | "notBreaching";

export const missingDataPolicies: readonly TreatMissingData[] = ["missing", "ignore", "breaching", "notBreaching"];

/** Where a metric lives, and how its points become one value a period. */
export interface MetricStat {
  readonly namespace: string;
  readonly metricName: string;
  /** @default no dimensions */
  readonly dimensions?: Readonly<Record<string, string>>;
  /** `Average`, `Sum`, `p99`, `TM(10%:90%)`, …: every statistic that CloudWatch documents. */
  readonly stat: string;
  /** Seconds: 10, 20, 30 or a multiple of 60. */
  readonly period: number;
  /** Only points of this unit count. @default points of every unit */
  readonly unit?: string;
}

/** One entry of an alarm's `Metrics`: a metric, or an expression over the others. */
export interface MetricQuery {
  /** The name that expressions use. */
  readonly id: string;
  readonly metric?: MetricStat;
  /** Metric math; `ANOMALY_DETECTION_BAND(…)` takes its values from `options.bands`. */
  readonly expression?: string;
  /** Seconds, for an expression that no metric of the alarm gives a period (Metrics Insights). */
  readonly period?: number;
}

interface Acting {
  /** Unique among the alarms evaluated together. */
  readonly name: string;
  /** The alarm's ARN, when rules may name it so. */
  readonly arn?: string;
  /** The address in Terraform, when rules may refer to it so. */
  readonly address?: string;
  /** Whether any action runs. @default true */
  readonly actionsEnabled?: boolean;
  /** ARNs, or Terraform addresses where ARNs are known after apply only. @default none */
  readonly alarmActions?: readonly string[];
  /** @default none */
  readonly okActions?: readonly string[];
  /** @default none */
  readonly insufficientDataActions?: readonly string[];
  /** The state before the first evaluation. @default "INSUFFICIENT_DATA", as a new alarm has */
  readonly state?: AlarmState;
}

/** A metric alarm, as PutMetricAlarm takes it. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export interface MetricAlarm extends Acting {
  readonly kind: "metric";
  /** The metrics and expressions of the alarm; a single-metric alarm has one. */
  readonly queries: readonly MetricQuery[];
  /** The id of the query that is compared with the threshold. */
  readonly watched: string;
  readonly comparisonOperator: ComparisonOperator;
  /** Required unless the operator compares with a band. */
  readonly threshold?: number;
  /** The id of the band's query. Required where the operator compares with a band. */
  readonly thresholdMetricId?: string;
  /** N. */
  readonly evaluationPeriods: number;
  /** M. @default `evaluationPeriods` */
  readonly datapointsToAlarm?: number;
  /** @default "missing"; "ignore" for metrics of `AWS/DynamoDB` */
  readonly treatMissingData?: TreatMissingData;
  /** Percentile alarms only: whether periods with too few samples count. @default "evaluate" */
  readonly evaluateLowSampleCountPercentile?: "evaluate" | "ignore";
}

/** A composite alarm, as PutCompositeAlarm takes it. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html */
export interface CompositeAlarm extends Acting {
  readonly kind: "composite";
  /** `ALARM(a) AND NOT OK("b")`, `AT_LEAST(2, ALARM, (a, b, c))`, … */
  readonly rule: string;
  /** Holds back the actions while another alarm is in ALARM. @default none */
  readonly actionsSuppressor?: {
    /** Name or ARN. */
    readonly alarm: string;
    /** Seconds. */
    readonly waitPeriod: number;
    /** Seconds. */
    readonly extensionPeriod: number;
  };
}

export type EvaluationAlarm = MetricAlarm | CompositeAlarm;

/** A mute rule, as PutAlarmMuteRule takes it. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html */
export interface MuteRule {
  readonly name: string;
  /** `cron(0 2 * * SUN)` or `at(2026-01-20T14:00)`. */
  readonly expression: string;
  /** ISO 8601, from `PT1M` to `P15D`. */
  readonly duration: string;
  /** An IANA time zone. @default "UTC" */
  readonly timezone?: string;
  /** ISO 8601. @default at once */
  readonly startDate?: string;
  /** ISO 8601. @default never */
  readonly expireDate?: string;
  readonly alarmNames: readonly string[];
}

/** Who hears of a topic. */
export interface Subscription {
  /** The topic, written as in the alarms' actions. */
  readonly topic: string;
  readonly protocol: string;
  readonly endpoint: string;
}

/** A text, or how it begins or ends. */
export type NamePattern =
  | string
  | { readonly prefix: string; readonly suffix?: undefined }
  | { readonly suffix: string; readonly prefix?: undefined };

/** A rule of EventBridge on changes of alarms' states. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html */
export interface AlarmStateRule {
  readonly name: string;
  /** ARNs, or Terraform addresses where ARNs are known after apply only. */
  readonly targets: readonly string[];
  /** @default all alarms */
  readonly alarmNames?: readonly NamePattern[];
  /** Of the alarms' ARNs. @default all alarms */
  readonly resources?: readonly NamePattern[];
  /** The states before. @default all */
  readonly from?: readonly AlarmState[];
  /** The states after. @default all */
  readonly to?: readonly AlarmState[];
  /** What of its pattern is not understood: the rule is named in the notes, and tells nobody. */
  readonly unread?: string;
}

/** What a file of alarms holds; spread it into the options of `evaluate`. */
export interface AlarmSet {
  readonly alarms: readonly EvaluationAlarm[];
  readonly muteRules: readonly MuteRule[];
  readonly subscriptions: readonly Subscription[];
  readonly metricFilters: readonly LogMetricFilter[];
  /** @default none */
  readonly stateRules?: readonly AlarmStateRule[];
}

export type ComparisonOperator =
  | "GreaterThanOrEqualToThreshold"
  | "GreaterThanThreshold"
  | "LessThanThreshold"
  | "LessThanOrEqualToThreshold"
  | "LessThanLowerOrGreaterThanUpperThreshold"
  | "LessThanLowerThreshold"
  | "GreaterThanUpperThreshold";
