import { Construct } from "constructs";
import { ecsExecConfiguration, type EcsExecConfiguration } from "../../../../modules/dev/session-logs/ecs-exec.js";
import { ecsExecPolicy, sessionManagerPolicy } from "../../../../modules/dev/session-logs/policies.js";
import { recordsEcsExec } from "../../../model/contract/log-sources.js";
import { sessionKeyOf } from "../../../model/contract/session-preferences.js";
import { bucketArnOf } from "../../../model/iam/index.js";
import type { TelemetryStack } from "../telemetry-stack.js";
import { groupOf, type LogGroups } from "./logs.js";
import { modules } from "./modules.js";

/** Sessions in containers and on instances: preferences of the account, and what clusters and roles of other pipelines must have. */
export function addManualOperations(stack: TelemetryStack, groups: LogGroups): void {
  const { manualOperations } = stack.environment.telemetry;
  if (manualOperations === undefined) return;
  outputEcsExec(stack, groups);
  const { sessionManager } = manualOperations;
  if (sessionManager === undefined) return;
  const { logGroupName, logGroupArn } = groupOf(groups, "manualOperations.sessionManager");
  const kmsKeyArn = sessionKeyOf(stack.environment);
  new modules.SessionPreferences(new Construct(stack, "manualOperations"), "sessionManager", {
    ...sessionManager,
    logGroupName,
    encrypted: isEncrypted(stack),
    kmsKeyArn,
  });
  const s3 = sessionManager.s3 && {
    bucketArn: bucketArnOf(stack.environment, sessionManager.s3.bucketName),
    keyPrefix: sessionManager.s3.keyPrefix,
  };
  stack.output("session_manager", "The policy of instance profiles: sessions of Session Manager, recorded", {
    instance_role_policy: sessionManagerPolicy({ logGroupArn, kmsKeyArn, s3: s3 || undefined }),
  });
}

/** What a cluster says of ECS Exec, where that is recorded. */
export function ecsExecOf(stack: TelemetryStack, groups: LogGroups): EcsExecConfiguration | undefined {
  if (!recordsEcsExec(stack.environment)) return undefined;
  return ecsExecConfiguration({
    logGroupName: groupOf(groups, "manualOperations.ecsExec").logGroupName,
    encrypted: isEncrypted(stack),
    kmsKeyArn: stack.environment.telemetry.manualOperations?.kmsKeyArn,
  });
}

function outputEcsExec(stack: TelemetryStack, groups: LogGroups): void {
  const configuration = ecsExecOf(stack, groups);
  if (configuration === undefined) return;
  const { kmsKeyId, logging, logConfiguration } = configuration;
  const { logGroupArn } = groupOf(groups, "manualOperations.ecsExec");
  stack.output(
    "ecs_exec",
    "ECS Exec, recorded: execute_command_configuration of clusters, and the policy of task roles",
    {
      execute_command_configuration: {
        ...(kmsKeyId !== undefined && { kms_key_id: kmsKeyId }),
        logging,
        log_configuration: {
          cloud_watch_log_group_name: logConfiguration.cloudWatchLogGroupName,
          cloud_watch_encryption_enabled: logConfiguration.cloudWatchEncryptionEnabled,
        },
      },
      task_role_policy: ecsExecPolicy({ logGroupArn, kmsKeyArn: kmsKeyId }),
    },
  );
}

/** Log groups that are made here have the environment's key. */
const isEncrypted = ({ environment }: TelemetryStack): boolean => environment.telemetry.logs.kmsKeyArn !== undefined;
