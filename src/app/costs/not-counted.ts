import { analyzersOf } from "../../model/contract/access-analyzer.js";
import { hasArchive } from "../../model/contract/archive.js";
import { macieOf } from "../../model/contract/macie.js";
import { adminPathsOf } from "../../model/contract/safeguards.js";
import { archiveCopy } from "../../model/contract/archive-copy.js";
import { performanceInsightsDefaultRetention } from "../../model/facts/performance-insights.js";
import { shortList, type Environment } from "../../model/environment/index.js";
import { beyondContainerInsights } from "./container-insights.js";
import { untoldScanners } from "./scanners.js";

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
  [
    "Lambda Insights: its metrics, and the time that its extension runs, by the functions and their invocations",
    ({ telemetry, resources }) => telemetry.lambdaInsights && Object.keys(resources.lambda).length > 0,
  ],
  [
    "Performance Insights: what is kept for more than seven days, by the vCPUs",
    ({ telemetry: { performanceInsights }, resources }) =>
      performanceInsights.enabled &&
      performanceInsights.retention > performanceInsightsDefaultRetention &&
      Object.keys({ ...resources.aurora, ...resources.rds }).length > 0,
  ],
  [
    "copies of GuardDuty's findings: their key and bucket",
    ({ telemetry }) => telemetry.guardDuty?.findingsExport !== undefined,
  ],
  ["Inspector of functions, by their number", ({ telemetry }) => (telemetry.inspector?.also?.length ?? 0) > 0],
  ["AWS Config: what it records, by the changes", ({ telemetry }) => telemetry.awsConfig?.managed === true],
  [
    "trails of CloudTrail: requests of S3 and their key; management events, where another trail of the account logs them too",
    ({ telemetry }) => Object.keys(telemetry.trails).length > 0,
  ],
  [
    "CloudTrail Insights, by the events that it looks at",
    ({ telemetry }) => Object.values(telemetry.trails).some(({ insights = [] }) => insights.length > 0),
  ],
  ["Security Hub: its checks, by the resources", ({ telemetry }) => telemetry.securityHub?.managed === true],
  [
    "Macie, by the buckets and by what it looks through; its results, their key and bucket",
    (environment) => macieOf(environment) !== undefined,
  ],
  [
    "the analyzer of unused access, by the roles and users of the account",
    (environment) => analyzersOf(environment).unusedAccess !== undefined,
  ],
  ["backups: what vaults keep and copy", ({ backups }) => backups !== undefined],
  [
    "request metrics of buckets, as metrics of one's own",
    ({ resources }) => Object.values(resources.s3).some(({ requestMetrics }) => requestMetrics),
  ],
  [
    "additional metrics of distributions",
    ({ resources }) => Object.values(resources.cloudfront).some(({ additionalMetrics }) => additionalMetrics),
  ],
  [
    "Contributor Insights of tables, by what it looks at",
    ({ resources }) => Object.values(resources.dynamodb).some(({ contributorInsights }) => contributorInsights),
  ],
  [
    "admin paths: their rule group, web ACL, and the requests that they look at",
    (environment) => adminPathsOf(environment) !== undefined,
  ],
  [
    "secrets in Secrets Manager, by their number",
    ({ parameters }) => Object.values(parameters.secrets).some(({ store }) => store === "secretsManager"),
  ],
];

/** What costs something and cannot be worked out from an environment; `silent` are logs whose volume nobody said, `queries` alarms that look by one. */
export const notCounted = (
  environment: Environment,
  silent: readonly string[],
  queries: readonly string[],
): string[] => [
  ...(silent.length === 0 ? [] : [`logs without a volume in costs.volumes: ${shortList(silent)}`]),
  ...(queries.length === 0 ? [] : [`alarms by a query, by the metrics that it finds: ${shortList(queries)}`]),
  ...beyondContainerInsights(environment),
  ...untoldScanners(environment),
  ...further.filter(([, applies]) => applies(environment)).map(([what]) => what),
];
