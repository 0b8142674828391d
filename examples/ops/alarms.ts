import { defineEnvironment } from "unyo";
import { AlarmSet } from "unyo/ops";
import type { Construct } from "constructs";

const topicArn = "arn:aws:sns:ap-northeast-1:111122223333:alarms";

/** What is watched, and by which alarms: nothing of it is written but what takes it. */
const shop = defineEnvironment({
  system: "shop",
  name: "prod",
  account: "111122223333",
  region: "ap-northeast-1",
  timeZone: "Asia/Tokyo",
  owners: { dev: { name: "shop-dev" }, ops: { name: "shop-ops" } },
  resources: {
    sqs: {
      orders: { name: "orders", deadLetterQueue: "failed" },
      failed: { name: "orders-failed", retention: 1209600 },
    },
  },
  alarms: { routes: { error: { topicArn }, warn: { topicArn } } },
});

/** The alarms of one service, in a stack of your own, telling a topic that exists. */
export const example = (scope: Construct) => {
  const route = { topicArn, okNotices: false };
  return new AlarmSet(scope, "alarms", {
    alarms: shop.monitoring.alarms.filter(({ service }) => service === "sqs"),
    regions: { [shop.region]: { actions: { error: route, warn: route } } },
  });
};
