import { arnOf } from "../iam/place.js";
import { boolean, checked, name, object, oneKeyOf, oneOf, oneOfNumbers, record } from "../schema/fields.js";
import { isToken } from "../schema/token.js";

/** What an alarm does beside telling its topic: exactly one of a function, an OpsItem and a response plan. */
export interface RouteAction {
  /**
   * ARN of a Lambda function, of one version of it or of an alias, which the alarm invokes. It is in the alarm's region: a route whose
   * alarms are in several has a function in each.
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-lambda.html
   */
  readonly lambda?: string;
  /**
   * Whether the function's policy lets CloudWatch invoke it already; that of a function in another account has to. Else a permission is made, for
   * alarms of this account alone.
   * @default false
   */
  readonly permitted?: boolean;
  /** What the alarm makes in OpsCenter of Systems Manager. */
  readonly opsItem?: OpsItem;
  /**
   * ARN of a response plan of Incident Manager, which takes no new customers.
   * @see https://docs.aws.amazon.com/incident-manager/latest/userguide/incident-manager-availability-change.html
   */
  readonly responsePlan?: string;
}

/**
 * An OpsItem.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/OpsCenter-create-OpsItems-from-CloudWatch-Alarms.html
 */
export interface OpsItem {
  /** 1 is the most severe. */
  readonly severity: (typeof opsItemSeverities)[number];
  /**
   * AWS documents none for composite alarms: the OpsItems of service levels go without.
   * @default none
   */
  readonly category?: (typeof opsItemCategories)[number];
}

const opsItemSeverities = [1, 2, 3, 4] as const;
const opsItemCategories = ["Availability", "Cost", "Performance", "Recovery", "Security"] as const;

export const functionArn = /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w-]+)?$/;
const planArn = /^arn:aws[a-z-]*:ssm-incidents::\d{12}:responseplan\/[\w-]+$/;

const action = checked(
  oneKeyOf(
    {
      lambda: name(
        functionArn,
        "the ARN of a Lambda function, or of a version or an alias of it (arn:aws:lambda:…:function:…)",
      ).optional(),
      permitted: boolean().default(false),
      opsItem: object({
        severity: oneOfNumbers(opsItemSeverities, "the severity of an OpsItem"),
        category: oneOf(opsItemCategories).optional(),
      }).optional(),
      responsePlan: name(planArn, "the ARN of a response plan (arn:aws:ssm-incidents::…:responseplan/…)").optional(),
    },
    ["lambda", "opsItem", "responsePlan"],
    "what an alarm does: { lambda: … }, { opsItem: { severity: … } } or { responsePlan: … }",
  ),
  ({ lambda, permitted }, report) => {
    if (permitted === true && lambda === undefined) report(["permitted"], "is for a function; leave it out");
  },
);

export const routeActions = record(action, "actions").default({});

/** An action beside that of the topic, as CloudWatch takes it. */
export interface FurtherAction {
  readonly arn: string;
  /** The same for a composite alarm, where it differs. */
  readonly ofComposite?: string;
  /** What is done when the alarm goes off only; AWS documents so much of OpsItems and incidents. */
  readonly alarmOnly?: true;
}

/** What else follows from an alarm of a route. */
export interface Further {
  /** The topic of the route's channels. @default none */
  readonly chatTopicArn?: string;
  /** @default none */
  readonly further?: readonly FurtherAction[];
  /** Whether the topic and the functions are told, too, that an alarm has no data to judge by. @default false */
  readonly insufficientData?: boolean;
}

interface Actions {
  readonly actions: Readonly<Record<string, Omit<RouteAction, "permitted"> & { readonly permitted: boolean }>>;
}

/** The region of a function; one that Terraform alone knows is in the environment's. */
export const regionOfFunction = (arn: string, home: string): string => (isToken(arn) ? home : arn.split(":")[3]!);

/** A function of a route in a region, and what stands for it in an alarm. */
export const functionsIn = ({ actions }: Actions, home: string, region: string) =>
  Object.entries(actions).flatMap(([key, { lambda, permitted }]) =>
    lambda !== undefined && regionOfFunction(lambda, home) === region ? [{ key, arn: lambda, permitted }] : [],
  );

/**
 * What a route's alarms in a region do beside telling the topic, by key. An OpsItem is made where the alarm is.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
export const furtherIn = (
  { actions }: Actions,
  { region: home, account }: { readonly region: string; readonly account: string },
  region: string,
): readonly FurtherAction[] =>
  Object.values(actions).flatMap(({ lambda, opsItem, responsePlan }): FurtherAction[] => {
    if (lambda !== undefined) return regionOfFunction(lambda, home) === region ? [{ arn: lambda }] : [];
    if (responsePlan !== undefined) return [{ arn: responsePlan, alarmOnly: true }];
    const { severity, category } = opsItem!;
    const arn = arnOf({ account, region }, "ssm", `opsitem:${severity}`);
    return [
      category === undefined
        ? { arn, alarmOnly: true }
        : { arn: `${arn}#CATEGORY=${category}`, ofComposite: arn, alarmOnly: true },
    ];
  });

/** Most actions that an alarm has at a state. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export const mostActions = 5;

/** The topics that an alarm tells. */
export const topicsTold = (topicArn: string, { chatTopicArn }: Further): string[] =>
  chatTopicArn === undefined ? [topicArn] : [topicArn, chatTopicArn];

/** The actions of a metric alarm by state. */
export function alarmActions(topicArn: string, given: Further) {
  const { further = [], insufficientData } = given;
  const topics = topicsTold(topicArn, given);
  const told = [...topics, ...further.filter(({ alarmOnly }) => !alarmOnly).map(({ arn }) => arn)];
  return {
    alarmActions: [...topics, ...further.map(({ arn }) => arn)],
    ...(insufficientData && { insufficientDataActions: told }),
  };
}

/** The same of a composite alarm, which has data from its first evaluation on. */
export const compositeActions = (topicArn: string, given: Further) => ({
  alarmActions: [
    ...topicsTold(topicArn, given),
    ...(given.further ?? []).map(({ arn, ofComposite = arn }) => ofComposite),
  ],
});
