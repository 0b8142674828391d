import type { Alarm } from "../../../modules/ops/alarms/index.js";
import type { MetricAlarm } from "../../evaluation/index.js";
import { keyOf, type Severity } from "../../model/environment/index.js";
import type { DefinedEnvironment } from "../define-environment.js";
import { alarmsOf } from "../evaluation.js";
import { changesOf, type AlarmDifference } from "./alarm-differences.js";
import { placeOf } from "./alarm-listing.js";

/** An alarm of an environment, as `alarms.adopt` names it. */
export interface AlarmOfEnvironment {
  readonly id: string;
  readonly target: string;
  readonly severity: Severity;
}

/** An alarm that exists, and the one of the environment that would take its place. */
export interface Counterpart {
  readonly name: string;
  readonly alarm: AlarmOfEnvironment;
  /** Whether the environment takes it over already. */
  readonly adopted: boolean;
  /** What becomes another one by that, besides the description. */
  readonly changes: readonly AlarmDifference[];
}

/** How the alarms that exist stand to those of an environment. */
export interface Counterparts {
  readonly counterparts: readonly Counterpart[];
  /** Alarms of the environment that are there by their names, without being taken over: applied already, most likely. */
  readonly present: readonly AlarmOfEnvironment[];
  /** What would be made. */
  readonly alone: readonly AlarmOfEnvironment[];
  /** Alarms that watch the same as one of the environment, whose place another one takes: they stay. */
  readonly besides: readonly { readonly name: string; readonly alarm: AlarmOfEnvironment }[];
  /** Alarms that watch what none of the environment does: they stay. */
  readonly others: readonly string[];
}

interface Own {
  readonly alarm: Alarm;
  readonly as: MetricAlarm;
}

/** Finds which alarms watch the same metrics, in the same direction and region, as those of an environment. */
export function counterpartsOf(environment: DefinedEnvironment, existing: readonly MetricAlarm[]): Counterparts {
  const forms = new Map(alarmsOf(environment).alarms.map((alarm) => [alarm.name, alarm]));
  const own = environment.monitoring.alarms.flatMap((alarm): Own[] => {
    const as = forms.get(alarm.name);
    return as?.kind === "metric" ? [{ alarm, as }] : [];
  });
  const named = existing.flatMap((one): Pair[] => {
    const found = own.find(({ alarm }) => alarm.name === one.name && inRegion(environment, one, alarm));
    return found ? [{ own: found, existing: one }] : [];
  });
  const free = existing.filter((one) => !named.some((pair) => pair.existing === one));
  const unnamed = own.filter((one) => !named.some((pair) => pair.own === one) && !one.alarm.adopted);
  const possible = pairsOf(environment, unnamed, free);
  const taken = inOrder(nearest(possible));
  const pairs = [...named.filter(({ own }) => own.alarm.adopted), ...taken].sort(
    (a, b) => own.indexOf(a.own) - own.indexOf(b.own),
  );
  const besides = free.flatMap((one) => {
    if (taken.some((pair) => pair.existing === one)) return [];
    const same = [...possible, ...pairsOf(environment, own, [one])].find((pair) => pair.existing === one);
    return same ? [{ name: one.name, alarm: placed(same.own.alarm) }] : [];
  });
  const seen = new Set([...[...named, ...taken].map((pair) => pair.existing.name), ...besides.map(({ name }) => name)]);
  const settled = new Set([...named, ...taken].map((pair) => pair.own));
  return {
    counterparts: pairs.map(({ own: { alarm, as }, existing: one }) => ({
      name: one.name,
      alarm: placed(alarm),
      adopted: alarm.adopted ?? false,
      changes: changesOf(one, as),
    })),
    present: named.filter(({ own }) => !own.alarm.adopted).map(({ own }) => placed(own.alarm)),
    alone: own.filter((one) => !settled.has(one)).map(({ alarm }) => placed(alarm)),
    besides,
    others: existing.map(({ name }) => name).filter((name) => !seen.has(name)),
  };
}

const placed = ({ id, target, severity }: Alarm): AlarmOfEnvironment => ({ id, target: keyOf(target), severity });

interface Pair {
  readonly own: Own;
  readonly existing: MetricAlarm;
}

const inRegion = ({ region }: DefinedEnvironment, { arn }: MetricAlarm, alarm: Alarm): boolean =>
  (placeOf(arn).region ?? region) === alarm.region;

function pairsOf(environment: DefinedEnvironment, own: readonly Own[], existing: readonly MetricAlarm[]): Pair[] {
  const byMetrics = new Map<string, MetricAlarm[]>();
  for (const one of existing) {
    const key = metricsOf(one);
    byMetrics.set(key, [...(byMetrics.get(key) ?? []), one]);
  }
  return own.flatMap((one) =>
    (byMetrics.get(metricsOf(one.as)) ?? [])
      .filter((other) => inRegion(environment, other, one.alarm) && sameDirection(other, one.as))
      .map((other) => ({ own: one, existing: other })),
  );
}

/** The metrics with their dimensions, whatever the order and the expression over them. */
function metricsOf({ queries }: MetricAlarm): string {
  const metrics = queries.flatMap(({ metric }) => {
    if (!metric) return [];
    const { namespace, metricName, dimensions = {} } = metric;
    return [JSON.stringify([namespace, metricName, Object.entries(dimensions).sort()])];
  });
  return JSON.stringify([...new Set(metrics)].sort());
}

const both = "LessThanLowerOrGreaterThanUpperThreshold";

const sameDirection = (one: MetricAlarm, other: MetricAlarm): boolean =>
  one.comparisonOperator === both ||
  one.comparisonOperator.startsWith("Greater") === other.comparisonOperator.startsWith("Greater");

/** Pairs in which each alarm stands once: of one statistic first, then of thresholds that are near to one another. */
function nearest(possible: readonly Pair[]): Pair[] {
  const left = [...possible].sort((a, b) => {
    const [one, other] = [distanceOf(a), distanceOf(b)];
    return one.statistic - other.statistic || one.threshold - other.threshold || (orderOf(a) < orderOf(b) ? -1 : 1);
  });
  const taken: Pair[] = [];
  for (const pair of left) {
    if (!taken.some((one) => one.own === pair.own || one.existing === pair.existing)) taken.push(pair);
  }
  return taken;
}

/** Of the severities of one alarm, the one with the higher threshold takes the place of what has the higher one. */
function inOrder(pairs: readonly Pair[]): Pair[] {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const key = `${pair.own.alarm.id} ${pair.own.alarm.target.join("/")}`;
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  const rising = (a: MetricAlarm, b: MetricAlarm) => (a.threshold ?? 0) - (b.threshold ?? 0);
  return [...groups.values()].flatMap((group) => {
    const existing = group.map((pair) => pair.existing).sort(rising);
    return group
      .map((pair) => pair.own)
      .sort((a, b) => rising(a.as, b.as))
      .map((own, index) => ({ own, existing: existing[index]! }));
  });
}

const orderOf = ({ own: { alarm }, existing }: Pair): string =>
  JSON.stringify([alarm.severity, alarm.id, alarm.target, existing.name]);

function distanceOf({ own: { as }, existing }: Pair) {
  const statisticsOf = ({ queries }: MetricAlarm) => queries.map(({ metric }) => metric?.stat ?? "").sort();
  const [threshold = Infinity, other = -Infinity] = [as.threshold, existing.threshold];
  return {
    statistic: JSON.stringify(statisticsOf(as)) === JSON.stringify(statisticsOf(existing)) ? 0 : 1,
    threshold: Math.min(Math.abs(threshold - other), Number.MAX_VALUE),
  };
}
