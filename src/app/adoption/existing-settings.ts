import { analyzersOf } from "../../model/contract/access-analyzer.js";
import { recorderOf } from "../../model/contract/aws-config.js";
import { guardDutyOf } from "../../model/contract/guard-duty.js";
import { macieOf } from "../../model/contract/macie.js";
import { inspectedTypes } from "../../model/contract/inspector.js";
import { loggedWebAcls, setsApiGatewayRole } from "../../model/contract/log-sources.js";
import { planLogGroups } from "../../model/contract/log-groups.js";
import { roleArn, roleNames } from "../../model/contract/roles.js";
import { trafficLogBucketName } from "../../model/contract/traffic-logs.js";
import { show, type Environment } from "../../model/environment/index.js";
import { arnOf, bucketArnOf } from "../../model/iam/index.js";
import type { ExistingFinding } from "./existing.js";
import { existingTrails, type TrailListing } from "./existing-trails.js";

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
  /** `aws securityhub describe-hub` */
  readonly securityHub?: { readonly HubArn?: string };
  /** `aws accessanalyzer list-analyzers` */
  readonly analyzers?: { readonly analyzers: readonly { readonly name?: string; readonly type?: string }[] };
  /** `aws macie2 get-macie-session` */
  readonly macie?: { readonly status?: string };
  /** `aws configservice describe-configuration-recorders` */
  readonly recorders?: { readonly ConfigurationRecorders: readonly { readonly name?: string }[] };
  /** `aws iam get-role --role-name AWSServiceRoleForConfig` */
  readonly configRole?: { readonly Role: { readonly Arn?: string } };
  /** `aws cloudtrail describe-trails` */
  readonly trails?: TrailListing;
  /** `aws apigateway get-account` */
  readonly apiGateway?: { readonly cloudwatchRoleArn?: string };
}

/** What an apply would replace, or find in its way, of settings of which there is one. */
export const existingSettings = (environment: Environment, listing: SettingsListing): ExistingFinding[] => [
  ...webAclLogs(environment, listing),
  ...inspector(environment, listing),
  ...detector(environment, listing),
  ...securityHub(environment, listing),
  ...macie(environment, listing),
  ...analyzers(environment, listing),
  ...recorder(environment, listing),
  ...existingTrails(environment, listing.trails),
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

function detector(environment: Environment, { detectors: listed }: SettingsListing): ExistingFinding[] {
  const guardDuty = guardDutyOf(environment);
  if (!listed || !guardDuty) return [];
  const [existing] = listed.DetectorIds;
  const path = ["telemetry", "guardDuty", "detectorId"];
  const of = (name: string, message: string) => [{ path, name, message }];
  if (guardDuty.detectorId === undefined)
    return existing === undefined
      ? []
      : of(existing, `is a detector already; take it with detectorId: ${show(existing)}, or leave it: managed: false`);
  if (listed.DetectorIds.includes(guardDuty.detectorId)) return [];
  return of(guardDuty.detectorId, "is no detector of this account and region; leave it out, and one is made");
}

function securityHub({ telemetry }: Environment, { securityHub: listed }: SettingsListing): ExistingFinding[] {
  const { securityHub: hub } = telemetry;
  if (listed?.HubArn === undefined || !hub?.managed || hub.adopt) return [];
  const message = "is switched on already; take it over with adopt: true, or leave it: managed: false";
  return [{ path: ["telemetry", "securityHub", "adopt"], name: listed.HubArn, message }];
}

function macie(environment: Environment, { macie: listed }: SettingsListing): ExistingFinding[] {
  const given = macieOf(environment);
  if (listed?.status === undefined || given === undefined || given.adopt) return [];
  const message = "is switched on already; take it over with adopt: true, or leave it: managed: false";
  return [{ path: ["telemetry", "macie", "adopt"], name: `Macie (${listed.status})`, message }];
}

/** An account has one analyzer of each of these types in a region. */
const analyzerTypes = { externalAccess: "ACCOUNT", unusedAccess: "ACCOUNT_UNUSED_ACCESS" } as const;

function analyzers(environment: Environment, { analyzers: listed }: SettingsListing): ExistingFinding[] {
  if (!listed) return [];
  const planned = analyzersOf(environment);
  return (["externalAccess", "unusedAccess"] as const).flatMap((kind): ExistingFinding[] => {
    const { name, adopt } = planned[kind] ?? {};
    if (name === undefined) return [];
    const existing = listed.analyzers.find(({ type }) => type === analyzerTypes[kind])?.name;
    const of = (word: string, found: string, message: string) => [
      { path: ["telemetry", "accessAnalyzer", kind, word], name: found, message },
    ];
    if (adopt && existing !== name)
      return of("adopt", name, "is no analyzer of this kind in this account and region: its import would fail");
    if (adopt || existing === undefined) return [];
    return of(
      "adopt",
      existing,
      `is the account's analyzer already; take it over with name: ${show(existing)} and adopt: true`,
    );
  });
}

function recorder(environment: Environment, { recorders, configRole }: SettingsListing): ExistingFinding[] {
  const planned = recorderOf(environment);
  if (planned === undefined) return [];
  const path = ["telemetry", "awsConfig"];
  const existing = recorders?.ConfigurationRecorders.find(({ name }) => name !== planned.name)?.name;
  const role = configRole?.Role.Arn;
  return [
    ...(existing === undefined
      ? []
      : [
          {
            path: [...path, "managed"],
            name: existing,
            message: "records already, and there is one; leave it: managed: false",
          },
        ]),
    ...(role === undefined || planned.adoptRole
      ? []
      : [{ path: [...path, "adoptRole"], name: role, message: "is there already; use it with adoptRole: true" }]),
  ];
}

function apiGateway(environment: Environment, { apiGateway: listed }: SettingsListing): ExistingFinding[] {
  const now = listed?.cloudwatchRoleArn;
  const own = roleArn(environment, roleNames.apiGatewayLogs(environment));
  if (now === undefined || now === own || !setsApiGatewayRole(environment)) return [];
  const message = `is the role with which APIs of the account log: the apply replaces it without a word in the plan; set it to false to leave it`;
  return [{ path: ["telemetry", "apiGatewayLogsRole"], name: now, message }];
}
