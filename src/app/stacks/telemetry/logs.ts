import { Construct } from "constructs";
import {
  awslogsConfiguration,
  fireLensConfiguration,
  logRouter,
  logWriterPolicy,
  type EcsLogsProps,
} from "../../../../modules/dev/ecs-logs/ecs-logs.js";
import type { LogArchive } from "../../../../modules/dev/log-archive/log-archive.js";
import { LogGroup } from "../../../../modules/dev/log-group/log-group.js";
import { collectTargets } from "../../../model/environment/index.js";
import { auroraClusters } from "../../../model/inventory/aurora.js";
import { exportedLogs } from "../../../model/inventory/engine-logs.js";
import { rdsInstances } from "../../../model/inventory/rds.js";
import { arnOf } from "../../../model/iam/index.js";
import { containerLogOf } from "../../../model/contract/container-logs.js";
import { planLogGroups, type LogGroupPlan } from "../../../model/contract/log-groups.js";
import type { TelemetryStack } from "../telemetry-stack.js";

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
export function addLogs(stack: TelemetryStack, archive: LogArchive | undefined): LogGroups {
  const logs = new Construct(stack, "logs");
  const plans = planLogGroups(stack.environment);
  const groups = new Map(plans.map((plan) => [plan.id, addLogGroup(stack, logs, plan)]));
  for (const { id, keys } of plans.filter((plan) => plan.managed && plan.archive)) {
    archive?.add(keys, groupOf(groups, id).logGroupName);
  }
  outputNames(stack, groups);
  outputEcsSettings(stack, groups);
  stack.output("rds_log_exports", "enabled_cloudwatch_logs_exports, by DB cluster and DB instance", logExports(stack));
  return groups;
}

/** Makes a log group, or refers to one that is managed elsewhere. */
function addLogGroup({ environment }: TelemetryStack, scope: Construct, plan: LogGroupPlan): LogGroupReference {
  if (plan.managed) {
    const { terraform, telemetry } = environment;
    return new LogGroup(scope, plan.keys.join("_"), {
      ...plan,
      adopt: plan.adopt !== undefined,
      destroyable: terraform.destroyable && !plan.audit,
      kmsKeyArn: telemetry.logs.kmsKeyArn,
      maskFindings: telemetry.logs.maskFindings,
    });
  }
  return { logGroupName: plan.name, logGroupArn: arnOf(environment, "logs", `log-group:${plan.name}`) };
}

function outputNames(stack: TelemetryStack, groups: LogGroups): void {
  const names = [...groups].map(([id, { logGroupName }]) => [id, logGroupName] as const);
  stack.output("log_groups", "Log groups, by source", Object.fromEntries(names));
}

/** What task definitions of ECS must say so that containers write to their log groups: with awslogs, or with FireLens. */
function outputEcsSettings(stack: TelemetryStack, groups: LogGroups): void {
  const { environment } = stack;
  const services = planLogGroups(environment).filter(({ keys }) => keys[0] === "ecs");
  const ofServices = <Value>(value: (props: EcsLogsProps, group: LogGroupReference) => Value) =>
    Object.fromEntries(
      services.map((plan) => {
        const group = groupOf(groups, plan.id);
        const { logGroupName } = group;
        const props = { logGroupName, region: environment.region, ...containerLogOf(environment, plan) };
        return [plan.id.slice("ecs.".length), value(props, group)];
      }),
    );
  stack.output(
    "ecs_log_configuration",
    "logConfiguration of the containers, by ECS service",
    ofServices((props) => awslogsConfiguration(props)),
  );
  if (services.length === 0) return;
  stack.output(
    "ecs_firelens",
    "The same with Fluent Bit: logConfiguration of the containers, the container that routes, and the task role's policy",
    ofServices((props, { logGroupArn }) => ({
      log_configuration: fireLensConfiguration(props),
      log_router: logRouter(props),
      task_role_policy: logWriterPolicy(logGroupArn),
    })),
  );
}

const logExports = ({ environment }: TelemetryStack): Record<string, readonly string[]> =>
  Object.fromEntries([
    ...collectTargets(environment, auroraClusters).map(({ key, target }) => [`aurora.${key}`, exportedLogs(target)]),
    ...collectTargets(environment, rdsInstances).map(({ key, target }) => [`rds.${key}`, exportedLogs(target)]),
  ]);
