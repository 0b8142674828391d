import { collectTargets, type Environment } from "../../model/environment/index.js";
import {
  archiveBucketName,
  archiveErrorLogGroup,
  hasLogTable,
  resultsBucketName,
} from "../../model/contract/archive.js";
import { pathOf, planLogGroups } from "../../model/contract/log-groups.js";
import { loggedWebAcls, setsApiGatewayRole } from "../../model/contract/log-sources.js";
import { roleNames } from "../../model/contract/roles.js";
import { auroraInstances } from "../../model/inventory/aurora.js";
import { trails } from "../../model/inventory/cloud-trail.js";
import { distributions } from "../../model/inventory/cloudfront.js";
import { dynamodbTables } from "../../model/inventory/dynamodb.js";
import { ecrRepositories } from "../../model/inventory/ecr.js";
import { ecsClusters } from "../../model/inventory/ecs.js";
import { httpApis } from "../../model/inventory/http-api.js";
import { lambdaFunctions } from "../../model/inventory/lambda.js";
import { rdsInstances } from "../../model/inventory/rds.js";
import { restApis } from "../../model/inventory/rest-api.js";
import { s3Buckets } from "../../model/inventory/s3.js";
import { vpcs } from "../../model/inventory/vpc.js";
import { webSocketApis } from "../../model/inventory/web-socket-api.js";
import type { Alarm } from "../../../modules/ops/alarms/index.js";

/** Something in AWS that one environment has to itself: of two that claim it, each would undo what the other does. */
export interface Claim {
  /** What it is: `log group`. Two claims of one kind and name are of the same thing. */
  readonly kind: string;
  /** Its name; nothing where there is one only, as of an account's setting. */
  readonly name?: string;
  /** Where there is one of it: in the world, in an account, in a region of an account. */
  readonly within: "world" | "account" | "region";
  /** The region, where that is not the environment's. */
  readonly region?: string;
  /** The word of the environment that settles it. */
  readonly path: readonly string[];
  /** The part of the environment that it is concluded from, where that is not the path. */
  readonly needs?: readonly string[];
  /** Whose it is, for people; without it the path says so. */
  readonly owner?: string;
  /** What to do where two environments claim it. */
  readonly settle: string;
  /** Whether environments may have it in common, and only what one makes for itself stands against it. */
  readonly shared?: true;
  /** Whether two environments may both name it, and one must not name it twice. */
  readonly local?: true;
}

/** Everything that an environment claims. */
export const claimsOf = (environment: Environment, alarms: readonly Alarm[]): Claim[] => [
  ...logGroups(environment),
  ...buckets(environment),
  ...roles(environment),
  ...accountSettings(environment),
  ...attached(environment),
  ...adopted(environment),
  ...inventory(environment),
  ...alarms.map(({ name, id, target, region }): Claim => ({
    kind: "alarm",
    name,
    within: "region",
    region,
    path: ["alarms"],
    needs: ["alarms", "overrides", id],
    owner: `${id} on ${target.join("/") || "the account"}`,
    settle: "rename a key, a row or a system",
  })),
];

function logGroups(environment: Environment): Claim[] {
  const planned = planLogGroups(environment).map((plan): Claim => {
    const word = plan.managed && plan.fixedName !== undefined ? "managed" : "name";
    const common = { kind: "log group", name: plan.name, within: "region", owner: plan.id } as const;
    const settle = "set managed: false in one of the two";
    return { ...common, path: [...pathOf(plan), word], settle, ...(!plan.managed && { local: true }) };
  });
  if (!archives(environment)) return planned;
  const path = ["telemetry", "logs", "archive"];
  const [name, owner] = [archiveErrorLogGroup(environment), "Firehose's errors"];
  return [{ kind: "log group", name, within: "region", path, owner, settle: "rename the other one" }, ...planned];
}

const archives = ({ telemetry: { logs } }: Environment): boolean =>
  logs.archive !== undefined || logs.foreignArchive !== undefined;

function buckets(environment: Environment): Claim[] {
  const { archive, foreignArchive } = environment.telemetry.logs;
  const bucket = { kind: "bucket", within: "world", settle: "name another bucket in one of the two" } as const;
  const state = environment.backend.s3?.bucket;
  const logs = ["telemetry", "logs"];
  return [
    ...(state === undefined
      ? []
      : [
          {
            ...bucket,
            name: state,
            path: ["backend", "s3", "bucket"],
            owner: "Terraform's state",
            shared: true,
          } as const,
        ]),
    ...(archive
      ? [
          {
            ...bucket,
            name: archiveBucketName(environment),
            path: [...logs, "archive", "bucketName"],
            owner: "the archive",
          },
        ]
      : []),
    ...(foreignArchive
      ? [
          {
            ...bucket,
            name: foreignArchive.bucketName,
            path: [...logs, "foreignArchive", "bucketName"],
            owner: "the archive",
            local: true,
          } as const,
        ]
      : []),
    ...(hasLogTable(environment)
      ? [
          {
            ...bucket,
            name: resultsBucketName(environment),
            path: [...logs, "athena", "resultsBucketName"],
            owner: "Athena's results",
          },
        ]
      : []),
  ];
}

