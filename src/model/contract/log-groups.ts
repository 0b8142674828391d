import type { Environment, Issue } from "../environment/index.js";
import { show, suggester } from "../environment/index.js";
import type { DataIdentifier } from "../environment/log-masks.js";
import { lookUp } from "../look-up.js";
import { isToken } from "../schema/token.js";
import { auditRetention, usualRetention, type LogGroupSettings } from "../environment/log-group-settings.js";
import { logSourceId, logSources, wafPrefix } from "./log-sources.js";
import { goesToS3, trafficLogs } from "./traffic-logs.js";

/** A log group of an environment, with all its settings. */
export interface LogGroupPlan extends Omit<
  LogGroupSettings,
  "name" | "retention" | "archive" | "audit" | "to" | "mask"
> {
  /** `ecs.main/keycloak`: the key under `telemetry.logs.sources`; `groups.audit` of a log group of its own. */
  readonly id: string;
  /** The keys that its address and names are made of. */
  readonly keys: readonly string[];
  readonly name: string;
  readonly retention: number;
  /** Whether it is copied to the archive, where there is one. */
  readonly archive: boolean;
  /** Whether it is an audit log. */
  readonly audit: boolean;
  /** What is masked in it. */
  readonly mask: readonly DataIdentifier[];
  /** Whether AWS's log delivery writes it. */
  readonly delivered: boolean;
  /** Whether AWS measures, and keeps the figures as a log. */
  readonly measured: boolean;
  /** The name, where AWS knows no other. */
  readonly fixedName?: string;
}

/** Those that are copied to a bucket, of this account or of another one: whoever manages a log group copies it. */
export const archivedLogGroups = (environment: Environment): LogGroupPlan[] => {
  const { archive, foreignArchive } = environment.telemetry.logs;
  if (!archive && !foreignArchive) return [];
  return planLogGroups(environment).filter((plan) => plan.managed && plan.archive);
};

/**
 * The log groups of an environment: those of its inventory, and those of its own; some are managed elsewhere. What goes to S3 has none.
 */
export function planLogGroups(environment: Environment): readonly LogGroupPlan[] {
  const known = plansOf.get(environment);
  if (known) return known;
  const planned = plan(environment);
  plansOf.set(environment, planned);
  return planned;
}

/** Every check asks for them, and an environment does not change. */
const plansOf = new WeakMap<Environment, readonly LogGroupPlan[]>();

function plan(environment: Environment): LogGroupPlan[] {
  const { logs } = environment.telemetry;
  const inGroups = logSources(environment).filter((source) => !goesToS3(environment, source));
  const ofInventory = inGroups.map((source) => {
    const given = lookUp(logs.sources, logSourceId(source));
    const audit = given?.audit ?? source.audit ?? false;
    const { service, keys, delivered = false, measured = false } = source;
    const settings = { ...defaults, ...given, audit, archive: given?.archive ?? !measured };
    const { retention = retentionOf(logs, { audit, measured }), name = source.usualName } = settings;
    const fixedName = source.fixedName ? source.usualName : undefined;
    const mask = given?.mask ?? usualMask(logs, service, settings.managed);
    return {
      ...settings,
      mask,
      id: logSourceId(source),
      keys: [service, ...keys],
      name,
      retention,
      delivered,
      measured,
      fixedName,
    };
  });
  const own = Object.entries(logs.groups).map(([key, settings]) => {
    const { archive = true, audit = false, retention = retentionOf(logs, { audit }) } = settings;
    const mask = settings.mask ?? usualMask(logs, "groups", settings.managed);
    return {
      ...settings,
      mask,
      archive,
      audit,
      id: `groups.${key}`,
      keys: ["groups", key],
      retention,
      delivered: false,
      measured: false,
    };
  });
  return [...ofInventory, ...own];
}

const defaults = {
  managed: true,
  monitoring: true,
  archive: true,
  existingSubscriptionFilters: 0,
  logClass: "STANDARD",
} as const;

