import {
  loggedArchive,
  loggedBuckets,
  loggedDistributions,
  loggedTrails,
} from "../../../model/contract/access-logs.js";
import { analyzersOf } from "../../../model/contract/access-analyzer.js";
import { recorderOf } from "../../../model/contract/aws-config.js";
import { channelConfigurations } from "../../../model/contract/chat.js";
import { guardDutyOf } from "../../../model/contract/guard-duty.js";
import { macieOf } from "../../../model/contract/macie.js";
import { inspectedTypes } from "../../../model/contract/inspector.js";
import { patchGroupNames } from "../../../model/contract/patches.js";
import { managedTrails } from "../../../model/contract/trails.js";
import {
  loggedWebAcls,
  setsApiGatewayRole,
  setsContainerInsightsDefault,
} from "../../../model/contract/log-sources.js";
import { collectTargets, type Environment } from "../../../model/environment/index.js";
import { auroraInstances } from "../../../model/inventory/aurora.js";
import { distributions } from "../../../model/inventory/cloudfront.js";
import { dynamodbTables } from "../../../model/inventory/dynamodb.js";
import { ecrRepositories } from "../../../model/inventory/ecr.js";
import { ecsClusters } from "../../../model/inventory/ecs.js";
import { lambdaFunctions } from "../../../model/inventory/lambda.js";
import { rdsInstances } from "../../../model/inventory/rds.js";
import { s3Buckets } from "../../../model/inventory/s3.js";
import type { OnceInAccountWord } from "../../../model/contract/once-in-account.js";
import { claimIf, type Claim } from "./claim.js";

/** What there is one of in an account and region. */
export function accountSettings(environment: Environment): Claim[] {
  const { telemetry } = environment;
  const of = (kind: string, word: string, settle: string): Claim => ({
    kind,
    within: "region",
    path: ["telemetry", word],
    settle,
  });
  const no = "set it to false in one of the two";
  const out = "leave it out of one of the two";
  const none = (word: OnceInAccountWord) => `leave it out of one of the two, and say why there: telemetry.off.${word}`;
  return [
    ...claimIf(setsContainerInsightsDefault(environment), () =>
      of("default of Container Insights", "containerInsightsDefault", no),
    ),
    ...claimIf(setsApiGatewayRole(environment), () => of("role of API Gateway's logs", "apiGatewayLogsRole", no)),
    ...claimIf(telemetry.ecrScanning?.managed === true, () =>
      of("scanning of the registry", "ecrScanning", none("ecrScanning")),
    ),
    ...claimIf(telemetry.manualOperations?.sessionManager !== undefined, () => ({
      ...of("preferences of Session Manager", "manualOperations", out),
      path: ["telemetry", "manualOperations", "sessionManager"],
    })),
    ...claimIf(environment.backups?.optIn === true, () => ({
      ...of("services of AWS Backup", "optIn", no),
      path: ["backups", "optIn"],
    })),
    ...claimIf(guardDutyOf(environment) !== undefined, () =>
      of("detector of GuardDuty", "guardDuty", none("guardDuty")),
    ),
    ...claimIf(inspectedTypes(environment).length > 0, () =>
      telemetry.inspector
        ? of("scanning by Inspector", "inspector", none("inspector"))
        : of("scanning by Inspector", "ecrScanning", "let one of the two set all that Inspector scans"),
    ),
    ...claimIf(telemetry.securityHub?.managed === true, () => of("Security Hub of the account", "securityHub", out)),
    ...claimIf(macieOf(environment) !== undefined, () => of("Macie of the account", "macie", out)),
    ...analyzers(environment),
    ...recorder(environment),
    ...managedTrails(environment).map(({ key, target }) => ({
      // One of a name: a trail of all regions is in each of them.
      ...of("trail", "trails", "leave it out of one of the two"),
      name: target.name,
      within: "account" as const,
      path: ["telemetry", "trails", key],
    })),
  ];
}

/** An account has one analyzer of each kind in a region. */
function analyzers(environment: Environment): Claim[] {
  const { externalAccess, unusedAccess } = analyzersOf(environment);
  const of = (kind: string, word: string, settle: string): Claim => ({
    kind,
    within: "region",
    path: ["telemetry", "accessAnalyzer", word],
    settle,
  });
  return [
    ...claimIf(externalAccess !== undefined, () =>
      of("analyzer of external access", "externalAccess", "set it to false in one of the two"),
    ),
    ...claimIf(unusedAccess !== undefined, () =>
      of("analyzer of unused access", "unusedAccess", "leave it out of one of the two"),
    ),
  ];
}

/** An account has one recorder in a region, and one region of it records what all of them have in common. */
function recorder(environment: Environment): Claim[] {
  const recorder = recorderOf(environment);
  if (recorder === undefined) return [];
  const of = (kind: string, within: "region" | "account", settle: string, ...word: readonly string[]): Claim => ({
    kind,
    within,
    path: ["telemetry", "awsConfig", ...word],
    settle,
  });
  return [
    of("recorder of AWS Config", "region", "set managed: false in one of the two"),
    ...claimIf(recorder.includeGlobalResourceTypes, () =>
      of(
        "recording of what regions have in common",
        "account",
        "set it to false in one of the two",
        "includeGlobalResourceTypes",
      ),
    ),
    ...claimIf(!recorder.adoptRole, () =>
      of("service-linked role of AWS Config", "account", "set it to true in one of the two", "adoptRole"),
    ),
  ];
}

