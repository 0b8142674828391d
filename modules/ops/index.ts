export * from "./alarms/index.js";
export * from "./dashboards/index.js";
export * from "./events/index.js";
export * from "./notification/index.js";
export { AlarmSet, type AlarmSetProps } from "./alarms/alarm-set.js";
export { BurnRateAlarms, type BurnRateAlarmsProps } from "./alarms/burn-rate-alarms.js";
export { CompositeAlarms, type CompositeAlarmsProps } from "./alarms/composite-alarms.js";
export type { Receiver } from "../../src/model/environment/receivers.js";
export * from "./spend/index.js";
