import { logSourceId } from "../../model/contract/log-sources.js";
import { trafficLogs } from "../../model/contract/traffic-logs.js";
import { show, type Environment, type Issue } from "../../model/environment/index.js";
import type { Alarm } from "../../../modules/ops/alarms/index.js";

/** Alarms of rows of one's own on a log group that is written no more; those of `resources.logs` are told there. */
export function checkTrafficLogAlarms(environment: Environment, alarms: readonly Alarm[]): Issue[] {
  const gone = new Map(trafficLogs(environment).map((source) => [source.usualName, logSourceId(source)]));
  const told = new Map<string, Issue>();
  for (const { id, service, filter } of alarms) {
    const source = filter && gone.get(filter.logGroup);
    if (source === undefined || service === "logs") continue;
    told.set(id, {
      path: ["alarms", "overrides", id],
      message: `looks at ${show(filter!.logGroup)}, which is written no more: ${source} goes to S3. Switch it off, or leave out to: "s3" there`,
      needs: [["telemetry", "logs", "sources", source]],
    });
  }
  return [...told.values()];
}
