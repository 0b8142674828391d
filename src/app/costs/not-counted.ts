import { hasArchive } from "../../model/contract/archive.js";
import { archiveCopy } from "../../model/contract/archive-copy.js";
import { trafficLogs, trafficLogWriters } from "../../model/contract/traffic-logs.js";
import { performanceInsightsDefaultRetention } from "../../model/facts/performance-insights.js";
import { shortList, type Environment } from "../../model/environment/index.js";

/** What an environment switches on that costs something, and what that depends on. */
const further: readonly (readonly [what: string, applies: (environment: Environment) => boolean])[] = [
  [
    "the log archive: requests of S3, and that Firehose rounds records up to 5 KB",
    (environment) => hasArchive(environment),
  ],
  [
    "the copy of the archive: requests and metrics of S3, what it takes between regions and for S3 Replication Time Control",
    (environment) => archiveCopy(environment) !== undefined,
  ],
  ["logs that go straight to S3: what it keeps", (environment) => trafficLogs(environment).length > 0],
  [
    "flow logs as Parquet: what AWS takes for the conversion",
    (environment) =>
      environment.telemetry.trafficLogs?.flowLogFormat === "parquet" && trafficLogWriters(environment).flow.length > 0,
  ],
  [
    "Container Insights: its metrics, by the number of tasks",
    ({ telemetry, resources }) => telemetry.containerInsights !== "disabled" && Object.keys(resources.ecs).length > 0,
  ],
  [
    "Lambda Insights: its metrics and logs, by the number of invocations",
    ({ telemetry, resources }) => telemetry.lambdaInsights && Object.keys(resources.lambda).length > 0,
  ],
  [
    "Performance Insights: what is kept for more than seven days",
    ({ telemetry: { performanceInsights }, resources }) =>
      performanceInsights.enabled &&
      performanceInsights.retention > performanceInsightsDefaultRetention &&
      Object.keys({ ...resources.aurora, ...resources.rds }).length > 0,
  ],
  [
    "GuardDuty: its plans, by what they look at and the vCPUs that run",
    ({ telemetry }) => telemetry.guardDuty !== undefined,
  ],
  [
    "copies of GuardDuty's findings: their key and bucket",
    ({ telemetry }) => telemetry.guardDuty?.findingsExport !== undefined,
  ],
  ["Inspector of instances, by their number", ({ telemetry }) => telemetry.inspector !== undefined],
  ["enhanced scanning of images, by their number", ({ telemetry }) => telemetry.ecrScanning?.type === "enhanced"],
  ["backups: what vaults keep and copy", ({ backups }) => backups !== undefined],
];

/** What costs something and cannot be worked out from an environment; `silent` are logs whose volume nobody said, `queries` alarms that look by one. */
export const notCounted = (
  environment: Environment,
  silent: readonly string[],
  queries: readonly string[],
): string[] => [
  ...(silent.length === 0 ? [] : [`logs without a volume in costs.volumes: ${shortList(silent)}`]),
  ...(queries.length === 0 ? [] : [`alarms by a query, by the metrics that it finds: ${shortList(queries)}`]),
  ...further.filter(([, applies]) => applies(environment)).map(([what]) => what),
];
