import { requirements } from "../../../src/model/contract/index.js";
import {
  collectTargets,
  severities,
  shortList,
  show,
  suggester,
  type Environment,
  type Issue,
  type Severity,
} from "../../../src/model/environment/index.js";
import { lookUp } from "../../../src/model/look-up.js";
import { inLanguage, type SomeText } from "../../../src/model/text.js";
import type { Alarm, AlarmNeedingValue, BurnRateAlarm, DisabledItem, PlannedComposite } from "./alarm.js";
import type { AlarmEntry, Catalogue, CatalogueEntry } from "./catalogue.js";
import { changeFor, type EffectiveChange } from "./change.js";
import { ThresholdOrder } from "./threshold-order.js";
import { comparisonOf } from "./comparison.js";
import { asParts, resolveComposites, type ResolvedComposites } from "./composites/resolve.js";
import { dashboardOf, type Dashboard } from "./dashboard/dashboard.js";
import { missingTexts } from "./missing-texts.js";
import { derivedProblems, whetherProblems } from "./own-rows/derived-problems.js";
import type { PlannedDatabaseEvents, PlannedEvent } from "./event.js";
import { inOrder, isOfPlan, plannedOf } from "./planned.js";
import { collectEvent } from "./resolve-event.js";
import { placeholderProblems } from "./placeholders.js";
import type { Indicators } from "./service-levels/indicator.js";
import { resolveServiceLevels } from "./service-levels/resolve.js";
import { resolveSpend, type PlannedSpend } from "./spend.js";
import { collectSeverities } from "./thresholds.js";

/** The catalogue seen through one environment: all of what it is watched for, as plain data. */
export interface MonitoringPlan {
  readonly alarms: readonly Alarm[];
  /** What service levels tell. */
  readonly burnRates: readonly BurnRateAlarm[];
  /** Alarms that are told as one. */
  readonly composites: readonly PlannedComposite[];
  /** Events of EventBridge. */
  readonly events: readonly PlannedEvent[];
  /** Events that RDS publishes by itself, by DB cluster and DB instance. */
  readonly databaseEvents: readonly PlannedDatabaseEvents[];
  /** What is shown of all of it, where the environment has a dashboard. */
  readonly dashboard?: Dashboard;
  /** Budgets and anomalies of costs. */
  readonly spend: readonly PlannedSpend[];
  readonly needsValue: readonly AlarmNeedingValue[];
  readonly disabled: readonly DisabledItem[];
  readonly issues: readonly Issue[];
}

/** Everything that an environment is watched for: rows times targets with the environment's overrides, and its service levels. */
export function resolveMonitoring(
  environment: Environment,
  catalogue: Catalogue,
  indicators: Indicators,
): MonitoringPlan {
  const { burnRates, ...levels } = resolveServiceLevels(environment, indicators);
  const result = {
    alarms: [] as Alarm[],
    burnRates,
    events: [] as PlannedEvent[],
    databaseEvents: [] as PlannedDatabaseEvents[],
    spend: resolveSpend(environment),
    needsValue: [] as AlarmNeedingValue[],
    disabled: [...levels.disabled],
    issues: [...levels.issues],
  };
  // Of what is looked at first, and told itself by what is looked at then.
  let resolved: ResolvedComposites | undefined;
  const composed = () => (resolved ??= resolveComposites(environment, catalogue, result));
  const unmet = new Map<string, string[]>();
  const order = new ThresholdOrder(environment);
  for (const [id, entry] of inOrder(catalogue)) {
    const word = [entry.service, entry.row].find((one) => Object.hasOwn(Object.prototype, one));
    if (word !== undefined) {
      const message = `${show(word)} is a word that every object of JavaScript has, and can be no service and no row`;
      result.issues.push({ path: ["catalogue", id], message });
      continue;
    }
    if (entry.type === "alarm") result.issues.push(...placeholderProblems(id, entry.definition));
    const found = collectTargets(
      environment,
      entry.kind,
      isOfPlan(entry) ? plannedOf({ ...result, composites: composed().composites }) : undefined,
    );
    if ("derive" in entry.kind) result.issues.push(...unknownTargets(environment, id, found));
    for (const { key, keys, target } of found) {
      const { definition } = entry;
      const subject = { id, entry, key, target };
      const unsure = whetherProblems(environment, subject);
      if (unsure.length > 0) {
        result.issues.push(...unsure);
        continue;
      }
      if (definition.when && !definition.when(target, environment)) continue;
      const change = changeFor(environment, { id, service: entry.service }, key);
      const unwatched = lookUp(environment.alarms.off, entry.service);
      if (unwatched !== undefined) {
        result.disabled.push({ id, target: key, reason: unwatched });
        continue;
      }
      const off = disabled(id, key, entry, change);
      const without = definition.requires && lookUp(environment.alarms.without, definition.requires);
      const idle = entry.type === "alarm" && !change.on ? offByDefault(entry, target) : undefined;
      if (off.whole) {
        result.disabled.push(...off.entries);
      } else if (idle) {
        result.disabled.push({ id, target: key, reason: inLanguage(idle, environment.language) });
        result.issues.push(...missingTexts(environment, id, { offByDefault: idle }));
      } else if (without !== undefined) {
        result.disabled.push({ id, target: key, reason: without });
      } else if (definition.requires && !requirements[definition.requires].provided(environment)) {
        unmet.set(definition.requires, unmet.get(definition.requires) ?? []);
        unmet.get(definition.requires)!.push(`${id} of ${key}`);
      } else {
        const wrong = derivedProblems(environment, subject);
        result.issues.push(...wrong);
        if (wrong.length > 0) continue;
        if (entry.type === "event") {
          collectEvent(environment, { id, entry, keys, target, change }, result);
        } else {
          result.disabled.push(...off.entries);
          collectSeverities(environment, { id, entry, key, keys, target, change }, result, order);
        }
      }
    }
  }
  const { composites, issues } = composed();
  const alarms = asParts(result.alarms, composites);
  result.issues.push(...order.issues(), ...contractIssues(environment, unmet), ...issues);
  const plan = { ...result, alarms, composites };
  const dashboard = dashboardOf(environment, plan);
  return { ...plan, ...(dashboard && { dashboard }), issues: unique(result.issues) };
}

