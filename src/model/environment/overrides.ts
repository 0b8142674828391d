import * as z from "zod";
import { boolean, checked, expects, integer, object, oneOf, plainText, positive } from "../schema/fields.js";
import { severities, type Severity, type SomeSeverities } from "./severity.js";

/** The window that an alarm looks at: M of N data points. */
export interface AlarmWindow {
  /**
   * Seconds of one data point: 10, 20, 30 or a multiple of 60.
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
   */
  readonly period: number;
  /**
   * Data points over the threshold that make the alarm (M of N); no more than `evaluationPeriods`.
   * @limits a whole number from 1 to 1440
   */
  readonly datapointsToAlarm: number;
  /**
   * Data points that are looked at; all of them within one day, or seven days where the period is an hour or more.
   * @limits a whole number from 1 to 1440
   */
  readonly evaluationPeriods: number;
}

/** What an environment changes of an alarm or event, everywhere or on one target. */
export interface AlarmChange<S extends Severity = Severity> {
  /**
   * Thresholds by severity, in the metric's unit.
   * @default those of the catalogue
   */
  readonly thresholds?: SomeSeverities<number, S>;
  /**
   * Standard deviations around what CloudWatch expects from the past two weeks, instead of thresholds; of metrics that
   * follow traffic only. An alarm of this kind is billed as three.
   * @limits above 0
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Anomaly_Detection.html
   */
  readonly anomalyBand?: number;
  /**
   * The window that is looked at.
   * @default that of the catalogue
   */
  readonly window?: AlarmWindow;
  /**
   * The severity, where the alarm has one only; an event always has one.
   * @default that of the catalogue
   */
  readonly severity?: Severity;
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
export interface AlarmOverride<S extends Severity = Severity> extends AlarmChange<S> {
  /** The same for single targets, by their key: `main/writer`. */
  readonly targets?: Readonly<Record<string, AlarmChange<S> | undefined>>;
}

/** What an environment changes of an event, everywhere or on one target. */
export interface EventChange extends Pick<AlarmChange, "severity"> {
  /** Switches the event off: the reason. What is off in general is off on every target. */
  readonly off?: string;
}

/** What an environment changes of an event. */
export interface EventOverride extends EventChange {
  /** The same for single targets, by their key: `main/keycloak`. */
  readonly targets?: Readonly<Record<string, EventChange | undefined>>;
}

const window = object({
  period: z
    .number(expects("a period in seconds"))
    .refine(
      (value) => [10, 20, 30].includes(value) || (Number.isInteger(value) && value > 0 && value % 60 === 0),
      expects("a period in seconds: 10, 20, 30 or a multiple of 60"),
    ),
  datapointsToAlarm: integer(1, 1440, "data points"),
  evaluationPeriods: integer(1, 1440, "data points"),
});

export const windowSchema = checked(window, ({ period, datapointsToAlarm, evaluationPeriods }, report) => {
  if (typeof period !== "number" || typeof evaluationPeriods !== "number") return;
  const limit = period >= 3600 ? 604800 : 86400;
  if (period * evaluationPeriods > limit) {
    report(
      ["evaluationPeriods"],
      `${evaluationPeriods} periods of ${period} seconds are longer than the ${limit / 86400 === 1 ? "one day" : "seven days"} an alarm can look back`,
    );
  }
  if (typeof datapointsToAlarm === "number" && datapointsToAlarm > evaluationPeriods)
    report(["datapointsToAlarm"], `${datapointsToAlarm} is more than the ${evaluationPeriods} data points looked at`);
});

const threshold = (severity: Severity) =>
  z.number(expects(`a number; to leave ${severity} out, say why: off: { ${severity}: "…" }`)).optional();

const reason = () => plainText("the reason why it is off");

/** Why something is off, or one severity of it. */
export const offSchema = z.union([reason(), object({ error: reason().optional(), warn: reason().optional() })], {
  error: expects('the reason why it is off, or reasons by severity: { warn: "…" }').error,
});

const change = {
  thresholds: object({ error: threshold("error"), warn: threshold("warn") }).optional(),
  anomalyBand: positive("a number of standard deviations, above 0").optional(),
  window: windowSchema.optional(),
  severity: oneOf(severities).optional(),
  on: boolean().optional(),
  off: offSchema.optional(),
};

export const overrideSchema = object({
  ...change,
  targets: z.record(z.string(), object(change).optional(), expects("a record of changes by target")).optional(),
});
