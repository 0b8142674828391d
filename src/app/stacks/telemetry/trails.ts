import { Construct } from "constructs";
import type { CloudtrailLogsRole } from "../../../../modules/dev/cloudtrail-logs/cloudtrail-logs-role.js";
import type { CloudtrailTrail } from "../../../../modules/dev/cloudtrail-trail/cloudtrail-trail.js";
import { collectTargets } from "../../../model/environment/index.js";
import { roleNames } from "../../../model/contract/roles.js";
import { managedTrails } from "../../../model/contract/trails.js";
import { policy, type Statement } from "../../../model/iam/index.js";
import { trails } from "../../../model/inventory/cloud-trail.js";
import { awsName } from "../../../model/names/index.js";
import { handOver } from "../hand-over.js";
import type { TelemetryStack } from "../telemetry-stack.js";
import { groupOf, type LogGroups } from "./logs.js";
import { modules } from "./modules.js";

/** Trails that are made or taken over here, by their keys. */
export type Trails = ReadonlyMap<string, CloudtrailTrail>;

/** The role of each trail, by which it writes its log group, for whoever manages it; and the trails that are made here. */
export function addTrails(stack: TelemetryStack, scope: Construct, groups: LogGroups): Trails {
  const { environment } = stack;
  const { account, region, roles } = environment;
  const writers = new Map<string, CloudtrailLogsRole>();
  for (const { key, keys, target } of collectTargets(environment, trails)) {
    const role = new modules.CloudtrailLogsRole(scope, ["trail", ...keys].join("_"), {
      account,
      region,
      roleName: roleNames.trail(environment, keys),
      roles,
      logGroupArn: groupOf(groups, `cloudTrail.${key}`).logGroupArn,
      organizationId: target.organizationId,
    });
    handOver(stack, ["roles", "cloudTrail", ...keys].join("/"), role.roleArn);
    writers.set(key, role);
  }
  if (writers.size === 0) return new Map();
  const settings = [...writers].map(([key, { roleArn, groupArn }]) => [
    key,
    { cloud_watch_logs_group_arn: groupArn, cloud_watch_logs_role_arn: roleArn },
  ]);
  stack.output("cloudtrail_logs", "Attributes of CloudTrail trails", Object.fromEntries(settings));
  return addManaged(stack, writers);
}

function addManaged(stack: TelemetryStack, writers: ReadonlyMap<string, CloudtrailLogsRole>): Trails {
  const { environment } = stack;
  const { account, region, terraform } = environment;
  const scope = new Construct(stack, "trails");
  const made = managedTrails(environment).map(({ key, keys, target, insights, adopt, createKey, delivery }) => {
    const { roleArn: logsRoleArn, groupArn: logGroupArn, policy: rolePolicy } = writers.get(key)!;
    const keyAlias = createKey ? awsName("kmsAlias", environment, "trail", ...keys) : undefined;
    const trail = new modules.CloudtrailTrail(scope, keys.join("_"), {
      account,
      region,
      name: target.name,
      organizationId: target.organizationId,
      logGroupArn,
      logsRoleArn,
      insights,
      delivery: { ...delivery, keyAlias },
      adopt: adopt !== undefined,
      dependsOn: [rolePolicy],
      destroyable: terraform.destroyable,
    });
    handOver(stack, ["buckets", "cloudTrail", ...keys].join("/"), trail.bucketName);
    return { key, trail };
  });
  const output = (name: string, description: string, values: readonly (readonly [string, string])[]) => {
    if (values.length > 0) stack.output(name, description, Object.fromEntries(values));
  };
  output(
    "cloudtrail_buckets",
    "Buckets of CloudTrail's log files",
    made.map(({ key, trail }) => [key, trail.bucketName]),
  );
  const added = (what: string) => `Statements that owners of ${what} add to their policies, by the trail`;
  const policies = (of: (trail: (typeof made)[number]["trail"]) => readonly Statement[]) =>
    made.flatMap(({ key, trail }) => (of(trail).length > 0 ? [[key, policy(...of(trail))] as const] : []));
  output(
    "cloudtrail_bucket_policies",
    added("buckets"),
    policies(({ bucketPolicyStatements }) => bucketPolicyStatements),
  );
  output(
    "cloudtrail_key_policies",
    added("keys"),
    policies(({ keyPolicyStatements }) => keyPolicyStatements),
  );
  return new Map(made.map(({ key, trail }) => [key, trail]));
}
