import { inspectedTypes } from "../../model/contract/inspector.js";
import { loggedWebAcls, setsApiGatewayRole } from "../../model/contract/log-sources.js";
import { planLogGroups } from "../../model/contract/log-groups.js";
import { roleArn, roleNames } from "../../model/contract/roles.js";
import { trafficLogBucketName } from "../../model/contract/traffic-logs.js";
import { show, type Environment } from "../../model/environment/index.js";
import { arnOf, bucketArnOf } from "../../model/iam/index.js";
import type { ExistingFinding } from "./existing.js";

/** What the AWS CLI prints of settings of which there is one; what is left out is not looked at. */
export interface SettingsListing {
  /** `aws wafv2 list-logging-configurations --scope REGIONAL` */
  readonly webAclLogs?: {
    readonly LoggingConfigurations: readonly {
      readonly ResourceArn?: string;
      readonly LogDestinationConfigs?: readonly string[];
    }[];
  };
  /** `aws inspector2 batch-get-account-status` */
  readonly inspector?: {
    readonly accounts: readonly { readonly resourceState?: Readonly<Record<string, { readonly status?: string }>> }[];
  };
  /** `aws guardduty list-detectors` */
  readonly detectors?: { readonly DetectorIds: readonly string[] };
  /** `aws apigateway get-account` */
  readonly apiGateway?: { readonly cloudwatchRoleArn?: string };
}

/** What an apply would replace, or find in its way, of settings of which there is one. */
export const existingSettings = (environment: Environment, listing: SettingsListing): ExistingFinding[] => [
  ...webAclLogs(environment, listing),
  ...inspector(environment, listing),
  ...detector(environment, listing),
  ...apiGateway(environment, listing),
];

function webAclLogs(environment: Environment, { webAclLogs: listed }: SettingsListing): ExistingFinding[] {
  if (!listed) return [];
  const destinations = new Map(
    listed.LoggingConfigurations.map(({ ResourceArn, LogDestinationConfigs = [] }) => [
      ResourceArn,
      LogDestinationConfigs,
    ]),
  );
  const groups = new Map(planLogGroups(environment).map(({ id, name }) => [id, name]));
  return loggedWebAcls(environment).flatMap(({ key, keys, target }): ExistingFinding[] => {
    const group = groups.get(`waf.${key}`);
    const own =
      group === undefined
        ? bucketArnOf(environment, trafficLogBucketName(environment))
        : arnOf(environment, "logs", `log-group:${group}`);
    const other = destinations.get(target.arn)?.find((arn) => arn.replace(/:\*$/, "") !== own);
    if (other === undefined) return [];
    const message = `logs to ${other}, and a web ACL has one destination: the apply replaces it without a word in the plan; leave arn out, or agree with whoever reads that log`;
    return [{ path: ["resources", "waf", ...keys, "arn"], name: target.name, message }];
  });
}

/** Inspector's words for what it scans, and those of a listing of it. */
const scanned = { EC2: "ec2", ECR: "ecr", LAMBDA: "lambda", LAMBDA_CODE: "lambdaCode" } as const;

function inspector(environment: Environment, { inspector: listed }: SettingsListing): ExistingFinding[] {
  const wanted: readonly string[] = inspectedTypes(environment);
  if (!listed || wanted.length === 0) return [];
  const on = Object.entries(scanned)
    .filter(([, word]) => listed.accounts.some(({ resourceState }) => resourceState?.[word]?.status === "ENABLED"))
    .map(([type]) => type);
  const lost = on.filter((type) => !wanted.includes(type));
  if (lost.length === 0) return [];
  const path = ["telemetry", environment.telemetry.inspector ? "inspector" : "ecrScanning"];
  const message = `scans ${on.join(", ")}, and ${wanted.join(", ")} alone is asked for: the apply switches off ${lost.join(", ")} without a word in the plan; name them in inspector and ecrScanning`;
  return [{ path, name: "Inspector", message }];
}

function detector({ telemetry }: Environment, { detectors: listed }: SettingsListing): ExistingFinding[] {
  const { guardDuty } = telemetry;
  if (!listed || !guardDuty) return [];
  const [existing] = listed.DetectorIds;
  const path = ["telemetry", "guardDuty", "detectorId"];
  const of = (name: string, message: string) => [{ path, name, message }];
  if (guardDuty.detectorId === undefined)
    return existing === undefined
      ? []
      : of(existing, `is a detector already; take it with detectorId: ${show(existing)}`);
  if (listed.DetectorIds.includes(guardDuty.detectorId)) return [];
  return of(guardDuty.detectorId, "is no detector of this account and region; leave it out, and one is made");
}

function apiGateway(environment: Environment, { apiGateway: listed }: SettingsListing): ExistingFinding[] {
  const now = listed?.cloudwatchRoleArn;
  const own = roleArn(environment, roleNames.apiGatewayLogs(environment));
  if (now === undefined || now === own || !setsApiGatewayRole(environment)) return [];
  const message = `is the role with which APIs of the account log: the apply replaces it without a word in the plan; set it to false to leave it`;
  return [{ path: ["telemetry", "apiGatewayLogsRole"], name: now, message }];
}
