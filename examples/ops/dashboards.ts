import { defineEnvironment } from "unyo";
import { AlarmDashboard } from "unyo/ops";
import type { Construct } from "constructs";

const topicArn = "arn:aws:sns:ap-northeast-1:111122223333:alarms";

const shop = defineEnvironment({
  system: "shop",
  name: "prod",
  account: "111122223333",
  region: "ap-northeast-1",
  timeZone: "Asia/Tokyo",
  owners: { dev: { name: "shop-dev" }, ops: { name: "shop-ops" } },
  resources: { sqs: { orders: { name: "orders" } } },
  alarms: { routes: { error: { topicArn }, warn: { topicArn } }, dashboard: { name: "shop" } },
});

/** The dashboard of an environment in a stack of your own. */
export const example = (scope: Construct) =>
  new AlarmDashboard(scope, "dashboard", { dashboard: shop.monitoring.dashboard! });
