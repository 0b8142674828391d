import * as z from "zod";
import { boolean, expects, integer, object, oneOf, plainText, positive } from "../schema/fields.js";
import { windowsSchema, type AlarmWindow } from "./alarm-window.js";
import { isStatistic, missingData, type MissingData, type Statistic } from "./measuring.js";
import { routeName } from "./routes.js";
import { runbookSchema } from "./runbook.js";
import { severities, type Severity, type SomeSeverities } from "./severity.js";

/**
 * A threshold worked out from the target as the inventory has it, defaults filled in: `({ timeout }) => timeout * 900`. It gives the
 * same for the same target.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the catalogue says what the target is
export type DerivedThreshold<Target = any> = (target: Target) => number;

/** What an environment changes of an alarm or event, everywhere or on one target. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the catalogue says what the target is
export interface AlarmChange<S extends Severity = Severity, Target = any> {
  /**
   * Thresholds by severity, in the metric's unit: a number, or a function of the target. A severity that the row does not have makes a
   * second alarm.
   * @default those of the catalogue
   */
  readonly thresholds?: SomeSeverities<number | DerivedThreshold<Target>>;
  /**
   * Standard deviations around what CloudWatch expects from the past two weeks, instead of thresholds; of metrics that
   * follow traffic only. An alarm of this kind is billed as three.
   * @limits above 0
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Anomaly_Detection.html
   */
  readonly anomalyBand?: number;
  /**
   * The window that is looked at, for both severities or by severity.
   * @default that of the catalogue
   */
  readonly window?: AlarmWindow | SomeSeverities<AlarmWindow>;
  /**
   * What a period without data means: `breaching`, `notBreaching`, `ignore` (the alarm stays as it is) or `missing`.
   * @default that of the catalogue
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
   */
  readonly treatMissingData?: MissingData;
  /**
   * The statistic, or a percentile such as `p95`, of an alarm that looks at one metric; one that AWS documents for it.
   * @default that of the catalogue
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
   */
  readonly statistic?: Statistic;
  /**
   * Fewest samples in a period that count, of a rate or a percentile: with fewer it stands for zero. Of a percentile it takes the place of
   * CloudWatch's own guard.
   * @default 20 of rates; of percentiles what CloudWatch takes for enough
   * @limits a whole number from 1 to 1000000
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html
   */
  readonly leastSamples?: number;
  /**
   * The severity, where the alarm has one only; an event always has one.
   * @default that of the catalogue
   */
  readonly severity?: Severity;
  /**
   * The route that its notices go by.
   * @default that of its service, else that of its severity
   * @limits a key of alarms.routes.others, or a severity
   */
  readonly route?: string;
  /**
   * What the alarm says happened, instead of the catalogue's words; in the language of the environment, and as it is written. Threshold
   * and window in force are told beside it.
   */
  readonly because?: string;
  /** What to do, instead of the catalogue's words; in the language of the environment. */
  readonly remedy?: string;
  /**
   * Where the runbook of this alarm is: `{alarm}` becomes the alarm's id.
   * @default that of all alarms, `alarms.runbook`
   */
  readonly runbook?: string;
  /**
   * Switches an alarm on that is off by default, as the catalogue says of it: another alarm tells the same, and with both one
   * cause has two notices.
   * @default false
   */
  readonly on?: boolean;
  /**
   * Switches the alarm or event off, or one severity of an alarm: the reason, for whoever looks for it later. What is off in general is off on
   * every target.
   */
  readonly off?: string | SomeSeverities<string, S>;
}

/** What an environment changes of an alarm or event. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the catalogue says what the target is
export interface AlarmOverride<S extends Severity = Severity, Target = any> extends AlarmChange<S, Target> {
  /** The same for single targets, by their key: `main/writer`. */
  readonly targets?: Readonly<Record<string, AlarmChange<S, Target> | undefined>>;
}

/** What an environment changes of an event, everywhere or on one target. */
export interface EventChange extends Pick<AlarmChange, "severity" | "route"> {
  /** Switches the event off: the reason. What is off in general is off on every target. */
  readonly off?: string;
}

/** What an environment changes of everything that a service has. */
export type ServiceOverride = Pick<AlarmChange, "route">;

/** What an environment changes of an event. */
export interface EventOverride extends EventChange {
  /** The same for single targets, by their key: `main/keycloak`. */
  readonly targets?: Readonly<Record<string, EventChange | undefined>>;
}

const threshold = (severity: Severity) => {
  const right = expects(
    `a number, or a function of the target; to leave ${severity} out, say why: off: { ${severity}: "…" }`,
  );
  const derived = z.custom<DerivedThreshold>((value) => typeof value === "function");
  return z.union([z.number(), derived], right).optional();
};

const reason = () => plainText("the reason why it is off");

/** Why something is off, or one severity of it. */
export const offSchema = z.union([reason(), object({ error: reason().optional(), warn: reason().optional() })], {
  error: expects('the reason why it is off, or reasons by severity: { warn: "…" }').error,
});

const change = {
  thresholds: object({ error: threshold("error"), warn: threshold("warn") }).optional(),
  anomalyBand: positive("a number of standard deviations, above 0").optional(),
  window: windowsSchema.optional(),
  treatMissingData: oneOf(missingData).optional(),
  statistic: z
    .custom<Statistic>(
      isStatistic,
      expects("Average, Sum, Minimum, Maximum, SampleCount, or a percentile from p0 to p100 such as p95"),
    )
    .optional(),
  leastSamples: integer(1, 1_000_000, "samples").optional(),
  severity: oneOf(severities).optional(),
  route: routeName().optional(),
  because: plainText("what the alarm says happened").optional(),
  remedy: plainText("what to do").optional(),
  runbook: runbookSchema.optional(),
  on: boolean().optional(),
  off: offSchema.optional(),
};

/** Everything that may be said of an alarm. */
export const alarmWords: readonly string[] = Object.keys(change);

export const overrideSchema = object({
  ...change,
  targets: z.record(z.string(), object(change).optional(), expects("a record of changes by target")).optional(),
});
