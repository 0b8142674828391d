import { guardDutyOf } from "../../model/contract/guard-duty.js";
import { macieOf } from "../../model/contract/macie.js";
import { pathOf, planLogGroups } from "../../model/contract/log-groups.js";
import { recordsEcsExec } from "../../model/contract/log-sources.js";
import { sessionKeyOf, sessionPreferencesName } from "../../model/contract/session-preferences.js";
import { managedTrails } from "../../model/contract/trails.js";
import { collectTargets, severities, show, type Environment } from "../../model/environment/index.js";
import { standardsOf } from "../../model/contract/security-hub.js";
import { sessionPreferences } from "../../model/environment/manual-operations.js";
import { auroraInstances } from "../../model/inventory/aurora.js";
import { ecsClusters } from "../../model/inventory/ecs.js";
import { lambdaFunctions } from "../../model/inventory/lambda.js";
import { rdsInstances } from "../../model/inventory/rds.js";
import { requireEnvironment } from "../given.js";
import { adoptedBuckets } from "./adopted-buckets.js";
import { daysOf, shortens, type Adoption } from "../../model/schema/adoption.js";

/** What adoption does to one thing that exists, or leaves to its owner. */
export interface AdoptionFinding {
  /** Where it is written in the environment. */
  readonly path: readonly string[];
  /** Its name in AWS. */
  readonly name: string;
  /**
   * `change`: an attribute that the next apply sets. `loss`: one by which something is lost. `todo`: what nothing here manages, and
   * its owner must see to.
   */
  readonly kind: "change" | "loss" | "todo";
  /** `retention never → 120 days: history older than that is deleted` */
  readonly message: string;
  /** Why a loss is meant, where the environment says so. */
  readonly acknowledged?: string | undefined;
}

/** Everything that adoption changes, loses or leaves to somebody, from what the environment says is there. */
export function adoptionFindings(environment: Environment): AdoptionFinding[] {
  requireEnvironment("adoptionFindings", environment);
  return [
    logGroups,
    databases,
    clusters,
    functions,
    sessionManager,
    role,
    detector,
    securityHub,
    macie,
    trail,
    adoptedBuckets,
    alarms,
  ].flatMap((findings) => findings(environment));
}

const logGroups = (environment: Environment): AdoptionFinding[] =>
  planLogGroups(environment)
    .filter(({ managed }) => managed)
    .flatMap(({ adopt, ...plan }) => {
      if (!adopt) return [];
      return [kept([...pathOf(plan), "adopt"], plan.name, "retention", adopt, plan.retention)];
    });

/** Days of history before and after; a loss where they become fewer. */
function kept(
  path: readonly string[],
  name: string,
  what: string,
  adopt: Adoption,
  after: number | "off",
): AdoptionFinding {
  const change = `${what} ${daysOf(adopt.retention)} → ${daysOf(after)}`;
  if (!shortens(adopt, after)) return { path, name, kind: "change", message: change };
  const message = `${change}: history older than that is deleted`;
  return { path, name, kind: "loss", message, acknowledged: adopt.shortens };
}

function databases(environment: Environment): AdoptionFinding[] {
  const { enhancedMonitoring, performanceInsights } = environment.telemetry;
  const interval = enhancedMonitoring.enabled ? `every ${enhancedMonitoring.interval} seconds` : "off";
  const retention = performanceInsights.enabled ? performanceInsights.retention : "off";
  const instances = [
    ...collectTargets(environment, auroraInstances).map(({ keys: [cluster, one], target }) => ({
      path: ["resources", "aurora", cluster!, "instances", one!, "adopt"],
      target,
    })),
    ...collectTargets(environment, rdsInstances).map(({ keys, target }) => ({
      path: ["resources", "rds", ...keys, "adopt"],
      target,
    })),
  ];
  return instances.flatMap(({ path, target: { identifier: name, adopt } }): AdoptionFinding[] => {
    if (!adopt) return [];
    const monitoring = { path, name, kind: "change", message: `Enhanced Monitoring → ${interval}` } as const;
    return [kept(path, name, "Performance Insights", adopt, retention), monitoring];
  });
}

const clusters = (environment: Environment): AdoptionFinding[] =>
  collectTargets(environment, ecsClusters)
    .filter(({ target }) => target.adopt)
    .flatMap(({ keys, target: { name } }): AdoptionFinding[] => {
      const of = (message: string): AdoptionFinding => ({
        path: ["resources", "ecs", ...keys, "adopt"],
        name,
        kind: "change",
        message,
      });
      const recorded = of("ECS Exec → recorded in the log group of manualOperations.ecsExec");
      return [
        of(`Container Insights → ${environment.telemetry.containerInsights}`),
        ...(recordsEcsExec(environment) ? [recorded] : []),
      ];
    });

function sessionManager(environment: Environment): AdoptionFinding[] {
  const { manualOperations } = environment.telemetry;
  if (!manualOperations?.sessionManager?.adopt) return [];
  const path = ["telemetry", "manualOperations", "sessionManager", "adopt"];
  const said = { ...manualOperations.sessionManager, kmsKeyArn: sessionKeyOf(environment) ?? false };
  const others = sessionPreferences.map((one) => `${one} ${show(said[one])}`).join(", ");
  const encrypted = environment.telemetry.logs.kmsKeyArn !== undefined;
  const message = `preferences → sessions are streamed to the log group of manualOperations.sessionManager, cloudWatchEncryptionEnabled ${encrypted}, and all others are what is said here: ${others}`;
  return [{ path, name: sessionPreferencesName, kind: "change", message }];
}

