import type { Environment, Issue } from "../environment/index.js";
import { collectTargets, show, suggest } from "../environment/index.js";
import type { LogGroupSettings } from "../environment/log-groups.js";
import { auroraClusters, auroraInstances, auroraLogExports } from "../environment/resources/aurora.js";
import { ecsClusters, ecsServices } from "../environment/resources/ecs.js";
import { lambdaFunctions } from "../environment/resources/lambda.js";
import { rdsInstances, rdsLogExports } from "../environment/resources/rds.js";
import { prefixOf } from "../names/index.js";

/** A log group of an environment, with all its settings. */
export interface LogGroupPlan extends Omit<LogGroupSettings, "name" | "retention" | "archive"> {
  /** `ecs.main/keycloak`: the key under `telemetry.logs.sources`; `groups.audit` of a log group of its own. */
  readonly id: string;
  /** The keys that its address and names are made of. */
  readonly keys: readonly string[];
  readonly name: string;
  readonly retention: number;
  /** Whether it is copied to the archive, where there is one. */
  readonly archive: boolean;
}

interface Source {
  readonly service: string;
  readonly keys: readonly string[];
  readonly usualName: string;
  /** Whether it is archived unless the policy says otherwise: measurements that AWS keeps as logs are not. */
  readonly archive?: false;
}

/** The log group of Enhanced Monitoring: one for all instances of an account and region, and AWS's own choice of name. */
export const osMetricsLogGroup = "RDSOSMetrics";

/** Where the inventory sends logs to. One more service is one more function here. */
const sources: readonly ((environment: Environment) => readonly Source[])[] = [
  (environment) =>
    collectTargets(environment, ecsServices).map(({ keys }) => ({
      service: "ecs",
      keys,
      usualName: `/ecs/${[prefixOf(environment), ...keys].join("/")}`,
    })),
  // RDS writes an exported engine log into a group of this very name; it cannot be chosen.
  (environment) =>
    collectTargets(environment, auroraClusters).flatMap(({ keys, target }) =>
      auroraLogExports(target).map((log) => ({
        service: "aurora",
        keys: [...keys, log],
        usualName: `/aws/rds/cluster/${target.identifier}/${log}`,
      })),
    ),
  (environment) =>
    collectTargets(environment, rdsInstances).flatMap(({ keys, target }) =>
      rdsLogExports(target).map((log) => ({
        service: "rds",
        keys: [...keys, log],
        usualName: `/aws/rds/instance/${target.identifier}/${log}`,
      })),
    ),
  (environment) => {
    const watched = [auroraInstances, rdsInstances].some(
      (kind) => collectTargets<unknown>(environment, kind).length > 0,
    );
    if (!watched || !environment.telemetry.enhancedMonitoring.enabled) return [];
    return [{ service: "enhancedMonitoring", keys: [], usualName: osMetricsLogGroup, archive: false }];
  },
  (environment) =>
    collectTargets(environment, lambdaFunctions).map(({ keys, target }) => ({
      service: "lambda",
      keys,
      usualName: `/aws/lambda/${target.name}`,
    })),
  // AWS makes the following by itself where nobody else does, with a retention of a day or none at all.
  (environment) =>
    environment.telemetry.containerInsights === "disabled"
      ? []
      : collectTargets(environment, ecsClusters).map(({ keys, target }) => ({
          service: "containerInsights",
          keys,
          usualName: `/aws/ecs/containerinsights/${target.name}/performance`,
          archive: false,
        })),
  (environment) => {
    const watched = environment.telemetry.lambdaInsights && collectTargets(environment, lambdaFunctions).length > 0;
    return watched ? [{ service: "lambdaInsights", keys: [], usualName: "/aws/lambda-insights", archive: false }] : [];
  },
];

const idOf = ({ service, keys }: Source): string => (keys.length === 0 ? service : `${service}.${keys.join("/")}`);

/** The log groups that an environment manages: those of its inventory, and those of its own. */
export const planLogGroups = (environment: Environment): LogGroupPlan[] =>
  allLogGroups(environment).filter(({ managed }) => managed);

function allLogGroups(environment: Environment): LogGroupPlan[] {
  const { logs } = environment.telemetry;
  const ofInventory = sources
    .flatMap((source) => source(environment))
    .map((source) => {
      const given = logs.sources[idOf(source)];
      const settings = { ...defaults, ...given, archive: given?.archive ?? source.archive ?? true };
      const { retention = logs.retention, name = source.usualName } = settings;
      return { ...settings, id: idOf(source), keys: [source.service, ...source.keys], name, retention };
    });
  const own = Object.entries(logs.groups).map(([key, settings]) => {
    const { retention = logs.retention } = settings;
    return { ...settings, archive: settings.archive ?? true, id: `groups.${key}`, keys: ["groups", key], retention };
  });
  return [...ofInventory, ...own];
}

const defaults = {
  managed: true,
  monitoring: true,
  archive: true,
  adopt: false,
  audit: false,
  existingSubscriptionFilters: 0,
};

/** What CloudWatch Logs takes on one log group. */
const subscriptionFilterLimit = 2;

/** What is wrong between the log policy and the inventory. */
export function checkLogGroups(environment: Environment): Issue[] {
  const { logs } = environment.telemetry;
  const plans = allLogGroups(environment);
  const known = plans.map(({ id }) => id).filter((id) => !id.startsWith("groups."));
  const unknown = Object.keys(logs.sources)
    .filter((id) => !known.includes(id))
    .map((id) => ({ path: ["telemetry", "logs", "sources", id], message: `no such log source${suggest(id, known)}` }));
  const full = plans
    .filter((plan) => logs.archive && plan.archive && plan.existingSubscriptionFilters >= subscriptionFilterLimit)
    .map((plan) => ({
      path: [...pathOf(plan), "existingSubscriptionFilters"],
      message: `${plan.existingSubscriptionFilters} leaves no room for the archive's own; a log group takes ${subscriptionFilterLimit} in all. Set archive: false, or remove one`,
    }));
  const owners = new Map<string, string>();
  const twice = plans.flatMap((plan) => {
    const owner = owners.get(plan.name);
    owners.set(plan.name, owner ?? plan.id);
    if (owner === undefined) return [];
    return [{ path: [...pathOf(plan), "name"], message: `${show(plan.name)} is the log group of ${owner} already` }];
  });
  return [...unknown, ...full, ...twice];
}

function pathOf({ id }: LogGroupPlan): string[] {
  const group = id.startsWith("groups.") ? ["groups", id.slice("groups.".length)] : ["sources", id];
  return ["telemetry", "logs", ...group];
}
