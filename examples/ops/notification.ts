import { AlarmTopic, ChatChannels, TopicKey } from "unyo/ops";
import type { Construct } from "constructs";

/** A topic that pages, and one of a channel, with a key of their own. */
export const example = (scope: Construct) => {
  const place = { account: "111122223333", region: "ap-northeast-1" };
  const { keyArn } = new TopicKey(scope, "key", { ...place, alias: "shop-alarms" });
  const slack = { workspace: "T0123ABCD", channel: "C0123ABCD" };
  const chat = new AlarmTopic(scope, "chat", {
    ...place,
    name: "shop-alarms-chat",
    kmsKeyArn: keyArn,
    receivers: { channel: { slack } },
  });
  new ChatChannels(scope, "channels", {
    roleName: "shop-chat",
    policyName: "shop-chat",
    channels: { operators: { name: "shop-operators", slack, topicArns: [chat.topicArn] } },
  });
  return new AlarmTopic(scope, "error", {
    ...place,
    name: "shop-alarms-error",
    kmsKeyArn: keyArn,
    receivers: { oncall: { email: "oncall@example.com" }, pager: { httpsVariable: "pager_url" } },
  });
};
