import { boolean, checked, expects, matching, name, oneKeyOf, record } from "../schema/fields.js";
import { functionArn } from "./route-actions.js";

/** Someone who is told: exactly one of `email`, `https`, `httpsVariable`, `lambda` and `sqs`. */
export interface Receiver {
  /** A mail address; AWS asks it to confirm the subscription once. */
  readonly email?: string;
  /** An HTTPS endpoint that confirms SNS subscriptions by itself. */
  readonly https?: string;
  /** The name of a Terraform variable that carries an HTTPS endpoint, where the URL holds a key that must stay secret. */
  readonly httpsVariable?: string;
  /**
   * ARN of a Lambda function, of one version of it or of an alias. It hears of alarms, of those that became OK, and of events: what
   * writes to a chat, for one. Its region may be another one than the topic's.
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
}

export const receiverKinds = ["email", "https", "httpsVariable", "lambda", "sqs"] as const;

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
