import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { TerraformStack, TerraformVariable, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { keepReference } from "../../../src/model/schema/token.js";
import { isChat } from "../../../src/model/environment/chat.js";
import { receiverProblem, type Receiver } from "../../../src/model/environment/receivers.js";
import { topicKeyProblem } from "../../../src/model/environment/routes.js";
import { arnOf, policy, type Place, type Statement } from "../../../src/model/iam/index.js";
import { mainResource, roomFor } from "../../../src/cdktf/address.js";
import { checkInputs, required, unless } from "../../../src/cdktf/inputs.js";
import { costPublishing, type CostPublisher } from "./cost-publishers.js";

export interface AlarmTopicProps extends Place {
  /** The topic's name. */
  readonly name: string;
  /** A customer managed key which CloudWatch, EventBridge and RDS may use. */
  readonly kmsKeyArn: string;
  /** The provider of the topic's region, where that is not the stack's. */
  readonly provider?: TerraformProvider;
  /**
   * Who is told, by a short stable key. Functions are let be invoked by `TopicFunction`, queues by their own policy. Channels are
   * subscribed by Amazon Q, as `ChatChannels` has them.
   */
  readonly receivers: Readonly<Record<string, Receiver>>;
  /** What tells the topic of costs besides: `budgets`, `costAnomalies`. The key lets them use it too. @default nothing */
  readonly costs?: readonly CostPublisher[];
}

/**
 * An encrypted topic that alarms and events of this account can publish to, and its receivers.
 *
 * @throws Error when nobody would be told, or CloudWatch cannot use the key.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html#SNS_Confused_Deputy
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html#enforce-encryption-data-in-transit
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
 */
export class AlarmTopic extends Module {
  /** The topic's ARN, which waits for the topic to exist. */
  readonly topicArn: string;
  /** The same, which waits for the topic's policy too: for services that look at once whether they may publish. */
  readonly openTopicArn: string;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(
      scope,
      id,
      required(props, { name: "text", kmsKeyArn: "text", receivers: "object", account: "text", region: "text" }),
    );
    const { provider, receivers } = props;
    checkInputs(this.node.path, {
      kmsKeyArn: topicKeyProblem(props.kmsKeyArn),
      receivers: unless(Object.keys(receivers).length > 0, "has no receiver: nobody would be told"),
      ...Object.fromEntries(
        Object.entries(receivers).map(([key, receiver]) => [`receivers.${key}`, receiverProblem(receiver)]),
      ),
    });
    const topic = new SnsTopic(this, mainResource, {
      name: props.name,
      kmsMasterKeyId: keepReference(props.kmsKeyArn),
      provider,
    });
    const opened = new SnsTopicPolicy(this, "policy", {
      arn: topic.arn,
      policy: publishers(topic.arn, props),
      provider,
    });
    for (const [key, receiver] of Object.entries(receivers)) {
      if (isChat(receiver)) continue;
      new SnsTopicSubscription(roomFor(this, key), key, {
        topicArn: topic.arn,
        provider,
        ...this.subscription(receiver),
      });
    }
    this.topicArn = topic.arn;
    this.openTopicArn = opened.arn;
  }

  private subscription({ email, https, httpsVariable, lambda, sqs }: Receiver) {
    if (email !== undefined) return { protocol: "email", endpoint: email };
    if (lambda !== undefined) return { protocol: "lambda", endpoint: keepReference(lambda) };
    if (sqs !== undefined) return { protocol: "sqs", endpoint: keepReference(sqs) };
    const endpoint = httpsVariable === undefined ? https! : this.secret(httpsVariable);
    return { protocol: "https", endpoint, endpointAutoConfirms: true, deliveryPolicy: JSON.stringify(patience) };
  }

  /** One variable for all topics that send to the same secret address. */
  private secret(name: string): string {
    const stack = TerraformStack.of(this);
    const id = `variable_${name}`;
    const known = stack.node.tryFindChild(id) as TerraformVariable | undefined;
    if (known) return known.stringValue;
    const variable = new TerraformVariable(stack, id, {
      type: "string",
      sensitive: true,
      description: "HTTPS endpoint that alarms are sent to",
    });
    variable.overrideLogicalId(name);
    return variable.stringValue;
  }
}

/**
 * SNS gives an HTTPS endpoint up after three retries in a minute, and throws the message away. Three of these come as soon, and then one
 * every two minutes: 51 minutes in all, where an hour is the most.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
const patience = {
  healthyRetryPolicy: {
    minDelayTarget: 20,
    maxDelayTarget: 120,
    numRetries: 28,
    numNoDelayRetries: 0,
    numMinDelayRetries: 3,
    numMaxDelayRetries: 25,
    backoffFunction: "linear",
  },
};

function publishers(topicArn: string, { costs = [], ...place }: AlarmTopicProps): string {
  const publish = { Effect: "Allow", Action: "sns:Publish", Resource: topicArn } as const;
  const ofThisAccount = { StringEquals: { "aws:SourceAccount": place.account } } satisfies Statement["Condition"];
  return policy(
    // The account alone: no pattern of ARNs lets alarms in whose names have other letters than ASCII's.
    {
      Sid: "CloudWatch",
      ...publish,
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Condition: ofThisAccount,
    },
    // No condition: AWS rules them out in topic policies for EventBridge, whose messages would all be dropped.
    { Sid: "EventBridge", ...publish, Principal: { Service: "events.amazonaws.com" } },
    {
      Sid: "RdsEvents",
      ...publish,
      Principal: { Service: "events.rds.amazonaws.com" },
      Condition: { ...ofThisAccount, ArnLike: { "aws:SourceArn": arnOf(place, "rds", "*") } },
    },
    ...costPublishing(costs, topicArn, place),
    // It takes nothing from the publishers above: what says nothing of the transport, or that it is secure, is not refused.
    {
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: "sns:Publish",
      Resource: topicArn,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  );
}
