import * as z from "zod";
import type { Region } from "../facts/regions.js";
import {
  arn,
  boolean,
  byRegion,
  checked,
  expects,
  keyPattern,
  matching,
  object,
  oneKeyOf,
  record,
} from "../schema/fields.js";
import { show } from "../schema/issue.js";
import { isToken, keepReference } from "../schema/token.js";
import { receivers, type Receiver } from "./receivers.js";
import { isVisible } from "../schema/visible.js";
import { routeActions, type RouteAction } from "./route-actions.js";
import { severities } from "./severity.js";

/** Who is told at one severity: receivers, or a topic of the team's own. */
export interface RouteInput {
  /** Who is told, by a short stable key. A topic is made for them. */
  readonly receivers?: Readonly<Record<string, Receiver>>;
  /**
   * A topic of the team's own, which lets CloudWatch, EventBridge and RDS publish. EventBridge's statement must have no
   * condition, and CloudWatch's none on `aws:SourceArn` where names of alarms have other letters than ASCII's.
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
   */
  readonly topicArn?: string;
  /**
   * The same in further regions. Alarms of CloudFront, Route 53 and their like are in us-east-1, and reach no topic of
   * another region.
   * @default topics are made there for the receivers
   * @limits … }
   */
  readonly topicArns?: Readonly<Partial<Record<Region, string>>>;
  /**
   * Whether the end of an alarm is told too: that it became OK after ALARM. EventBridge tells it, so a topic of the team's own has
   * to let EventBridge publish.
   * @default true
   */
  readonly okNotices?: boolean;
  /**
   * What alarms do besides when they go off, by a short stable key. Events reach the topic alone.
   * @default {}
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html
   */
  readonly actions?: Readonly<Record<string, RouteAction>>;
  /**
   * Whether the topic, and the functions of `actions`, are told too that an alarm has no data to judge by (INSUFFICIENT_DATA). Where silence
   * is a failure an alarm goes off by itself (`treatMissingData`); the others lose their data whenever what they watch rests, all of a
   * resource at once, and a first apply begins without any.
   * @default false
   */
  readonly insufficientData?: boolean;
}

/** Who is told. */
export interface RoutesInput {
  /** Act now. */
  readonly error: RouteInput;
  /**
   * Act within some working days.
   * @default nobody; then no alarm and no event may be a warning without a route of its own
   */
  readonly warn?: RouteInput;
  /**
   * Further routes, by a short stable key, for alarms and events whose override or service level says `route`, whatever their severity.
   * @default {}
   */
  readonly others?: Readonly<Record<string, RouteInput>>;
}

const managedKey = "alias/aws/sns";

/** What is wrong with a topic's key, if anything. */
export function topicKeyProblem(value: string): string | undefined {
  if (isToken(value)) return undefined;
  if (!isVisible(value)) return `${show(value)} is not a KMS key ARN, key id or alias; leave it out to have one made`;
  if (!value.endsWith(managedKey)) return undefined;
  return `${show(value)} is a key that CloudWatch cannot use, so no alarm would be published\n  give a customer managed key, or none to have one made`;
}

export const topicKey = z
  .string(expects("a KMS key ARN, key id or alias"))
  .refine((value) => topicKeyProblem(value) === undefined, { error: ({ input }) => topicKeyProblem(String(input)) })
  .overwrite(keepReference);

const routeSchema = checked(
  oneKeyOf(
    {
      receivers: receivers.optional(),
      topicArn: arn("sns", "an SNS topic").optional(),
      topicArns: byRegion(arn("sns", "an SNS topic"), "SNS topics").default({}),
      okNotices: boolean().default(true),
      actions: routeActions,
      insufficientData: boolean().default(false),
    },
    ["receivers", "topicArn"],
    "a route: receivers, or a topicArn of the team's own",
    { topicArnUsEast1: 'it is now topicArns: { "us-east-1": … }' },
  ),
  (value, report) => {
    if (value.receivers && Object.keys(value.receivers).length === 0) {
      report(["receivers"], "has no receiver: nobody would be told; add one, such as { oncall: { email: … } }");
    }
  },
);

const others = checked(record(routeSchema, "routes"), (given, report) => {
  for (const severity of severities) {
    if (Object.hasOwn(given, severity)) report([severity], `is the route of a severity: alarms.routes.${severity}`);
  }
  if (Object.hasOwn(given, "heartbeat"))
    report(["heartbeat"], "is the topic of alarms.heartbeat; give the route another name");
});

export const routesSchema = object({
  error: routeSchema,
  warn: routeSchema.optional(),
  others: others.default({}),
});

/** The name of a route, of a severity or another one. */
export const routeName = () =>
  matching(keyPattern, "the name of a route: a key of alarms.routes.others, or a severity");