function roles(environment: Environment): Claim[] {
  const role = { kind: "role", within: "account", settle: "name another role in one of the two" } as const;
  const { enhancedMonitoring } = environment.telemetry;
  const archive = { ...role, path: ["telemetry", "logs", "archive"], owner: "the archive" };
  const databases =
    collectTargets(environment, auroraInstances).length + collectTargets(environment, rdsInstances).length;
  return [
    ...(archives(environment)
      ? [roleNames.archiveWriter, roleNames.archiveForwarder].map((nameOf) => ({
          ...archive,
          name: nameOf(environment),
        }))
      : []),
    ...collectTargets(environment, vpcs)
      .filter(({ target }) => target.flowLogs !== "NONE")
      .map(({ keys }) => ({
        ...role,
        name: roleNames.flowLogs(environment, keys),
        path: ["resources", "vpc", ...keys],
      })),
    ...collectTargets(environment, trails).map(({ keys }) => ({
      ...role,
      name: roleNames.trail(environment, keys),
      path: ["resources", "cloudTrail", ...keys],
    })),
    ...(setsApiGatewayRole(environment)
      ? [{ ...role, name: roleNames.apiGatewayLogs(environment), path: ["telemetry", "apiGatewayLogsRole"] }]
      : []),
    ...(enhancedMonitoring.enabled && databases > 0
      ? [
          {
            ...role,
            name: roleNames.databaseMonitoring(environment),
            path: ["telemetry", "enhancedMonitoring", "roleName"],
            owner: "Enhanced Monitoring",
          },
        ]
      : []),
  ];
}

/** What there is one of in an account and region. */
function accountSettings(environment: Environment): Claim[] {
  const { telemetry } = environment;
  const one = { within: "region" } as const;
  const clusters = collectTargets(environment, ecsClusters).length;
  return [
    telemetry.containerInsightsDefault &&
      clusters > 0 && {
        ...one,
        kind: "default of Container Insights",
        path: ["telemetry", "containerInsightsDefault"],
        settle: "set it to false in one of the two",
      },
    setsApiGatewayRole(environment) && {
      ...one,
      kind: "role of API Gateway's logs",
      path: ["telemetry", "apiGatewayLogsRole"],
      settle: "set it to false in one of the two",
    },
    telemetry.ecrScanning && {
      ...one,
      kind: "scanning of the registry",
      path: ["telemetry", "ecrScanning"],
      settle: "leave it out of one of the two",
    },
    telemetry.guardDuty && {
      ...one,
      kind: "Runtime Monitoring of GuardDuty",
      path: ["telemetry", "guardDuty"],
      settle: "leave it out of one of the two",
    },
  ].filter((claim) => typeof claim === "object");
}

/** Settings of a resource of somebody else, which it has one of. */
function attached(environment: Environment): Claim[] {
  const settle = "leave it out of one of the two";
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
    ...loggedWebAcls(environment).map(({ keys, target }) =>
      of("web ACL with a log", target.arn!, "waf", ...keys, "arn"),
    ),
  ];
}

/** What is taken over. */
function adopted(environment: Environment): Claim[] {
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

/** Names of the inventory that AWS gives once, whatever collection they stand in. */
function inventory(environment: Environment): Claim[] {
  const of = (kind: string, name: string, ...path: string[]): Claim[] => [
    { kind, name, within: "region", path: ["resources", ...path], settle: "", local: true },
  ];
  return [
    ...collectTargets(environment, auroraInstances).flatMap(({ keys: [cluster, instance], target }) =>
      of("DB instance", target.identifier, "aurora", cluster!, "instances", instance!, "identifier"),
    ),
    ...collectTargets(environment, rdsInstances).flatMap(({ keys, target }) =>
      of("DB instance", target.identifier, "rds", ...keys, "identifier"),
    ),
    ...collectTargets(environment, httpApis).flatMap(({ keys, target }) =>
      of("API stage", `${target.id}/${target.stage}`, "httpApi", ...keys, "id"),
    ),
    ...collectTargets(environment, webSocketApis).flatMap(({ keys, target }) =>
      of("API stage", `${target.id}/${target.stage}`, "webSocketApi", ...keys, "id"),
    ),
    ...collectTargets(environment, restApis).flatMap(({ keys, target }) =>
      target.id === undefined ? [] : of("API stage", `${target.id}/${target.stage}`, "restApi", ...keys, "id"),
    ),
  ];
}
