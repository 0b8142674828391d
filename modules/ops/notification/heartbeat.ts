import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, required, unless } from "../../../src/cdktf/inputs.js";
import { keepReference } from "../../../src/model/schema/token.js";

export interface HeartbeatProps {
  /** The rule's name, at most 64 characters. */
  readonly name: string;
  /**
   * Minutes between two messages.
   * @default 5
   */
  readonly interval?: number;
  /** What is sent. */
  readonly text: string;
  /** A topic of the same region that lets EventBridge publish, and whose receiver misses the message. */
  readonly topicArn: string;
}

/**
 * Tells a topic at a fixed interval that messages still come, for a service outside of AWS that tells somebody when they do not.
 *
 * @throws Error when the interval is no whole number of minutes.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rate-expressions.html
 */
export class Heartbeat extends Module {
  constructor(scope: Construct, id: string, props: HeartbeatProps) {
    super(scope, id, required(props, { name: "text", text: "text", topicArn: "text" }));
    const { name, interval = 5, text, topicArn } = props;
    checkInputs(this.node.path, {
      interval: unless(Number.isInteger(interval) && interval > 0, "must be a whole number of minutes, 1 or more"),
    });
    const rule = new CloudwatchEventRule(this, mainResource, {
      name,
      description: "Missed by a service outside of AWS when messages no longer come",
      scheduleExpression: interval === 1 ? "rate(1 minute)" : `rate(${interval} minutes)`,
    });
    new CloudwatchEventTarget(this, "topic", {
      rule: rule.name,
      targetId: "topic",
      arn: keepReference(topicArn),
      input: JSON.stringify(text),
    });
  }
}
