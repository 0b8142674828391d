import { chunksOf, type Chunk } from "../chunks.js";
import { shortList, type Environment, type Issue } from "../environment/index.js";
import { arnOf } from "../iam/index.js";
import { nameLimits } from "../names/limits.js";
import { isToken } from "../schema/token.js";
import { planLogGroups, type LogGroupPlan } from "./log-groups.js";
import { logDeliveryLimits, logGroupsPerPolicy } from "./log-sources.js";

/** What such a policy says besides its log groups, in characters; a little more than that. */
const framed = 500;

/** The log groups that AWS's log delivery writes, as many in each as one policy has room for. */
export function deliveryPolicies(environment: Environment): Chunk<LogGroupPlan>[] {
  const delivered = planLogGroups(environment).filter((plan) => plan.delivered);
  return chunksOf(delivered, logGroupsPerPolicy, {
    most: logDeliveryLimits.length - framed,
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
  const message = `AWS's log delivery writes ${ids.length} log groups, and what lets it takes ${policies.length} resource policies; CloudWatch Logs takes ${logDeliveryLimits.policies} of an account in a region: ${fewer}, or divide the environment: ${shortList(ids)}`;
  return [{ path, message, needs: [["resources"]] }];
}

const path = ["telemetry", "logs", "sources"];
const fewer = 'send some to: "s3", give those with long names shorter ones';

interface Labelled {
  readonly label: string;
  readonly environment: Environment;
}

/** The same of an environment and those before it, which have its account and region too. */
export function checkDeliveryPoliciesOf({ environment }: Labelled, earlier: readonly Labelled[]): Issue[] {
  const { account, region } = environment;
  const own = deliveryPolicies(environment).length;
  const beside = earlier
    .filter((other) => other.environment.account === account && other.environment.region === region)
    .map(({ label, environment: other }) => ({ label, count: deliveryPolicies(other).length }))
    .filter(({ count }) => count > 0);
  const others = beside.reduce((sum, { count }) => sum + count, 0);
  const { policies: most } = logDeliveryLimits;
  if (own === 0 || own > most || others > most || own + others <= most) return []; // told of one by itself, or before
  const labels = shortList(beside.map(({ label }) => label));
  const message = `what lets AWS's log delivery write takes ${own} resource policies here and ${others} of ${labels}, in one account and region; CloudWatch Logs takes ${most}: ${fewer}, or use another account`;
  return [{ path, message, needs: [["resources"]] }];
}
