import { collectTargets, type Environment, type Issue } from "../environment/index.js";
import { auroraClusters, auroraInstances, type AuroraCluster } from "../inventory/aurora.js";
import { trails } from "../inventory/cloud-trail.js";
import { ecsClusters, ecsServices } from "../inventory/ecs.js";
import { exportedLogs } from "../inventory/engine-logs.js";
import { httpApis } from "../inventory/http-api.js";
import type { Service } from "../inventory/index.js";
import { lambdaFunctions } from "../inventory/lambda.js";
import { rdsInstances, type RdsInstance } from "../inventory/rds.js";
import { restApis } from "../inventory/rest-api.js";
import { vpcs } from "../inventory/vpc.js";
import { webAcls } from "../inventory/waf.js";
import { webSocketApis } from "../inventory/web-socket-api.js";
import { prefixOf } from "../names/index.js";

/** A log that something of the inventory writes. */
export interface LogSource {
  readonly service:
    Service | "containerInsights" | "enhancedMonitoring" | "lambdaInsights" | "manualOperations" | "patches";
  readonly keys: readonly string[];
  readonly usualName: string;
  /** Whether AWS measures, and keeps the figures as a log: neither archived nor kept as long as the others unless the policy says otherwise. */
  readonly measured?: true;
  /** Whether it is an audit log unless the policy says otherwise. */
  readonly audit?: true;
  /** Whether AWS's log delivery writes it, which needs a policy for that. */
  readonly delivered?: true;
  /** Whether AWS writes it into a log group of the usual name and no other. */
  readonly fixedName?: boolean;
  /** Whether AWS writes it to S3 too, in place of a log group. */
  readonly traffic?: true;
}

/** `ecs.main/keycloak`: the key of a log under `telemetry.logs.sources`. */
export const logSourceId = ({ service, keys }: LogSource): string =>
  keys.length === 0 ? service : `${service}.${keys.join("/")}`;

/** A log group whose name is ours to choose: `/ecs/idp-prod/main/keycloak`. */
const own = (environment: Environment, service: LogSource["service"], keys: readonly string[]): LogSource => ({
  service,
  keys,
  usualName: `/${[service.toLowerCase(), prefixOf(environment), ...keys].join("/")}`,
});

const delivered = (source: LogSource): LogSource => ({ ...source, delivered: true });
const traffic = (source: LogSource): LogSource => ({ ...source, traffic: true });

/**
 * What CloudWatch Logs takes: characters in one policy of an account, and policies in a region.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
 */
export const logDeliveryLimits = { length: 5120, policies: 10 } as const;

/** Enough for this many log groups of usual names. */
export const logGroupsPerPolicy = 20;

/** What the name of a log group or bucket of WAF must begin with. */
export const wafPrefix = "aws-waf-logs-";

/** Web ACLs whose requests are logged: those whose ARN is known. */
export const loggedWebAcls = (environment: Environment) =>
  collectTargets(environment, webAcls).filter(({ target }) => target.arn !== undefined);

/** Whether the account's role for logs of REST and WebSocket APIs is set; HTTP APIs need none. */
export const setsApiGatewayRole = (environment: Environment): boolean =>
  environment.telemetry.apiGatewayLogsRole &&
  collectTargets(environment, restApis).length + collectTargets(environment, webSocketApis).length > 0;

/**
 * Whether the level of Container Insights becomes the account's default. `disabled` is said of the environment's own clusters, and leaves
 * those of others alone.
 */
export function setsContainerInsightsDefault(environment: Environment): boolean {
  const { containerInsights, containerInsightsDefault } = environment.telemetry;
  const wanted = containerInsightsDefault && containerInsights !== "disabled";
  return wanted && collectTargets(environment, ecsClusters).length > 0;
}

/** Whether sessions of ECS Exec are recorded. */
export const recordsEcsExec = (environment: Environment): boolean =>
  environment.telemetry.manualOperations !== undefined && collectTargets(environment, ecsClusters).length > 0;

/** What says who did what. */
const audit = true;

/** What is a figure every minute, and no event. */
const measured = true;

/** RDS writes an exported engine log into a group of this very name; it cannot be chosen. */
const engineLogs = (
  service: "aurora" | "rds",
  keys: readonly string[],
  database: AuroraCluster | RdsInstance,
): LogSource[] =>
  exportedLogs(database).map((log) => ({
    service,
    keys: [...keys, log],
    usualName: `/aws/rds/${service === "aurora" ? "cluster" : "instance"}/${database.identifier}/${log}`,
    fixedName: true,
    ...(log === "audit" ? { audit } : {}),
  }));

/** The log group of Enhanced Monitoring: one for all instances of an account and region, and AWS's own choice of name. */
export const osMetricsLogGroup = "RDSOSMetrics";