/** An account is of one environment, unless both say otherwise. */
export function ownAccount({ account, guardrails }: Environment): Claim[] {
  const claim: Claim = {
    kind: "account",
    name: account,
    within: "world",
    path: ["account"],
    settle:
      "an environment has an account of its own, so that nothing done to one reaches another; where that is not so, give guardrails.off.ownAccount of both the reason",
  };
  return [guardrails.off.ownAccount === undefined ? claim : { ...claim, shared: true }];
}

/** Configurations of channels of chat, of which an account has one each. */
export const chatChannels = (environment: Environment): Claim[] =>
  channelConfigurations(environment).map(({ keys: [kind, name], path }) => ({
    kind: kind === "slack" ? "Slack channel" : "team of Microsoft Teams",
    name,
    within: "account",
    path,
    settle:
      kind === "slack"
        ? "AWS takes a channel once in an account; name another channel in one of the two"
        : "the AWS provider tells the channels of a team apart by the account alone; name a channel of another team in one of the two",
  }));

/** Settings of a resource of somebody else, which it has one of. */
export function attached(environment: Environment): Claim[] {
  const settle = "leave it out of one of the two";
  const archive = loggedArchive(environment);
  const of = (kind: string, name: string, ...path: string[]): Claim => ({
    kind,
    name,
    within: "region",
    path: ["resources", ...path],
    settle,
  });
  return [
    ...collectTargets(environment, ecrRepositories)
      .filter(({ target }) => target.lifecycle)
      .map(({ keys, target }) => of("repository with a lifecycle", target.name, "ecr", ...keys, "lifecycle")),
    ...collectTargets(environment, dynamodbTables)
      .filter(({ target }) => target.contributorInsights)
      .map(({ keys, target }) =>
        of("table with Contributor Insights", target.name, "dynamodb", ...keys, "contributorInsights"),
      ),
    ...collectTargets(environment, s3Buckets)
      .filter(({ target }) => target.requestMetrics)
      .map(({ keys, target }) => of("bucket with request metrics", target.name, "s3", ...keys, "requestMetrics")),
    ...collectTargets(environment, distributions)
      .filter(({ target }) => target.additionalMetrics)
      .map(({ keys, target }): Claim => ({
        ...of("distribution with additional metrics", target.id, "cloudfront", ...keys, "additionalMetrics"),
        within: "account",
      })),
    ...loggedBuckets(environment).map(({ keys, target }) =>
      of("bucket with access logs", target.name, "s3", ...keys, "accessLogs"),
    ),
    ...claimIf(archive !== undefined, () => ({
      ...of("bucket with access logs", archive!),
      path: ["telemetry", "logs", "archive", "accessLogs"],
    })),
    ...loggedTrails(environment).map(({ key, delivery }) => ({
      ...of("bucket with access logs", delivery.bucketName),
      path: ["telemetry", "trails", key, "delivery", "accessLogs"],
    })),
    ...loggedDistributions(environment).map(({ keys, target }): Claim => ({
      ...of("distribution with access logs", target.id, "cloudfront", ...keys, "accessLogs"),
      within: "account",
      settle: "set accessLogs to false of it in one of the two",
    })),
    ...loggedWebAcls(environment).map(({ keys, target }) =>
      of("web ACL with a log", target.arn!, "waf", ...keys, "arn"),
    ),
  ];
}

/** Groups of instances, of which each has one baseline. */
export function patchGroups(environment: Environment): Claim[] {
  const { patches } = environment;
  if (patches === undefined) return [];
  return Object.entries(patchGroupNames(environment, patches)).map(([key, name]) => ({
    kind: "patch group",
    name,
    within: "region",
    path: ["patches", "groups", key, "name"],
    settle: "give one of the two another name",
  }));
}

/** What is taken over. */
export function adopted(environment: Environment): Claim[] {
  const settle = "adopt it in one of the two";
  const of = (kind: string, name: string, ...path: string[]): Claim => ({
    kind,
    name,
    within: "region",
    path: ["resources", ...path, "adopt"],
    settle,
  });
  return [
    ...collectTargets(environment, ecsClusters)
      .filter(({ target }) => target.adopt)
      .map(({ keys, target }) => of("adopted cluster", target.name, "ecs", ...keys)),
    ...collectTargets(environment, dynamodbTables)
      .filter(({ target }) => target.adopt)
      .map(({ keys, target }) => of("adopted table", target.name, "dynamodb", ...keys)),
    ...collectTargets(environment, lambdaFunctions)
      .filter(({ target }) => target.adopt)
      .map(({ keys, target }) => of("adopted function", target.name, "lambda", ...keys)),
    ...collectTargets(environment, auroraInstances)
      .filter(({ target }) => target.adopt)
      .map(({ keys: [cluster, instance], target }) =>
        of("adopted DB instance", target.identifier, "aurora", cluster!, "instances", instance!),
      ),
    ...collectTargets(environment, rdsInstances)
      .filter(({ target }) => target.adopt)
      .map(({ keys, target }) => of("adopted DB instance", target.identifier, "rds", ...keys)),
  ];
}
