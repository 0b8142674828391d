import * as z from "zod";
import {
  arn,
  boolean,
  byRegion,
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
import { isToken, keepReference } from "../schema/token.js";

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

/** What is wrong with a topic's key, if anything. */
export function topicKeyProblem(value: string): string | undefined {
  if (isToken(value)) return undefined;
  if (!/\S/.test(value)) return `${show(value)} is not a KMS key ARN, key id or alias; leave it out to have one made`;
  if (!value.endsWith(managedKey)) return undefined;
  return `${show(value)} is a key that CloudWatch cannot use, so no alarm would be published\n  give a customer managed key, or none to have one made`;
}

const topicKey = z
  .string(expects("a KMS key ARN, key id or alias"))
  .refine((value) => topicKeyProblem(value) === undefined, { error: ({ input }) => topicKeyProblem(String(input)) })
  .overwrite(keepReference);

const route = checked(
  oneKeyOf(
    {
      /** Who is told, by a short stable key. A topic is made for them. */
      receivers: record(receiver, "receivers").optional(),
      /**
       * A topic of the team's own, which lets CloudWatch, EventBridge and RDS publish. EventBridge's statement must have no
       * condition.
       * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
       */
      topicArn: arn("sns", "an SNS topic").optional(),
      /**
       * The same in further regions. Alarms of CloudFront, Route 53 and their like are in us-east-1, and reach no topic of
       * another region.
       * @default topics are made there for the receivers
       */
      topicArns: byRegion(arn("sns", "an SNS topic"), "SNS topics").default({}),
      /**
       * Whether the end of an alarm is told too.
       * @default true
       */
      okNotices: boolean().default(true),
    },
    ["receivers", "topicArn"],
    "a route: receivers, or a topicArn of the team's own",
    { topicArnUsEast1: 'topicArns: { "us-east-1": … }' },
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

const threshold = (severity: Severity) =>
  z.number(expects(`a number; to leave ${severity} out, say why: off: { ${severity}: "…" }`)).optional();

const reason = () => plainText("the reason why it is off");

const change = {
  /** Thresholds by severity, in the metric's unit. */
  thresholds: object({ error: threshold("error"), warn: threshold("warn") }).optional(),
  /**
   * Standard deviations around what CloudWatch expects from the past two weeks, instead of thresholds; of metrics that
   * follow traffic only. An alarm of this kind is billed as three.
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Anomaly_Detection.html
   */
  anomalyBand: positive("a number of standard deviations, above 0").optional(),
  /** The window that is looked at. */
  window: windowSchema.optional(),
  /** The severity, where the alarm has one only; an event always has one. */
  severity: oneOf(severities).optional(),
  /**
   * Switches an alarm on that is off by default, as the catalogue says of it. It is off because another alarm tells the same;
   * with both, one cause has two notices.
   * @default false
   */
  on: boolean().optional(),
  /**
   * Switches the alarm or event off, or one severity of an alarm: the reason, for whoever looks for it later. What is off in general is off on
   * every target.
   */
  off: z
    .union([reason(), object({ error: reason().optional(), warn: reason().optional() })], {
      error: expects('the reason why it is off, or reasons by severity: { warn: "…" }').error,
    })
    .optional(),
};

const override = object({
  ...change,
  /** The same for single targets, by their key: `main/writer`. */
  targets: z.record(z.string(), object(change).optional(), expects("a record of changes by target")).optional(),
});

const policy = {
  /** Who is told, per severity. */
  routes: object({ error: route, warn: route }),
  /** Where runbooks are: `{alarm}` becomes the alarm's id. Linked in every alarm's description. */
  runbook: matching(
    /^https:\/\/(?!\S*\$\{alarm\})\S+$/,
    "an HTTPS URL, with {alarm} where the alarm's id goes, and no dollar sign before it",
  ).optional(),
  /** Customer managed key of the topics, whose policy lets CloudWatch, EventBridge and RDS use it; none has one made. */
  topicKmsKey: topicKey.optional(),
  /**
   * The same for topics in further regions.
   * @default one is made where a topic is
   */
  topicKmsKeys: byRegion(topicKey, "KMS keys").default({}),
  /** What differs from the catalogue, by the id of the alarm or event. */
  overrides: z.record(z.string(), override.optional(), expects("a record of overrides by alarm id")).default({}),
  /** Telemetry that this environment does without, and why: alarms that need it are off. */
  without: z.record(z.string(), plainText("the reason why this environment does without it").optional()).default({}),
};

/** What the ops team has: who is told, and what differs from the catalogue. */
export const alarmsSchema = object(policy, undefined, { topicKmsKeyUsEast1: 'topicKmsKeys: { "us-east-1": … }' });

export type AlarmPolicy = z.output<typeof alarmsSchema>;
export type AlarmOverride = z.output<typeof override>;
export type AlarmChange = Omit<AlarmOverride, "targets">;
export type Route = AlarmPolicy["routes"][Severity];
export type AlarmWindow = z.output<typeof window>;
