/* eslint-disable @typescript-eslint/no-require-imports -- an import statement would load all of them */
import { lazyExports } from "../../cdktf/lazy.js";

/** Modules of the ops team that not every environment needs, each loaded when it is first used, as those of the dev team are. */
export const modules = lazyExports<typeof import("../../../modules/ops/index.js")>()({
  AlarmDashboard: () => require("../../../modules/ops/dashboards/alarm-dashboard.js"),
  AlarmFunction: () => require("../../../modules/ops/notification/alarm-function.js"),
  AlarmTopic: () => require("../../../modules/ops/notification/alarm-topic.js"),
  BurnRateAlarms: () => require("../../../modules/ops/alarms/burn-rate-alarms.js"),
  CostAnomalies: () => require("../../../modules/ops/spend/cost-anomalies.js"),
  ChatChannels: () => require("../../../modules/ops/notification/chat-channels.js"),
  CompositeAlarms: () => require("../../../modules/ops/alarms/composite-alarms.js"),
  DatabaseEvents: () => require("../../../modules/ops/events/database-events.js"),
  EventNotice: () => require("../../../modules/ops/events/event-notice.js"),
  Heartbeat: () => require("../../../modules/ops/notification/heartbeat.js"),
  MonthlyBudget: () => require("../../../modules/ops/spend/monthly-budget.js"),
  OkNotice: () => require("../../../modules/ops/events/ok-notice.js"),
  TopicFunction: () => require("../../../modules/ops/notification/topic-function.js"),
  TopicKey: () => require("../../../modules/ops/notification/topic-key.js"),
});
