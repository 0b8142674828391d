import { rightPartOf, startsWith, type Environment, type Issue, type Path } from "../model/environment/index.js";
import { checkAccessLogs } from "../model/contract/access-logs.js";
import { checkLogGroups } from "../model/contract/log-groups.js";
import { checkContainerLogs } from "../model/contract/container-logs.js";
import { checkDeliveryPolicies } from "../model/contract/log-delivery.js";
import { checkLogMasks } from "../model/contract/log-masks.js";
import { checkLogSources } from "../model/contract/log-sources.js";
import { checkTrafficLogs } from "../model/contract/traffic-logs.js";
import {
  checkCatalogue,
  checkOverrides,
  resolveMonitoring,
  serviceLevelIndicators,
  type Catalogue,
  type MonitoringPlan,
} from "../../modules/ops/alarms/index.js";
import { checkArchive } from "./checks/archive.js";
import { checkArchiveCopy } from "./checks/archive-copy.js";
import { checkBucketPolicies } from "./checks/bucket-policies.js";
import { checkCosts } from "./checks/costs.js";
import { checkBackups } from "./checks/backups.js";
import { checkPatches } from "./checks/patches.js";
import { checkPrivilegedUse } from "./checks/privileged-use.js";
import { checkAdoption } from "./checks/adoption.js";
import { checkAdoptedAlarms } from "./checks/adopted-alarms.js";
import { checkAlarmNames } from "./checks/alarm-names.js";
import { claimsOf, type Claim } from "./checks/claims/index.js";
import { checkDashboard } from "./checks/dashboard.js";
import { checkClaims } from "./checks/conflicts.js";
import { checkGuardrails } from "./guardrails/index.js";
import { checkParameters } from "./checks/parameters.js";
import { checkPlainData, checkReadable } from "./checks/plain-data.js";
import { checkLogClasses } from "./checks/log-classes.js";
import { checkMetricFilters } from "./checks/metric-filters.js";
import { checkPlaces } from "./checks/places.js";
import { checkReceivers } from "./checks/receivers.js";
import { checkResourceTypes } from "./checks/resource-types.js";
import { checkRouteActions } from "./checks/route-actions.js";
import { checkRoutes } from "./checks/routes.js";
import { checkSpend } from "./checks/spend.js";
import { checkTopics } from "./checks/topics.js";
import { checkTrafficLogAlarms } from "./checks/traffic-logs.js";
import { checkTrails } from "./checks/trails.js";
import { checkVersions } from "./checks/versions.js";
import { checkZones } from "./checks/zones.js";

/** All that is known of a definition, right or wrong. */
export interface Inspection {
  /** What paths begin with: the environment's name. */
  readonly name: string;
  /** What is right of it; nothing where hardly anything is. */
  readonly environment?: Environment;
  readonly monitoring?: MonitoringPlan;
  readonly issues: readonly Issue[];
  readonly catalogue: Catalogue;
  /** What it makes in AWS; nothing where it cannot be told whose account, region or name that is. */
  readonly claims?: readonly Claim[];
}

/** Runs every check on a definition. Those that look at more than one field run on what is right in itself. */
export function inspect(definition: unknown, given: Catalogue): Inspection {
  const unreadable = checkReadable(definition);
  if (unreadable.length > 0) return { name: "environment", issues: unreadable, catalogue: given };
  const { environment, issues, lost } = rightPartOf(definition);
  const { right: catalogue, wrong: wrongRows, issues: ofRows } = checkCatalogue(given);
  const saidOfRows = wrongRows.flatMap(pathsOfRow);
  const overrides = checkOverrides(definition, catalogue).filter((issue) => !followsFrom(saidOfRows, issue));
  const found = [...checkPlainData(definition), ...issues, ...overrides, ...ofRows];
  const name = nameOf(definition);
  if (!environment) return { name, issues: found, catalogue };
  const monitoring = resolveMonitoring(environment, catalogue, serviceLevelIndicators);
  const claims = claimsOf(environment, monitoring);
  const between = [
    ...monitoring.issues,
    ...checkRoutes(environment, monitoring),
    ...checkReceivers(environment),
    ...checkRouteActions(environment, monitoring),
    ...checkSpend(environment, monitoring),
    ...checkTopics(environment),
    ...checkResourceTypes(environment),
    ...checkMetricFilters(monitoring.alarms),
    ...checkLogSources(environment),
    ...checkLogGroups(environment),
    ...checkDeliveryPolicies(environment),
    ...checkAccessLogs(environment),
    ...checkTrafficLogs(environment),
    ...checkBucketPolicies(environment),
    ...checkTrafficLogAlarms(environment, monitoring.alarms),
    ...checkLogClasses(environment, monitoring.alarms),
    ...checkLogMasks(environment),
    ...checkContainerLogs(environment),
    ...checkArchive(environment),
    ...checkArchiveCopy(environment),
    ...checkAdoption(environment),
    ...checkAdoptedAlarms(environment, monitoring, catalogue),
    ...checkAlarmNames(environment, monitoring),
    ...checkDashboard(environment, monitoring),
    ...checkBackups(environment),
    ...checkPatches(environment),
    ...checkCosts(environment),
    ...checkPrivilegedUse(environment),
    ...checkTrails(environment),
    ...checkParameters(environment),
    ...checkGuardrails(environment),
    ...checkVersions(environment),
    ...checkZones(environment),
    ...checkPlaces(environment),
    ...checkClaims(claims),
  ];
  const wrong = [...lost, ...saidOfRows, ...overrides.map(({ path }) => path)];
  const placed = !["system", "name", "account", "region"].some((key) => lost.some((path) => startsWith(path, [key])));
  return {
    name,
    catalogue,
    environment,
    monitoring,
    issues: [...found, ...between.filter((issue) => !followsFrom(wrong, issue))],
    ...(placed && { claims }),
  };
}

/** Where an environment speaks of a row that was taken out, by its id or its service. */
function pathsOfRow(id: string): Path[] {
  const service = id.split(".")[0]!;
  return [
    ["overrides", id],
    ["overrides", `${service}.*`],
    ["adopt", id],
    ["off", service],
  ].map((path) => ["alarms", ...path]);
}

/** Whether an issue may be there only because what is wrong was taken out: what is missing then says nothing. */
function followsFrom(lost: readonly Path[], { path, needs = [] }: Issue): boolean {
  return lost.some(
    (gone) => startsWith(path, gone) || needs.some((needed) => startsWith(needed, gone) || startsWith(gone, needed)),
  );
}

function nameOf(definition: unknown): string {
  const name = (definition as { name?: unknown } | null | undefined)?.name;
  return typeof name === "string" ? name : "environment";
}
