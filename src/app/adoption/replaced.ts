import { accessLogBucketName, loggedBuckets } from "../../model/contract/access-logs.js";
import { continuousOf } from "../../model/contract/backups.js";
import { recorderOf } from "../../model/contract/aws-config.js";
import { inspectedTypes } from "../../model/contract/inspector.js";
import { loggedWebAcls, setsApiGatewayRole, setsContainerInsightsDefault } from "../../model/contract/log-sources.js";
import { collectTargets, type Environment } from "../../model/environment/index.js";
import { switchedTypes, type BackupService } from "../../model/facts/backup.js";
import { ecrRepositories } from "../../model/inventory/ecr.js";
import { s3Buckets } from "../../model/inventory/s3.js";
import { requireEnvironment } from "../given.js";

/** A setting that AWS takes whole and without a name: Terraform plans it as one that is made, whatever is there. */
export interface ReplacedSetting {
  /** Where it is written in the environment. */
  readonly path: readonly string[];
  /** `log of the web ACL idp: one destination` */
  readonly message: string;
  /** The command of the AWS CLI that tells what is there now. */
  readonly look: string;
}

/** What the first apply replaces where somebody has set it already, and the plan does not tell. */
export function replacedSettings(environment: Environment): ReplacedSetting[] {
  requireEnvironment("replacedSettings", environment);
  return [
    webAclLogs,
    bucketLogs,
    requestMetrics,
    lifecycles,
    scanning,
    inspector,
    configRetention,
    containerInsights,
    apiGateway,
    backedServices,
    databaseRetention,
  ].flatMap((settings) => settings(environment));
}

const webAclLogs = (environment: Environment): ReplacedSetting[] =>
  loggedWebAcls(environment).map(({ keys, target }) => ({
    path: ["resources", "waf", ...keys, "arn"],
    message: `the log of the web ACL ${target.name}, which has one destination`,
    look: `aws wafv2 get-logging-configuration --resource-arn ${target.arn}`,
  }));

const bucketLogs = (environment: Environment): ReplacedSetting[] =>
  loggedBuckets(environment).map(({ keys, target: { name } }) => ({
    path: ["resources", "s3", ...keys, "accessLogs"],
    message: `where requests to ${name} are logged, which becomes ${accessLogBucketName(environment)}`,
    look: `aws s3api get-bucket-logging --bucket ${name}`,
  }));

/** The console makes one of this name for a whole bucket too; it goes with the environment's. */
const requestMetrics = (environment: Environment): ReplacedSetting[] =>
  collectTargets(environment, s3Buckets)
    .filter(({ target }) => target.requestMetrics)
    .map(({ keys, target: { name } }) => ({
      path: ["resources", "s3", ...keys, "requestMetrics"],
      message: `the request metrics EntireBucket of ${name}, which later leave with the environment`,
      look: `aws s3api get-bucket-metrics-configuration --bucket ${name} --id EntireBucket`,
    }));

const lifecycles = (environment: Environment): ReplacedSetting[] =>
  collectTargets(environment, ecrRepositories)
    .filter(({ target }) => target.lifecycle)
    .map(({ keys, target: { name } }) => ({
      path: ["resources", "ecr", ...keys, "lifecycle"],
      message: `all rules by which images of ${name} expire`,
      look: `aws ecr get-lifecycle-policy --repository-name ${name}`,
    }));

function scanning({ telemetry: { ecrScanning } }: Environment): ReplacedSetting[] {
  if (!ecrScanning?.managed) return [];
  const message = `all rules by which images of the registry are scanned, which becomes ${ecrScanning.type}`;
  return [{ path: ["telemetry", "ecrScanning"], message, look: "aws ecr get-registry-scanning-configuration" }];
}

function inspector(environment: Environment): ReplacedSetting[] {
  const types = inspectedTypes(environment);
  if (types.length === 0) return [];
  const path = ["telemetry", environment.telemetry.inspector ? "inspector" : "ecrScanning"];
  const message = `what Inspector scans in the account, which becomes ${types.join(", ")}; all else is switched off at once`;
  return [{ path, message, look: "aws inspector2 batch-get-account-status" }];
}

function configRetention(environment: Environment): ReplacedSetting[] {
  const days = recorderOf(environment)?.retentionPeriodInDays;
  if (days === undefined) return [];
  const message = `how long AWS Config keeps what it recorded, which becomes ${days} days: what is older goes`;
  const look = "aws configservice describe-retention-configurations";
  return [{ path: ["telemetry", "awsConfig", "retentionPeriodInDays"], message, look }];
}

function containerInsights(environment: Environment): ReplacedSetting[] {
  if (!setsContainerInsightsDefault(environment)) return [];
  const { containerInsights: level } = environment.telemetry;
  const message = `the account's default of Container Insights, which becomes ${level} for new clusters of everybody`;
  const look = "aws ecs list-account-settings --effective-settings --name containerInsights";
  return [{ path: ["telemetry", "containerInsightsDefault"], message, look }];
}

function apiGateway(environment: Environment): ReplacedSetting[] {
  if (!setsApiGatewayRole(environment)) return [];
  const message = "the role with which API Gateway logs, of all APIs of the account";
  return [{ path: ["telemetry", "apiGatewayLogsRole"], message, look: "aws apigateway get-account" }];
}

/** Backup plans of others that go by a tag find more from then on, and backups of tables have other ARNs. */
function backedServices({ backups }: Environment): ReplacedSetting[] {
  if (!backups?.optIn) return [];
  const message = `what AWS Backup backs up in the region for plans of everybody, to which come ${switchedTypes.join(", ")}; it manages backups of tables`;
  return [{ path: ["backups", "optIn"], message, look: "aws backup describe-region-settings" }];
}

const describing: Readonly<Partial<Record<BackupService, (name: string) => string>>> = {
  aurora: (name) =>
    `describe-db-clusters --db-cluster-identifier ${name} --query "DBClusters[0].BackupRetentionPeriod"`,
  rds: (name) =>
    `describe-db-instances --db-instance-identifier ${name} --query "DBInstances[0].BackupRetentionPeriod"`,
};

/** AWS Backup sets it when it runs; where it was more, what is older goes. */
const databaseRetention = (environment: Environment): ReplacedSetting[] =>
  continuousOf(environment).flatMap(({ service, name }) => {
    const describe = describing[service];
    if (describe === undefined) return [];
    const message = `how many days ${name} can go back, which becomes ${environment.backups!.continuous.retention} when AWS Backup first runs`;
    return [{ path: ["backups", "continuous", "retention"], message, look: `aws rds ${describe(name)}` }];
  });
