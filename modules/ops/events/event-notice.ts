import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, required, unless } from "../../../src/cdktf/inputs.js";
import { keepReference } from "../../../src/model/schema/token.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { chatNotice, type Template } from "./chat-notice.js";

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
  /**
   * A topic of the same region that lets EventBridge publish.
   * @default none; then there is one of channels
   */
  readonly topicArn?: string;
  /**
   * The same of a topic that channels of Slack and Teams hear of.
   * @default none
   */
  readonly chatTopicArn?: string;
  /**
   * What channels are told, as a text.
   * @default the text
   */
  readonly chatText?: string;
  /** The provider of the region where the event arrives, where that is not the stack's. */
  readonly provider?: TerraformProvider;
}

/**
 * Tells topics of an event, in words instead of EventBridge's JSON.
 *
 * @throws Error when nobody would be told, or channels of fields.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export class EventNotice extends Module {
  constructor(scope: Construct, id: string, props: EventNoticeProps) {
    super(
      scope,
      id,
      required(props, { name: "text", description: "text", pattern: "object", paths: "object", text: "any" }),
    );
    const { provider, topicArn, chatTopicArn, text } = props;
    const { chatText = typeof text === "string" ? text : undefined } = props;
    checkInputs(this.node.path, {
      topicArn: unless((topicArn ?? chatTopicArn) !== undefined, "is required where there is no chatTopicArn"),
      chatText: unless(chatTopicArn === undefined || chatText !== undefined, "is required where text is of fields"),
    });
    const rule = new CloudwatchEventRule(this, mainResource, {
      name: props.name,
      description: props.description,
      eventPattern: JSON.stringify(props.pattern),
      state: asksForReads(props.pattern) ? withReads : undefined,
      provider,
    });
    const tell = (targetId: string, arn: string, inputTemplate: string) =>
      new CloudwatchEventTarget(this, targetId, {
        rule: rule.name,
        targetId,
        arn: keepReference(arn),
        inputTransformer: { inputPaths: { ...props.paths }, inputTemplate },
        provider,
      });
    if (topicArn !== undefined)
      tell("topic", topicArn, typeof text === "string" ? JSON.stringify(text) : written(text));
    if (chatTopicArn !== undefined) tell("chat", chatTopicArn, written(chatNotice(props.name, chatText!, props.paths)));
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
function written(part: Template): string {
  if (typeof part === "string") return /^<\w+>$/.test(part) ? part : JSON.stringify(part);
  if (isList(part)) return `[${part.map(written).join(", ")}]`;
  const fields = Object.entries(part).map(([field, value]) => `${JSON.stringify(field)}: ${written(value)}`);
  return `{${fields.join(", ")}}`;
}

const isList = (part: Template): part is readonly Template[] => Array.isArray(part);
