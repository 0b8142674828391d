import { EvaluationError, readDescribeAlarms, type MetricAlarm } from "../../evaluation/index.js";
import type { AlarmListing } from "./alarm-listing.js";

/** Metric alarms of a listing; those of kinds that are not known here, such as PromQL, with the reason why not. */
export interface ReadListing {
  readonly alarms: readonly MetricAlarm[];
  readonly unread: readonly { readonly name: string; readonly because: string }[];
}

/** Reads a listing alarm by alarm, so that one of an unknown kind leaves the others. */
export function readListing({ MetricAlarms = [] }: AlarmListing, file: string): ReadListing {
  const read = MetricAlarms.map((one) => {
    try {
      return readDescribeAlarms({ MetricAlarms: [one] }, file).alarms.flatMap((alarm) =>
        alarm.kind === "metric" ? [alarm] : [],
      );
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      const because = error.problems.map((problem) => problem.replace(`${file}: MetricAlarms[0].`, "")).join("; ");
      return { name: one.AlarmName ?? "an alarm without a name", because };
    }
  });
  return {
    alarms: read.flatMap((one) => ("because" in one ? [] : one)),
    unread: read.flatMap((one) => ("because" in one ? [one] : [])),
  };
}
