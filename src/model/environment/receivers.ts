import { boolean, checked, expects, matching, name, oneKeyOf, record } from "../schema/fields.js";
import { slackChannel, teamsChannel, type SlackChannel, type TeamsChannel } from "./chat.js";
import { functionArn } from "./route-actions.js";

/** Someone who is told: exactly one of `email`, `https`, `httpsVariable`, `lambda`, `sqs`, `slack` and `teams`. */
export interface Receiver {
  /** A mail address; AWS asks it to confirm the subscription once. */
  readonly email?: string;
  /** An HTTPS endpoint that confirms SNS subscriptions by itself. */
  readonly https?: string;
  /** The name of a Terraform variable that carries an HTTPS endpoint, where the URL holds a key that must stay secret. */
  readonly httpsVariable?: string;
  /**
   * ARN of a Lambda function, of one version of it or of an alias. It hears of alarms, of those that became OK, and of events. Its region
   * may be another one than the topic's.
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-lambda-as-subscriber.html
   */
  readonly lambda?: string;
  /**
   * Whether the function's policy lets SNS invoke it already; that of a function in another account has to. Else a permission is made, for
   * the topics of the route alone.
   * @default false
   */
  readonly permitted?: boolean;
  /**
   * ARN of an SQS queue of this account, whose policy, and key where it has one, let SNS send to it. A topic takes no FIFO queue.
   * @see https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
   */
  readonly sqs?: string;
  /**
   * A channel of Slack, by Amazon Q Developer in chat applications. Somebody authorizes the workspace in its console, once in an account,
   * and invites `@Amazon Q` to the channel: nothing arrives before, and nobody is told so.
   * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/slack-setup.html
   */
  readonly slack?: SlackChannel;
  /**
   * A channel of Microsoft Teams, by Amazon Q Developer in chat applications. Somebody authorizes the team in its console, once in an
   * account: nothing can be applied before. An account tells one channel of a team.
   * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/teams-setup.html
   */
  readonly teams?: TeamsChannel;
}

export const receiverKinds = ["email", "https", "httpsVariable", "lambda", "sqs", "slack", "teams"] as const;

type ReceiverKind = (typeof receiverKinds)[number];

/** Where a receiver is told, in one text, and the field that says so. */
export const endpointsOf = (receiver: Receiver): { readonly kind: ReceiverKind; readonly to: string }[] =>
  receiverKinds.flatMap((kind) => {
    const given = receiver[kind];
    if (given === undefined) return [];
    if (typeof given === "string") return [{ kind, to: given }];
    return [{ kind, to: ["workspace" in given ? given.workspace : given.team, given.channel].join("/") }];
  });

/**
 * Names that no variable can have.
 *
 * @see https://developer.hashicorp.com/terraform/language/block/variable
 */
const reservedVariables = ["count", "depends_on", "for_each", "lifecycle", "locals", "providers", "source", "version"];

const queueArn = /^arn:aws[a-z-]*:sqs:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,80}$/;

const receiver = checked(
  oneKeyOf(
    {
      email: matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "a mail address").optional(),
      https: matching(/^https:\/\/[^\s/]+(\/\S*)?$/, "an HTTPS URL").optional(),
      httpsVariable: matching(/^[a-z][a-z0-9_]{0,62}$/, "the name of a Terraform variable, such as pager_url")
        .refine(
          (variable) => !reservedVariables.includes(variable),
          expects(`a name that Terraform leaves for variables\n  reserved: ${reservedVariables.join(", ")}`),
        )
        .optional(),
      lambda: name(
        functionArn,
        "the ARN of a Lambda function, or of a version or an alias of it (arn:aws:lambda:…:function:…)",
      ).optional(),
      permitted: boolean().optional(),
      sqs: name(queueArn, "the ARN of a standard SQS queue (arn:aws:sqs:…)").optional(),
      slack: slackChannel.optional(),
      teams: teamsChannel.optional(),
    },
    receiverKinds,
  ),
  ({ lambda, permitted }, report) => {
    if (permitted === true && lambda === undefined) report(["permitted"], "is for a function; leave it out");
  },
);

export const receivers = record(receiver, "receivers");

/** What is wrong with a receiver that no environment has checked, if anything. */
export function receiverProblem(given: Receiver): string | undefined {
  const kinds = receiverKinds.filter((kind) => given[kind] !== undefined);
  if (kinds.length === 1) return undefined;
  return `needs exactly one of ${receiverKinds.join(", ")}; found ${kinds.length === 0 ? "none" : kinds.join(" and ")}`;
}

/** Functions among receivers, but those whose policy lets SNS invoke them already. */
export const functionsOf = (
  given: Readonly<Record<string, Receiver>>,
): { readonly key: string; readonly arn: string }[] =>
  Object.entries(given).flatMap(([key, { lambda, permitted }]) =>
    lambda === undefined || permitted ? [] : [{ key, arn: lambda }],
  );