/** A general word that is wrong of every target is told once. */
const unique = (issues: readonly Issue[]): Issue[] => [
  ...new Map(issues.map((issue) => [JSON.stringify([issue.path, issue.message]), issue])).values(),
];

/** Targets of the inventory are checked with the overrides; what the environment makes itself is known only here. */
function unknownTargets(environment: Environment, id: string, found: readonly { readonly key: string }[]): Issue[] {
  const known = new Set(found.map(({ key }) => key));
  const suggest = suggester([...known]);
  return Object.keys(lookUp(environment.alarms.overrides, id)?.targets ?? {})
    .filter((target) => !known.has(target))
    .map((target) => ({
      path: ["alarms", "overrides", id, "targets", target],
      message: `no such target${suggest(target)}`,
      needs: [["resources"], ["telemetry", "logs"]], // derived targets come from there
    }));
}

const offByDefault = ({ definition: { offByDefault: reason } }: AlarmEntry, target: unknown): SomeText | undefined =>
  typeof reason === "function" ? reason(target) : reason;

/** The severities of a row, and one that the environment adds by a threshold of its own. */
const severitiesOf = (entry: CatalogueEntry, { thresholds: given }: EffectiveChange): readonly Severity[] => {
  if (entry.type === "event") return [entry.definition.severity];
  const { thresholds } = comparisonOf(entry.definition);
  return severities.filter((severity) => (given?.[severity] ?? thresholds[severity]) !== undefined);
};

/** What the environment switches off of one alarm or event; one entry where all of it is off for one reason. */
function disabled(
  id: string,
  target: string,
  entry: CatalogueEntry,
  change: EffectiveChange,
): { readonly whole: boolean; readonly entries: readonly DisabledItem[] } {
  const has = severitiesOf(entry, change);
  const entries = has.flatMap((severity) => {
    const reason = change.off[severity];
    return reason === undefined ? [] : [{ id, target, severity, reason }];
  });
  const whole = entries.length === has.length;
  const alike = whole && new Set(entries.map(({ reason }) => reason)).size === 1;
  return { whole, entries: alike ? [{ id, target, reason: entries[0]!.reason }] : entries };
}

function contractIssues(environment: Environment, unmet: ReadonlyMap<string, readonly string[]>): Issue[] {
  return [...unmet].map(([name, alarms]) => {
    const { setting, right } = requirements[name as keyof typeof requirements];
    const value = setting.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], environment);
    const message = [
      `${show(value)} leaves ${alarms.length} alarms of the ops team without their metric`,
      `  alarms: ${shortList(alarms)}`,
      `  set it to ${right}, or say why the environment does without it: alarms.without.${name}: "…"`,
    ].join("\n");
    return { path: setting, message, needs: [["alarms", "without", name]] };
  });
}