const functions = (environment: Environment): AdoptionFinding[] =>
  collectTargets(environment, lambdaFunctions).flatMap(({ keys, target: { name, adopt } }): AdoptionFinding[] => {
    if (!adopt) return [];
    const others = adopt.otherLayers.length;
    const message = `layers → Lambda Insights${others > 0 ? ` and the ${others} named in otherLayers` : " alone"}: one that it has and that is not named goes`;
    return [{ path: ["resources", "lambda", ...keys, "adopt"], name, kind: "change", message }];
  });

/** Plans say what they are, on or off; agents say where they are put, and stay elsewhere. */
function detector(environment: Environment): AdoptionFinding[] {
  const guardDuty = guardDutyOf(environment);
  if (guardDuty?.detectorId === undefined) return [];
  const off = Object.entries(guardDuty.off).flatMap(([word, reason]) =>
    reason === undefined || word.endsWith("Agent") ? [] : [word],
  );
  const message = `protection plans and Runtime Monitoring → on${off.length > 0 ? `, but ${off.join(", ")} → off` : ""}: in the whole account, whatever they were; telemetry.guardDuty.off says which are to be off`;
  return [{ path: ["telemetry", "guardDuty", "detectorId"], name: guardDuty.detectorId, kind: "change", message }];
}

/** Standards come to those that there are; the settings of all of them stay where nothing is said. */
function securityHub({ account, telemetry }: Environment): AdoptionFinding[] {
  const { securityHub: hub } = telemetry;
  if (!hub?.managed || !hub.adopt) return [];
  const standards = standardsOf(hub);
  const controls = standards.some(([, { disabledControls }]) => Object.keys(disabledControls).length > 0)
    ? ", and their disabledControls as is said here"
    : "";
  const settings = (["controlFindingGenerator", "autoEnableControls"] as const).map((word) =>
    hub[word] === undefined ? "" : `, ${word} → ${String(hub[word])}`,
  );
  const message = `standards ${standards.map(([name]) => name).join(", ")} → on${controls}${settings.join("")}; all else stays`;
  return [{ path: ["telemetry", "securityHub", "adopt"], name: account, kind: "change", message }];
}

/** Where results of one that is taken over go changes where that is said; the plan tells where they went. */
function macie(environment: Environment): AdoptionFinding[] {
  const given = macieOf(environment);
  if (!given?.adopt) return [];
  const { findingPublishingFrequency: frequency, discoveryResults: results } = given;
  const settings = [
    "status → ENABLED",
    ...(frequency === undefined ? [] : [`findingPublishingFrequency → ${frequency}`]),
    ...(results === undefined ? [] : [`discovery results → ${results.bucketName}, wherever they went`]),
  ];
  const message = `${settings.join(", ")}; all else stays`;
  return [{ path: ["telemetry", "macie", "adopt"], name: environment.account, kind: "change", message }];
}

function role({ telemetry }: Environment): AdoptionFinding[] {
  const { adoptRole, enabled, roleName } = telemetry.enhancedMonitoring;
  if (!adoptRole || !enabled || roleName === undefined) return [];
  const path = ["telemetry", "enhancedMonitoring", "adoptRole"];
  const message = "trust → RDS, for DB instances of this account: whoever else assumes the role is shut out";
  return [{ path, name: roleName, kind: "change", message }];
}

function trail(environment: Environment): AdoptionFinding[] {
  const groups = new Map(planLogGroups(environment).map(({ id, name }) => [id, name]));
  return managedTrails(environment).flatMap(({ key, target: { name }, adopt, insights }): AdoptionFinding[] => {
    if (adopt === undefined) return [];
    const path = ["telemetry", "trails", key, "adopt"];
    const group = groups.get(`cloudTrail.${key}`);
    const looks = insights === undefined ? "" : `, Insights → ${insights.join(", ") || "none"}`;
    return [
      {
        path,
        name,
        kind: "change",
        message: `all regions, global services, digests and logging → on${looks}, log group → ${show(group)}: one that it writes to now gets nothing more; all else stays`,
      },
      {
        path,
        name,
        kind: "todo",
        message:
          "what it selects stays: look that it logs management events, reads and writes (aws cloudtrail get-event-selectors)",
      },
    ];
  });
}

const alarms = ({ alarms: { adopt } }: Environment): AdoptionFinding[] =>
  Object.entries(adopt).flatMap(([id, targets = {}]) =>
    Object.entries(targets).flatMap(([target, names = {}]) =>
      severities.flatMap((severity): AdoptionFinding[] => {
        const name = names[severity];
        if (name === undefined) return [];
        const all = id === "serviceLevel" ? "rule" : "metric, threshold, window";
        const message = `all of it → ${id} of ${target} (${severity}): ${all}, actions and description, not its tags; the plan shows what changes`;
        return [{ path: ["alarms", "adopt", id, target, severity], name, kind: "change", message }];
      }),
    ),
  );
