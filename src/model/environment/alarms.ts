import * as z from "zod";
import type { Region } from "../facts/regions.js";
import { alarmNameProblem, templateProblem, templateRule } from "../names/index.js";
import { byRegion, checkedText, expects, object, plainText } from "../schema/fields.js";
import { dashboardSchema, type DashboardInput } from "./dashboard.js";
import { compositesSchema, type CompositeInput } from "./composites.js";
import { heartbeatSchema, type HeartbeatInput } from "./heartbeat.js";
import { overrideSchema, type AlarmOverride } from "./overrides.js";
import { runbookSchema } from "./runbook.js";
import { routesSchema, topicKey, type RoutesInput } from "./routes.js";
import type { SomeSeverities } from "./severity.js";
import { spendSchema, type SpendInput } from "./spend.js";
import { isToken } from "../schema/token.js";
import { show } from "../schema/issue.js";

/** What the ops team has: who is told, and what differs from the catalogue. */
export interface AlarmsInput {
  /** Who is told: per severity, and by further routes that overrides and service levels choose. */
  readonly routes: RoutesInput;
  /** A message to a service outside of AWS, which tells somebody when it stays away; none where it is left out. */
  readonly heartbeat?: HeartbeatInput;
  /** A dashboard of all that is watched; none where it is left out. */
  readonly dashboard?: DashboardInput;
  /**
   * What the account costs, and who is told of it.
   * @default nobody is told
   */
  readonly spend?: SpendInput;
  /** Where runbooks are: `{alarm}` becomes the alarm's id. Linked in every alarm's description. */
  readonly runbook?: string;
  /**
   * How alarms are called in CloudWatch. What an alarm does not have goes with the mark before it: `{target}` of what there is one of in an
   * account, `{row}` of service levels. Addresses in Terraform stay as they are; a change of the template makes every alarm anew.
   * @default {system}-{environment}-{service}-{target}-{row}-{severity}; a name beyond 255 characters ends in a digest
   * @limits text with {service}, {target}, {row}, {severity}, and {system} and {environment} where they are wanted
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
   */
  readonly name?: string;
  /**
   * Names of alarms that exist already, by id, target (`account` where there is one only) and severity of the alarm that takes the place of
   * each: it keeps that name and its tags, is imported, and has everything else set as this environment has it. No plan destroys it. By
   * `serviceLevel` and the key of a service level, names of composite alarms.
   * @default {}
   */
  readonly adopt?: Readonly<Record<string, AdoptedAlarms | undefined>>;
  /**
   * Customer managed key of the topics, whose policy lets CloudWatch, EventBridge and RDS use it.
   * @default one is made
   */
  readonly topicKmsKey?: string;
  /**
   * The same for topics in further regions.
   * @default one is made where a topic is
   * @limits … }
   */
  readonly topicKmsKeys?: Readonly<Partial<Record<Region, string>>>;
  /**
   * What differs from the catalogue, by the id of the alarm or event; by `<service>.*` the route of all that a service has.
   * @default {}
   */
  readonly overrides?: Readonly<Record<string, AlarmOverride | undefined>>;
  /**
   * Alarms that are told as one, by a key of your own: one notice of an outage instead of one of each alarm.
   * @default {}
   */
  readonly composites?: Readonly<Record<string, CompositeInput>>;
  /**
   * Services that are not watched, by their name in the inventory, and why: all of their alarms and events are off.
   * @default {}
   */
  readonly off?: Readonly<Record<string, string | undefined>>;
  /**
   * Telemetry that this environment does without, and why: alarms that need it are off.
   * @default {}
   */
  readonly without?: Readonly<Record<string, string | undefined>>;
}

/** Names of alarms that exist already, by target and severity. */
export type AdoptedAlarms = Readonly<Record<string, SomeSeverities<string> | undefined>>;

const existingName = () =>
  checkedText("the name of an alarm that exists already", (value) => {
    const problem = isToken(value)
      ? "must be known when the files are written: its import names it"
      : alarmNameProblem(value);
    return problem && `${show(value)} ${problem}`;
  }).optional();

const adopted = object(
  { error: existingName(), warn: existingName() },
  'names of alarms by severity, such as { error: "api-cpu-high" }',
);

const reasons = (one: string, all: string) => z.record(z.string(), plainText(one).optional(), expects(all)).default({});

const policy = {
  routes: routesSchema,
  heartbeat: heartbeatSchema.optional(),
  dashboard: dashboardSchema.optional(),
  spend: spendSchema.optional(),
  runbook: runbookSchema.optional(),
  name: checkedText(templateRule, templateProblem).optional(),
  adopt: z
    .record(
      z.string(),
      z.record(z.string(), adopted.optional(), expects("a record of names by target and severity")).optional(),
      expects("a record of names by id, target and severity"),
    )
    .default({}),
  topicKmsKey: topicKey.optional(),
  topicKmsKeys: byRegion(topicKey, "KMS keys").default({}),
  overrides: z.record(z.string(), overrideSchema.optional(), expects("a record of overrides by alarm id")).default({}),
  composites: compositesSchema,
  off: reasons("the reason why the service is not watched", "a record of reasons by service"),
  without: reasons("the reason why this environment does without it", "a record of reasons by telemetry"),
};

export const alarmsSchema = object(policy, undefined, {
  topicKmsKeyUsEast1: 'it is now topicKmsKeys: { "us-east-1": … }',
});

export type AlarmPolicy = z.output<typeof alarmsSchema>;
export type Route = AlarmPolicy["routes"]["error"];
