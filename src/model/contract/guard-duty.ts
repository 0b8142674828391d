import { collectTargets, type Environment } from "../environment/index.js";
import { autoScalingGroups } from "../inventory/auto-scaling.js";
import { ec2Instances } from "../inventory/ec2.js";
import { ecsClusters } from "../inventory/ecs.js";
import { prefixOf } from "../names/index.js";

/** GuardDuty as an environment sets it; nothing where it sets none of it. */
export function guardDutyOf({ telemetry: { guardDuty } }: Pick<Environment, "telemetry">) {
  if (!guardDuty?.managed) return undefined;
  const { off = {}, eksAgent = false, ...detector } = guardDuty;
  return { ...detector, off, eksAgent };
}

/** The bucket that findings are copied to. */
export const findingsBucketName = (environment: Environment): string =>
  environment.telemetry.guardDuty?.findingsExport?.bucketName ??
  `${prefixOf(environment)}-findings-${environment.account}`;

/** Whether there are instances of EC2: alone, of an Auto Scaling group, or under a cluster of ECS. */
export const hasInstances = (environment: Environment): boolean =>
  collectTargets(environment, ec2Instances).length > 0 ||
  collectTargets(environment, autoScalingGroups).length > 0 ||
  collectTargets(environment, ecsClusters).some(({ target }) => target.capacity !== "FARGATE");
