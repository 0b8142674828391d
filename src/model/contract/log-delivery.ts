import { chunksOf, type Chunk } from "../chunks.js";
import { shortList, type Environment, type Issue } from "../environment/index.js";
import { arnOf } from "../iam/index.js";
import { nameLimits } from "../names/limits.js";
import { isToken } from "../schema/token.js";
import { planLogGroups, type LogGroupPlan } from "./log-groups.js";
import { logDeliveryLimits, logGroupsPerPolicy } from "./log-sources.js";

/** What such a policy says besides its log groups, in characters; a little more than that. */
const beside = 500;

/** The log groups that AWS's log delivery writes, as many in each as one policy has room for. */
export function deliveryPolicies(environment: Environment): Chunk<LogGroupPlan>[] {
  const delivered = planLogGroups(environment).filter((plan) => plan.delivered);
  return chunksOf(delivered, logGroupsPerPolicy, {
    most: logDeliveryLimits.length - beside,
    sizeOf: ({ name }) => lengthInPolicy(environment, name),
  });
}

/** What Terraform fills in later may be as long as a name can be. */
const lengthInPolicy = (environment: Environment, name: string): number =>
  `"${arnOf(environment, "logs", "log-group:")}:log-stream:*",`.length +
  (isToken(name) ? nameLimits.logGroup : name.length);

/** More policies than an account takes: the apply would end there. */
export function checkDeliveryPolicies(environment: Environment): Issue[] {
  const policies = deliveryPolicies(environment);
  if (policies.length <= logDeliveryLimits.policies) return [];
  const ids = policies.flatMap(({ some }) => some.map(({ id }) => id));
  const message = `AWS's log delivery writes ${ids.length} log groups, and what lets it takes ${policies.length} resource policies; CloudWatch Logs takes ${logDeliveryLimits.policies} of an account in a region: send some to: "s3", give those with long names shorter ones, or divide the environment: ${shortList(ids)}`;
  return [{ path: ["telemetry", "logs", "sources"], message, needs: [["resources"]] }];
}
