import type { Alarm } from "./alarm.js";
import type { MonitoringPlan } from "./resolve.js";

/** An alarm that tells somebody, of whatever kind it is. */
export type TellingAlarm = Pick<
  Alarm,
  "id" | "name" | "adopted" | "service" | "target" | "severity" | "route" | "region" | "automation"
>;

/** The alarms that have actions: what a composite alarm silences has none, nor has half of a burn rate. */
export const tellingAlarms = ({
  alarms,
  burnRates,
  composites,
}: Pick<MonitoringPlan, "alarms" | "burnRates" | "composites">): TellingAlarm[] => [
  ...alarms.filter(({ silencedBy }) => silencedBy === undefined),
  ...burnRates,
  ...composites,
];
