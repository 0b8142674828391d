import * as z from "zod";
import {
  anyName,
  arn,
  boolean,
  checked,
  expects,
  integer,
  matching,
  object,
  oneKeyOf,
  oneOf,
  plainText,
  positive,
  record,
} from "../schema/fields.js";
import { show } from "../schema/issue.js";

/** `error`: act now. `warn`: act within some working days. */
export const severities = ["error", "warn"] as const;
export type Severity = (typeof severities)[number];

/**
 * Names that no variable can have.
 *
 * @see https://developer.hashicorp.com/terraform/language/block/variable
 */
const reservedVariables = ["count", "depends_on", "for_each", "lifecycle", "locals", "providers", "source", "version"];

const receiver = oneKeyOf(
  {
    /** A mail address; AWS asks it to confirm the subscription once. */
    email: matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "a mail address").optional(),
    /** An HTTPS endpoint that confirms SNS subscriptions by itself. */
    https: matching(/^https:\/\/[^\s/]+(\/\S*)?$/, "an HTTPS URL").optional(),
    /** The name of a Terraform variable that carries an HTTPS endpoint, where the URL holds a key that must stay secret. */
    httpsVariable: matching(/^[a-z][a-z0-9_]{0,62}$/, "the name of a Terraform variable, such as pager_url")
      .refine(
        (variable) => !reservedVariables.includes(variable),
        expects(`a name that Terraform leaves for variables\n  reserved: ${reservedVariables.join(", ")}`),
      )
      .optional(),
  },
  ["email", "https", "httpsVariable"],
);

const managedKey = "alias/aws/sns";

const topicKey = anyName("a KMS key ARN, key id or alias").refine((value) => !value.endsWith(managedKey), {
  error: ({ input }) =>
    `${show(input)} is a key that CloudWatch cannot use, so no alarm would be published\n  give a customer managed key, or none to have one made`,
});

const route = checked(
  oneKeyOf(
    {
      /** Who is told, by a short stable key. A topic is made for them. */
      receivers: record(receiver, "receivers").optional(),
      /** A topic of the team's own, which lets CloudWatch, EventBridge and RDS publish. */
      topicArn: arn("sns", "an SNS topic").optional(),
      /** The same in us-east-1: alarms of CloudFront, Route 53 and their like are there, and reach no topic of another region. */
      topicArnUsEast1: arn("sns", "an SNS topic").optional(),
      /**
       * Whether the end of an alarm is told too.
       * @default true
       */
      okNotices: boolean().default(true),
    },
    ["receivers", "topicArn"],
    "a route: receivers, or a topicArn of the team's own",
  ),
  (value, report) => {
    if (value.receivers && Object.keys(value.receivers).length === 0) {
      report(["receivers"], "has no receiver: nobody would be told; add one, such as { oncall: { email: … } }");
    }
  },
);

const window = object({
  /** Seconds of one data point: 10, 20, 30 or a multiple of 60. */
  period: z
    .number(expects("a period in seconds"))
    .refine(
      (value) => [10, 20, 30].includes(value) || (Number.isInteger(value) && value > 0 && value % 60 === 0),
      expects("a period in seconds: 10, 20, 30 or a multiple of 60"),
    ),
  /** Data points over the threshold that make the alarm (M of N). */
  datapointsToAlarm: integer(1, 1440, "data points"),
  /** Data points that are looked at. */
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

const thresholdError = expects("a number, or false to leave this severity out");

const change = {
  /** Thresholds by severity, in the metric's unit; `false` leaves a severity out. */
  thresholds: object({
    error: z.union([z.number(), z.literal(false)], thresholdError).optional(),
    warn: z.union([z.number(), z.literal(false)], thresholdError).optional(),
  }).optional(),
  /**
   * Standard deviations around what CloudWatch expects from the past two weeks, instead of thresholds; of metrics that
   * follow traffic only. An alarm of this kind is billed as three.
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Anomaly_Detection.html
   */
  anomalyBand: positive("a number of standard deviations, above 0").optional(),
  /** The window that is looked at. */
  window: windowSchema.optional(),
  /** The severity, where the alarm has one only. */
  severity: oneOf(severities).optional(),
  /** Switches the alarm off: the reason, for whoever looks for it later. */
  off: plainText("the reason why it is off").optional(),
};

const override = object({
  ...change,
  /** The same for single targets, by their key: `main/writer`. */
  targets: z.record(z.string(), object(change), expects("a record of changes by target")).optional(),
});

/** Alarms of the ops team: who is told, and what differs from the catalogue. */
export const alarmsSchema = object({
  /** Who is told, per severity. */
  routes: object({ error: route, warn: route }),
  /** Where runbooks are: `{alarm}` becomes the alarm's id. Linked in every alarm's description. */
  runbook: matching(/^https:\/\/\S+$/, "an HTTPS URL, with {alarm} where the alarm's id goes").optional(),
  /** Customer managed key of the topics, whose policy lets CloudWatch, EventBridge and RDS use it; none has one made. */
  topicKmsKey: topicKey.optional(),
  /** The same for the topics in us-east-1. */
  topicKmsKeyUsEast1: topicKey.optional(),
  /** What differs from the catalogue, by alarm id. */
  overrides: z.record(z.string(), override, expects("a record of overrides by alarm id")).default({}),
  /** Telemetry that this environment does without, and why: alarms that need it are off. */
  without: z.record(z.string(), plainText("the reason why this environment does without it")).default({}),
});

export type AlarmPolicy = z.output<typeof alarmsSchema>;
export type AlarmOverride = z.output<typeof override>;
export type AlarmChange = Omit<AlarmOverride, "targets">;
export type Route = AlarmPolicy["routes"][Severity];
export type AlarmWindow = z.output<typeof window>;
