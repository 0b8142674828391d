import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { keepReference } from "../../../src/model/schema/token.js";
import { mainResource } from "../../../src/cdktf/address.js";

export interface EventNoticeProps {
  /** The rule's name, at most 64 characters. */
  readonly name: string;
  /** What the rule is for, for whoever finds it in EventBridge. */
  readonly description: string;
  /** EventBridge's event pattern. */
  readonly pattern: Readonly<Record<string, unknown>>;
  /** Parts of the event that the text names, as JSON paths. */
  readonly paths: Readonly<Record<string, string>>;
  /** What is sent, as a text or as the fields of a JSON object; `<name>` stands for a path, in a field as all of its value. */
  readonly text: string | Readonly<Record<string, string>>;
  /** A topic of the same region that lets EventBridge publish. */
  readonly topicArn: string;
  /** The provider of the region where the event arrives, where that is not the stack's. */
  readonly provider?: TerraformProvider;
}

/**
 * Tells a topic of an event, in words instead of EventBridge's JSON.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export class EventNotice extends Module {
  constructor(scope: Construct, id: string, props: EventNoticeProps) {
    super(
      scope,
      id,
      required(props, {
        name: "text",
        description: "text",
        pattern: "object",
        paths: "object",
        text: "any",
        topicArn: "text",
      }),
    );
    const { provider } = props;
    const rule = new CloudwatchEventRule(this, mainResource, {
      name: props.name,
      description: props.description,
      eventPattern: JSON.stringify(props.pattern),
      state: asksForReads(props.pattern) ? withReads : undefined,
      provider,
    });
    new CloudwatchEventTarget(this, "topic", {
      rule: rule.name,
      targetId: "topic",
      arn: keepReference(props.topicArn),
      inputTransformer: { inputPaths: { ...props.paths }, inputTemplate: templateOf(props.text) },
      provider,
    });
  }
}

/**
 * Rules are given no read-only events of CloudTrail unless they say so, and to assume a role is one. A rule that names calls wants
 * them, whatever CloudTrail takes them for; one that does not would be given every look at anything.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
 */
const withReads = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

function asksForReads({ "detail-type": types, detail }: EventNoticeProps["pattern"]): boolean {
  if (!Array.isArray(types) || !types.includes("AWS API Call via CloudTrail")) return false;
  const { eventName: calls, readOnly } = (detail ?? {}) as Readonly<Record<string, unknown>>;
  if (Array.isArray(readOnly)) return readOnly.includes(true);
  return Array.isArray(calls) && calls.every((call) => typeof call === "string");
}

/** A variable that is all of a field's value stands without quotes: EventBridge writes its text as JSON. */
function templateOf(text: EventNoticeProps["text"]): string {
  if (typeof text === "string") return JSON.stringify(text);
  return `{${Object.entries(text)
    .map(([field, value]) => `${JSON.stringify(field)}: ${value}`)
    .join(", ")}}`;
}