/** Where the inventory sends logs to. One more service is one more function here. */
const sources: readonly ((environment: Environment) => readonly LogSource[])[] = [
  (environment) => collectTargets(environment, ecsServices).map(({ keys }) => own(environment, "ecs", keys)),
  (environment) => [
    ...collectTargets(environment, auroraClusters).flatMap(({ keys, target }) => engineLogs("aurora", keys, target)),
    ...collectTargets(environment, rdsInstances).flatMap(({ keys, target }) => engineLogs("rds", keys, target)),
  ],
  (environment) => {
    const watched = [auroraInstances, rdsInstances].some(
      (kind) => collectTargets<unknown>(environment, kind).length > 0,
    );
    if (!watched || !environment.telemetry.enhancedMonitoring.enabled) return [];
    return [{ service: "enhancedMonitoring", keys: [], usualName: osMetricsLogGroup, fixedName: true, measured }];
  },
  (environment) =>
    collectTargets(environment, lambdaFunctions).map(({ keys, target }) => ({
      service: "lambda",
      keys,
      usualName: `/aws/lambda/${target.name}`,
    })),
  // WAF refuses a log group whose name begins otherwise.
  (environment) =>
    loggedWebAcls(environment).map(({ keys }) => ({
      service: "waf",
      keys,
      usualName: `${wafPrefix}${[prefixOf(environment), ...keys].join("-")}`,
      delivered: true,
      traffic: true,
    })),
  (environment) =>
    collectTargets(environment, vpcs).flatMap(({ keys, target }) => [
      ...(target.flowLogs === "NONE" ? [] : [traffic(own(environment, "vpc", [...keys, "flow"]))]),
      ...(target.resolverQueryLogs ? [traffic(delivered(own(environment, "vpc", [...keys, "dns"])))] : []),
    ]),
  (environment) =>
    collectTargets(environment, trails).map(({ keys }) => ({ ...own(environment, "cloudTrail", keys), audit: true })),
  (environment) => [
    ...collectTargets(environment, restApis).flatMap(({ keys, target: { id, stage } }) => {
      const access = own(environment, "restApi", [...keys, "access"]);
      // API Gateway writes executions into a group of this very name; it cannot be chosen.
      const usualName = `API-Gateway-Execution-Logs_${id}/${stage}`;
      const execution: LogSource = { service: "restApi", keys: [...keys, "execution"], usualName, fixedName: true };
      return id === undefined ? [access] : [access, execution];
    }),
    ...collectTargets(environment, httpApis).map(({ keys }) =>
      delivered(own(environment, "httpApi", [...keys, "access"])),
    ),
    ...collectTargets(environment, webSocketApis).map(({ keys }) =>
      own(environment, "webSocketApi", [...keys, "access"]),
    ),
  ],
  (environment) => [
    ...(recordsEcsExec(environment) ? [{ ...own(environment, "manualOperations", ["ecsExec"]), audit } as const] : []),
    ...(environment.telemetry.manualOperations?.sessionManager
      ? [{ ...own(environment, "manualOperations", ["sessionManager"]), audit } as const]
      : []),
  ],
  // Instances whose policy follows AWS's page on Run Command may write to what begins so, and to nothing else.
  (environment) =>
    environment.patches === undefined
      ? []
      : [{ service: "patches", keys: [], usualName: `/aws/ssm/${prefixOf(environment)}/patches` }],
  // AWS makes the following by itself where nobody else does, with a retention of a day or none at all.
  (environment) =>
    environment.telemetry.containerInsights === "disabled"
      ? []
      : collectTargets(environment, ecsClusters).map(({ keys, target }) => ({
          service: "containerInsights",
          keys,
          usualName: `/aws/ecs/containerinsights/${target.name}/performance`,
          fixedName: true,
          measured,
        })),
  (environment) => {
    const watched = environment.telemetry.lambdaInsights && collectTargets(environment, lambdaFunctions).length > 0;
    return watched
      ? [{ service: "lambdaInsights", keys: [], usualName: "/aws/lambda-insights", fixedName: true, measured }]
      : [];
  },
];

/** Every log that the inventory writes. */
export const logSources = (environment: Environment): readonly LogSource[] =>
  sources.flatMap((source) => source(environment));

/** What is wrong between the inventory and where its logs must go. */
export const checkLogSources = (environment: Environment): Issue[] =>
  loggedWebAcls(environment)
    .filter(({ target }) => target.scope === "CLOUDFRONT" && environment.region !== "us-east-1")
    .map(({ keys }) => ({
      path: ["resources", "waf", ...keys, "arn"],
      needs: [["region"]],
      message: `a web ACL of CloudFront logs in us-east-1 only; this environment is in ${environment.region}. Leave arn out here, and give it in an environment of us-east-1`,
    }));
