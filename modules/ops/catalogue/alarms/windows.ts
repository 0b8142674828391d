import type { AlarmWindow } from "../../../../src/model/environment/index.js";

/** So many minutes in a row. */
export const minutes = (count: number): AlarmWindow => ({
  period: 60,
  datapointsToAlarm: count,
  evaluationPeriods: count,
});

/** So many five-minute periods in a row: for what AWS publishes every five minutes. */
export const fiveMinutePeriods = (count: number): AlarmWindow => ({
  period: 300,
  datapointsToAlarm: count,
  evaluationPeriods: count,
});
