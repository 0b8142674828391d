import { AlarmTopic, TopicKey } from "unyo/ops";
import type { Construct } from "constructs";

/** A topic that pages, with a key of its own. */
export const example = (scope: Construct) => {
  const place = { account: "111122223333", region: "ap-northeast-1" };
  const { keyArn } = new TopicKey(scope, "key", { ...place, alias: "shop-alarms" });
  return new AlarmTopic(scope, "error", {
    ...place,
    name: "shop-alarms-error",
    kmsKeyArn: keyArn,
    receivers: { oncall: { email: "oncall@example.com" }, pager: { httpsVariable: "pager_url" } },
  });
};
