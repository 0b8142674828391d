import { logSourceId } from "../../model/contract/log-sources.js";
import { trafficLogs } from "../../model/contract/traffic-logs.js";
import { show, type Environment, type Issue } from "../../model/environment/index.js";
import type { Alarm, ResolvedMetric } from "../../../modules/ops/alarms/index.js";

/** Alarms of rows of one's own on a log group that is written no more; those of `resources.logs` are told there. */
export function checkTrafficLogAlarms(environment: Environment, alarms: readonly Alarm[]): Issue[] {
  const gone = new Map(trafficLogs(environment).map((source) => [source.usualName, logSourceId(source)]));
  const toldThere = new Set(Object.values(environment.resources.logs).map(({ name }) => name));
  const told = new Map<string, Issue>();
  for (const alarm of alarms) {
    const { id, service } = alarm;
    for (const logGroup of logGroupsOf(alarm)) {
      const source = gone.get(logGroup);
      if (source === undefined || (service === "logs" && toldThere.has(logGroup))) continue;
      told.set(`${id} ${source}`, {
        path: ["alarms", "overrides", id],
        message: `looks at ${show(logGroup)}, which is written no more: ${source} goes to S3. Switch it off, or leave out to: "s3" there`,
        needs: [["telemetry", "logs", "sources", source]],
      });
    }
  }
  return [...told.values()];
}

type Loose = Pick<ResolvedMetric, "namespace"> & Partial<Pick<ResolvedMetric, "dimensions">>;

/**
 * The log groups that an alarm looks at: by a metric filter, or by what CloudWatch Logs counts of them.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html
 */
function logGroupsOf({ filter, measure }: Alarm): string[] {
  // Of a row that is wrong in itself, dimensions may be missing.
  const metrics: readonly Loose[] = "metric" in measure ? [measure.metric] : Object.values(measure.metrics);
  const counted = metrics.flatMap(({ namespace, dimensions }) =>
    namespace === "AWS/Logs" ? (dimensions?.LogGroupName ?? []) : [],
  );
  return [...new Set([...(filter ? [filter.logGroup] : []), ...counted])];
}
