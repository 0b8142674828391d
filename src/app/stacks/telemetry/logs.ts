import { Construct } from "constructs";
import {
  awslogsConfiguration,
  fireLensConfiguration,
  logRouter,
  logWriterPolicy,
} from "../../../../modules/dev/ecs-logs/ecs-logs.js";
import type { LogArchive } from "../../../../modules/dev/log-archive/log-archive.js";
import { LogGroup } from "../../../../modules/dev/log-group/log-group.js";
import { collectTargets } from "../../../model/environment/index.js";
import { auroraClusters, auroraLogExports } from "../../../model/inventory/aurora.js";
import { rdsInstances, rdsLogExports } from "../../../model/inventory/rds.js";
import { arnOf, policy } from "../../../model/iam/index.js";
import { archiveBucketName } from "../../../model/contract/archive.js";
import { planLogGroups } from "../../../model/contract/log-groups.js";
import type { TelemetryStack } from "../telemetry-stack.js";
import { modules } from "./modules.js";

type LogGroupReference = Pick<LogGroup, "logGroupName" | "logGroupArn">;

/** The log groups of an environment, by source: `ecs.main/keycloak`. */
export type LogGroups = ReadonlyMap<string, LogGroupReference>;

/** One of them; that it is there follows from the inventory. */
export function groupOf(groups: LogGroups, source: string): LogGroupReference {
  const group = groups.get(source);
  if (!group) throw new Error(`${source} is no log source of this environment`);
  return group;
}

/** Log groups, their copies in the archive, and what other pipelines must set so that logs come. */
export function addLogs(stack: TelemetryStack): LogGroups {
  const { region, telemetry } = stack.environment;
  const logs = new Construct(stack, "logs");
  const archive = addArchive(stack);
  const groups = new Map<string, LogGroupReference>();
  const plans = planLogGroups(stack.environment);
  for (const plan of plans) {
    if (!plan.managed) {
      const logGroupArn = arnOf(stack.environment, "logs", `log-group:${plan.name}`);
      groups.set(plan.id, { logGroupName: plan.name, logGroupArn });
      continue;
    }
    const group = new LogGroup(logs, plan.keys.join("_"), { ...plan, kmsKeyArn: telemetry.logs.kmsKeyArn });
    if (plan.archive) archive?.add(plan.keys, group.logGroupName);
    groups.set(plan.id, group);
  }
  const names = [...groups].map(([id, { logGroupName }]) => [id, logGroupName] as const);
  stack.output("log_groups", "Log groups, by source", Object.fromEntries(names));
  const ecs = [...groups]
    .filter(([id]) => id.startsWith("ecs."))
    .map(([id, group]) => [id.slice("ecs.".length), group] as const);
  const ofServices = <Value>(value: (group: LogGroupReference) => Value) =>
    Object.fromEntries(ecs.map(([service, group]) => [service, value(group)]));
  stack.output(
    "ecs_log_configuration",
    "logConfiguration of the containers, by ECS service",
    ofServices(({ logGroupName }) => awslogsConfiguration({ logGroupName, region })),
  );
  if (ecs.length > 0) {
    stack.output(
      "ecs_firelens",
      "The same with Fluent Bit: logConfiguration of the containers, the container that routes, and the task role's policy",
      ofServices(({ logGroupName, logGroupArn }) => ({
        log_configuration: fireLensConfiguration({ logGroupName, region }),
        log_router: logRouter({ logGroupName, region }),
        task_role_policy: logWriterPolicy(logGroupArn),
      })),
    );
  }
  stack.output("rds_log_exports", "enabled_cloudwatch_logs_exports, by DB cluster and DB instance", logExports(stack));
  return groups;
}

function addArchive(stack: TelemetryStack): LogArchive | undefined {
  const { account, region, timeZone, telemetry } = stack.environment;
  const { archive, foreignArchive, retention } = telemetry.logs;
  const bucket = foreignArchive ?? (archive && { ...archive, bucketName: archiveBucketName(stack.environment) });
  if (!bucket) return undefined;
  const made = new modules.LogArchive(stack, "archive", {
    bucket,
    account,
    region,
    timeZone,
    environment: stack.environment,
    errorLogRetention: retention,
  });
  stack.output("log_archive_bucket", "Bucket of the log archive", made.bucketName);
  if (made.bucketPolicyStatements.length > 0) {
    const description = "Statements that the owner of the bucket adds to its policy";
    stack.output("log_archive_bucket_policy", description, policy(...made.bucketPolicyStatements));
  }
  return made;
}

const logExports = ({ environment }: TelemetryStack): Record<string, readonly string[]> =>
  Object.fromEntries([
    ...collectTargets(environment, auroraClusters).map(({ key, target }) => [
      `aurora.${key}`,
      auroraLogExports(target),
    ]),
    ...collectTargets(environment, rdsInstances).map(({ key, target }) => [`rds.${key}`, rdsLogExports(target)]),
  ]);
