import type { ChatChannel } from "../../../modules/ops/notification/chat-channels.js";
import type { ActionsByRegion } from "../../../modules/ops/notification/route.js";
import { roomFor } from "../../cdktf/address.js";
import { channelConfigurations } from "../../model/contract/chat.js";
import { roleNames } from "../../model/contract/roles.js";
import { lookUp } from "../../model/look-up.js";
import { awsName } from "../../model/names/index.js";
import { modules } from "./ops-modules.js";
import type { TeamStack } from "./team-stack.js";

/** Lets channels of Slack and Teams hear of the topics of their routes, whatever regions those are in: Amazon Q has one for all. */
export function addChannels(stack: TeamStack, regions: ActionsByRegion): void {
  const { environment } = stack;
  const channels = channelConfigurations(environment).map(
    ({ keys, name, slack, teams, routes }): [string, ChatChannel] => {
      const topicArns = Object.values(regions).flatMap(({ actions }) =>
        routes.flatMap((route) => lookUp(actions, route)?.chatTopicArn ?? []),
      );
      return [keys.join("_"), { name, slack, teams, topicArns }];
    },
  );
  if (channels.length === 0) return;
  new modules.ChatChannels(roomFor(stack, "chat"), "chat", {
    roleName: roleNames.chat(environment),
    policyName: awsName("iamPolicy", environment, "chat"),
    roles: environment.roles,
    channels: Object.fromEntries(channels),
  });
}