/** What is masked in logs of a kind; who manages a log group masks it. */
const usualMask = (
  logs: Environment["telemetry"]["logs"],
  kind: string,
  managed: boolean,
): readonly DataIdentifier[] =>
  managed ? (lookUp<readonly DataIdentifier[] | undefined>(logs.masks, kind) ?? []) : [];

/** Seven years of audit logs, whatever the others are kept; of what AWS measures, the three months that are asked of any log. */
const retentionOf = (
  logs: Environment["telemetry"]["logs"],
  { audit, measured = false }: { readonly audit: boolean; readonly measured?: boolean },
): number => (audit ? auditRetention : measured ? measurementRetention(logs) : logs.retention);

const measurementRetention = ({ measurementRetention, retention }: Environment["telemetry"]["logs"]): number =>
  measurementRetention ?? Math.min(usualRetention, retention);

/** What CloudWatch Logs takes on one log group. */
const subscriptionFilterLimit = 2;

/** What is wrong between the log policy and the inventory. */
export function checkLogGroups(environment: Environment): Issue[] {
  const { logs } = environment.telemetry;
  const plans = planLogGroups(environment);
  const direct = trafficLogs(environment).map(logSourceId);
  const known = new Set([...plans.map(({ id }) => id).filter((id) => !id.startsWith("groups.")), ...direct]);
  const suggest = suggester([...known]);
  const unknown = Object.keys(logs.sources)
    .filter((id) => !known.has(id))
    .map((id) => ({
      path: ["telemetry", "logs", "sources", id],
      message: `no such log source${suggest(id)}`,
      needs: writersOf(id),
    }));
  const full = archivedLogGroups(environment)
    .filter(({ existingSubscriptionFilters }) => existingSubscriptionFilters >= subscriptionFilterLimit)
    .map((plan) => ({
      path: [...pathOf(plan), "existingSubscriptionFilters"],
      message: `${plan.existingSubscriptionFilters} leaves no room for the archive's own; a log group takes ${subscriptionFilterLimit} in all. Set archive: false, or remove one`,
    }));
  const renamed = plans
    .filter(({ name, fixedName }) => fixedName !== undefined && name !== fixedName)
    .map((plan) => ({
      path: [...pathOf(plan), "name"],
      message: `${show(plan.name)} would stay empty: AWS writes this log to ${show(plan.fixedName)} only; leave name out`,
    }));
  const misnamed = plans
    .filter(({ keys, name }) => keys[0] === "waf" && !isToken(name) && !name.startsWith(wafPrefix))
    .map((plan) => ({
      path: [...pathOf(plan), "name"],
      message: `${show(plan.name)} is no log group that WAF writes to: its name must begin with ${wafPrefix}`,
    }));
  const short = plans
    .filter(({ audit, retention }) => audit && retention < auditRetention)
    .map((plan) => ({
      path: [...pathOf(plan), "retention"],
      message: `${show(plan.retention)} is less than the ${auditRetention} days that audit logs are kept; leave it out`,
    }));
  return [...unknown, ...full, ...renamed, ...misnamed, ...short];
}

/** The parts of an environment that a log source comes from, by the first word of its id. */
function writersOf(id: string): string[][] {
  const service = id.split(".", 1)[0]!;
  const writers: Readonly<Record<string, readonly string[]>> = {
    containerInsights: ["ecs"],
    enhancedMonitoring: ["aurora", "rds"],
    lambdaInsights: ["lambda"],
    manualOperations: ["ecs"],
  };
  const resources = Object.hasOwn(writers, service) ? writers[service]! : [service];
  return [["telemetry", service], ...resources.map((one) => ["resources", one])];
}

/** Where the settings of a log group stand. */
export function pathOf({ id }: LogGroupPlan): string[] {
  const group = id.startsWith("groups.") ? ["groups", id.slice("groups.".length)] : ["sources", id];
  return ["telemetry", "logs", ...group];
}
