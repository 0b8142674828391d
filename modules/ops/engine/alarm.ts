import type { AlarmWindow, Composite, Severity } from "../../../src/model/environment/index.js";
import type { SomeText } from "../../../src/model/text.js";
import type { Dimensions, Metric, Unit } from "./metric.js";
import type { FewSamples, MissingData } from "./row.js";

/** CloudWatch's comparison operators that the catalogue uses. */
export type ComparisonOperator =
  | "GreaterThanThreshold"
  | "GreaterThanOrEqualToThreshold"
  | "LessThanThreshold"
  | "LessThanOrEqualToThreshold"
  | "GreaterThanUpperThreshold"
  | "LessThanLowerThreshold";

/** A metric of one resource. */
export interface ResolvedMetric extends Metric {
  readonly dimensions: Dimensions;
}

/** What an alarm looks at: one metric, or an expression over several. */
export type Measure =
  | {
      readonly metric: ResolvedMetric;
      /** Names of the dimensions that the metric has besides, over whose values a query brings it together. */
      readonly across?: readonly string[];
    }
  | { readonly expression: string; readonly metrics: Readonly<Record<string, ResolvedMetric>> };

/** The metric filter that makes the metric of an alarm on a log. */
export interface LogFilter {
  readonly name: string;
  readonly logGroup: string;
  readonly pattern: string;
  readonly value: string;
  readonly defaultValue?: number;
}

/** An alarm as plain data: constructs, tables and tests all read this. */
export interface Alarm {
  /** `aurora.cpuUtilization` */
  readonly id: string;
  readonly service: string;
  readonly row: string;
  /** Keys of the target: `["main", "writer"]`. */
  readonly target: readonly string[];
  readonly severity: Severity;
  /** The route that it is told by, where that is not the one of its severity. */
  readonly route?: string | undefined;
  /** The alarm's name in CloudWatch. */
  readonly name: string;
  /** Whether an alarm of this name exists already, and is taken over. */
  readonly adopted?: true;
  readonly description: string;
  /** Address of its runbook. */
  readonly runbook?: string;
  readonly measure: Measure;
  readonly filter?: LogFilter;
  /** Unit of the threshold. */
  readonly unit: Unit;
  readonly comparisonOperator: ComparisonOperator;
  /** The threshold; none where the metric is held against a band. */
  readonly threshold?: number;
  /** Standard deviations around what CloudWatch expects (anomaly detection). */
  readonly anomalyBand?: number;
  readonly window: AlarmWindow;
  /** Fewest samples that a period must have to count; none where each does, or CloudWatch's own guard judges. */
  readonly leastSamples?: number;
  readonly treatMissingData: MissingData;
  /** What becomes of a percentile of few samples; none where it looks at no percentile. */
  readonly fewSamples?: FewSamples;
  /** Where AWS publishes what it looks at; it is there too. */
  readonly region: string;
  /** What EC2 does by itself when the alarm goes off. */
  readonly automation?: "recover";
  /** Names of the composite alarms that read it; CloudWatch does not delete it before they have let it go. */
  readonly readBy?: readonly string[];
  /** Name of the composite alarm that tells in its place: it tells nobody itself. */
  readonly silencedBy?: string;
}

/** An alarm as a composite alarm knows it. */
export type CompositeChild = Pick<Alarm, "id" | "target" | "severity" | "name">;

/** Alarms that are told as one, as plain data. */
export interface PlannedComposite {
  /** `composite` */
  readonly id: string;
  readonly service: string;
  /** Its key. */
  readonly target: readonly string[];
  readonly severity: Severity;
  /** The route that it is told by, where that is not the one of its severity. */
  readonly route?: string | undefined;
  /** The composite alarm's name in CloudWatch. */
  readonly name: string;
  readonly description: string;
  /** Address of its runbook. */
  readonly runbook?: string;
  readonly region: string;
  readonly when: Composite["when"];
  readonly children: readonly CompositeChild[];
  /** Whether its children tell nobody. */
  readonly silent: boolean;
  readonly suppressor?: NonNullable<Composite["suppressor"]>;
}

/** Two windows of one rate: it is told while both are in ALARM. */
export interface BurnWindows {
  /** How many times as fast as the objective allows. */
  readonly rate: number;
  /** Whether enough was lost; it has no actions. */
  readonly long: Alarm;
  /** Whether it still goes on; it has no actions. */
  readonly short: Alarm;
}

/** What a service level tells at one severity: a composite alarm over pairs of alarms. */
export interface BurnRateAlarm {
  /** `serviceLevel` */
  readonly id: string;
  readonly service: string;
  /** The key of the service level. */
  readonly target: readonly string[];
  readonly severity: Severity;
  /** The route that it is told by, where that is not the one of its severity. */
  readonly route?: string | undefined;
  /** The composite alarm's name in CloudWatch. */
  readonly name: string;
  /** Whether a composite alarm of this name exists already, and is taken over. */
  readonly adopted?: true;
  readonly description: string;
  readonly region: string;
  /** Any of them is enough. */
  readonly pairs: readonly BurnWindows[];
}

/** An alarm that cannot be made before somebody gives its threshold. */
export interface AlarmNeedingValue {
  readonly id: string;
  readonly target: string;
  readonly severity: Severity;
  /** The route that it will be told by, where that is not the one of its severity. */
  readonly route?: string | undefined;
  /** How to choose the threshold. */
  readonly guidance: SomeText;
}

/** An alarm or event that is switched off, and why. */
export interface DisabledItem {
  readonly id: string;
  readonly target: string;
  /** The severity that is off, where another one is not, or for another reason. */
  readonly severity?: Severity;
  readonly reason: string;
}
