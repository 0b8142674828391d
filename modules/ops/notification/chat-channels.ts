import { ChatbotSlackChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-slack-channel-configuration";
import { ChatbotTeamsChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-teams-channel-configuration";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, required, unless } from "../../../src/cdktf/inputs.js";
import { serviceRole, type RoleProps } from "../../../src/cdktf/service-role.js";
import type { SlackChannel, TeamsChannel } from "../../../src/model/environment/chat.js";
import { policy, serviceTrust } from "../../../src/model/iam/index.js";
import { keepReference } from "../../../src/model/schema/token.js";

/** A channel of Slack or of Teams: exactly one of `slack` and `teams`. */
export interface ChatChannel {
  /** The configuration's name, of which an account has one; it cannot be changed later. */
  readonly name: string;
  /** A channel of Slack. */
  readonly slack?: SlackChannel;
  /** A channel of Microsoft Teams. */
  readonly teams?: TeamsChannel;
  /** Topics that the channel hears of, of any regions of the account. */
  readonly topicArns: readonly string[];
}

export interface ChatChannelsProps extends RoleProps {
  /** The name of the role by which Amazon Q draws the graph of an alarm. */
  readonly roleName: string;
  /** The name of its policy, which bounds what people can do from the channels too. */
  readonly policyName: string;
  /** Channels, by a short stable key. */
  readonly channels: Readonly<Record<string, ChatChannel>>;
}

/**
 * Lets channels of Slack and Teams hear of topics, by Amazon Q Developer in chat applications. From the channels nothing can be done but to
 * look at CloudWatch, whatever role somebody has; without a guardrail of its own a channel has that of an administrator.
 *
 * @throws Error when a channel is none or two.
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/what-is.html
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/understanding-permissions.html
 */
export class ChatChannels extends Module {
  constructor(scope: Construct, id: string, props: ChatChannelsProps) {
    super(scope, id, required(props, { roleName: "text", policyName: "text", channels: "object" }));
    checkInputs(
      this.node.path,
      Object.fromEntries(
        Object.entries(props.channels).map(([key, { slack, teams }]) => [
          `channels.${key}`,
          unless((slack === undefined) !== (teams === undefined), "needs exactly one of slack, teams"),
        ]),
      ),
    );
    const role = serviceRole(
      this,
      "role",
      {
        name: props.roleName,
        description: "Lets Amazon Q draw the graph of an alarm in a channel",
        // AWS's page of this role names no source: https://docs.aws.amazon.com/chatbot/latest/adminguide/chatbot-iam-policies.html
        assumeRolePolicy: serviceTrust("chatbot.amazonaws.com"),
      },
      props.roles,
    );
    const allowed = new IamPolicy(this, "policy", {
      name: props.policyName,
      description: "All that can be done from channels of chat",
      policy: notificationsOnly,
    });
    new IamRolePolicyAttachment(this, "permissions", { role: role.name, policyArn: allowed.arn });
    for (const [key, { name, slack, teams, topicArns }] of Object.entries(props.channels)) {
      const common = {
        configurationName: name,
        iamRoleArn: role.arn,
        guardrailPolicyArns: [allowed.arn],
        userAuthorizationRequired: true,
        loggingLevel: "ERROR",
        snsTopicArns: topicArns.map(keepReference),
      };
      if (slack)
        new ChatbotSlackChannelConfiguration(this, key, {
          ...common,
          slackTeamId: slack.workspace,
          slackChannelId: slack.channel,
        });
      if (teams)
        new ChatbotTeamsChannelConfiguration(this, key, {
          ...common,
          tenantId: teams.tenant,
          teamId: teams.team,
          channelId: teams.channel,
        });
    }
  }
}

/**
 * The least that Amazon Q needs, by AWS.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/chatbot-iam-policies.html#read-only-notifications-policy
 */
const notificationsOnly = policy({
  Sid: "ReadMetricsAndAlarms",
  Effect: "Allow",
  Action: ["cloudwatch:Describe*", "cloudwatch:Get*", "cloudwatch:List*"],
  Resource: "*",
});
