import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { EventNotice } from "./event-notice.js";

export interface OkNoticeProps {
  /** The rule's name, at most 64 characters. */
  readonly name: string;
  /** EventBridge's pattern of state changes from ALARM to OK. */
  readonly pattern: object;
  /** A topic of the same region that lets EventBridge publish. */
  readonly topicArn: string;
  /**
   * The same of a topic that channels of Slack and Teams hear of.
   * @default none
   */
  readonly chatTopicArn?: string;
  /**
   * What channels are told; `<name>` stands for the alarm's name, `<reason>` for why its state changed.
   * @default "<name> became OK after ALARM: <reason>"
   */
  readonly chatText?: string;
  /** The provider of the alarms' region, where that is not the stack's. */
  readonly provider?: TerraformProvider;
}

/**
 * Tells a topic that alarms became OK which were in ALARM. The message has the fields of CloudWatch's own that receivers close an
 * incident by.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 */
export class OkNotice extends Module {
  constructor(scope: Construct, id: string, given: OkNoticeProps) {
    super(scope, id, required(given, { name: "text", pattern: "object", topicArn: "text" }));
    const { pattern, chatText = becameOk, ...props } = given;
    new EventNotice(this, mainResource, {
      ...props,
      chatText,
      description: "Alarms that became OK after ALARM",
      pattern: { ...pattern },
      paths: {
        name: "$.detail.alarmName",
        arn: "$.resources[0]",
        description: "$.detail.configuration.description",
        state: "$.detail.state.value",
        reason: "$.detail.state.reason",
        time: "$.detail.state.timestamp",
        before: "$.detail.previousState.value",
        account: "$.account",
        region: "$.region",
      },
      text: {
        AlarmName: "<name>",
        AlarmArn: "<arn>",
        AlarmDescription: "<description>",
        NewStateValue: "<state>",
        NewStateReason: "<reason>",
        StateChangeTime: "<time>",
        OldStateValue: "<before>",
        AWSAccountId: "<account>",
        Region: "<region>",
      },
    });
  }
}

const becameOk = "<name> became OK after ALARM: <reason>";
