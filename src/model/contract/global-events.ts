import { derivedTargets, ownTopic, routeNamed, type Environment, type Severity } from "../environment/index.js";
import { partitionOf } from "../iam/index.js";
import type { EventRegion } from "./privileged-use.js";
import { regionKey } from "./region-key.js";

const globalRegion = "us-east-1";

/** Whether something of the environment is watched in that region anyway: nobody needs a topic there for the events alone. */
const isThere = ({ resources, privilegedUse, alarms }: Environment): boolean =>
  privilegedUse !== undefined ||
  alarms.spend?.estimatedCharges !== undefined ||
  [resources.cloudfront, resources.route53].some((services) => Object.keys(services).length > 0) ||
  Object.values(resources.waf).some(({ scope }) => scope === "CLOUDFRONT") ||
  Object.values(resources.acm).some(({ arn }) => arn.includes(`:acm:${globalRegion}:`));

const canTell = (environment: Environment, severity: Severity): boolean =>
  ownTopic(environment, severity, globalRegion) !== undefined ||
  routeNamed(environment.alarms, severity)?.receivers !== undefined;

/**
 * Where what AWS Health says of services without a region arrives (IAM, CloudFront, Route 53), if not in the environment's own region,
 * and where the route of a severity has, or can have, a topic there.
 *
 * @see https://docs.aws.amazon.com/health/latest/ug/choosing-a-region.html
 */
export const globalHealth = (severity: Severity) =>
  derivedTargets<EventRegion>((inventory) => {
    const environment = inventory as Environment;
    const { region } = environment;
    if (region === globalRegion || partitionOf(region) !== "aws") return [];
    if (!isThere(environment) || !canTell(environment, severity)) return [];
    const key = regionKey(globalRegion);
    return [{ key, keys: [key], target: { region: globalRegion } }];
  });
