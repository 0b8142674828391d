import { halvesOf, type Alarm, type BurnRateAlarm, type ResolvedMetric } from "../../../modules/ops/alarms/index.js";
import { alarmsOf } from "../../../src/app/evaluation.js";
import type { DefinedEnvironment } from "../../../src/index.js";
import { evaluate, type MetricSeries } from "../../../src/evaluation/index.js";
import type { Severity } from "../../../src/model/environment/index.js";
import { metricsOf } from "../../support/catalogue-alarms.js";
import { publishingFor } from "../series.js";
import { healthOf } from "./health.js";
import { incidents, type Effect, type Incident } from "./incidents.js";

/** Midnight of 2026-01-01 in Tokyo, where the team is. */
const begin = Date.UTC(2025, 11, 31, 15) / 1000;
const day = 24 * 60;
const days = 31;

/** Before the month, so that no window begins empty: minutes. */
const warmUp = 2 * day;

/** One time that an alarm or an event told something. */
export interface Told {
  readonly id: string;
  readonly target: string;
  readonly severity: Severity;
  /** Minutes from the beginning of the incident, or of the month. */
  readonly after: number;
}

export interface Month {
  readonly incidents: readonly { readonly incident: Incident; readonly told: readonly Told[] }[];
  /** What was told outside of every incident. */
  readonly others: readonly Told[];
}

/** A month of an environment: its days and nights, ten incidents, and who is told what. */
export function month(environment: DefinedEnvironment): Month {
  const { alarms, burnRates } = environment.monitoring;
  const result = evaluate(
    alarmsOf(environment).alarms.map((alarm) => ({ ...alarm, state: "OK" })),
    seriesOf([...alarms, ...burnRates.flatMap(halvesOf)]),
    { start: begin, end: begin + days * day * 60 },
  );
  const byName = new Map([...alarms, ...burnRates].map((alarm) => [alarm.name, alarm]));
  const went = result.transitions.filter(({ alarm, to }) => to === "ALARM" && byName.has(alarm));
  const told = went.map(({ alarm: name, time }) => {
    const alarm = byName.get(name)!;
    const minute = (time - begin) / 60;
    const incident = incidents.findLast((one) => explains(one, alarm, minute));
    return { incident, told: toldBy(alarm, minute - (incident ? startOf(incident) : 0)) };
  });
  const of = (incident: Incident | undefined) => told.filter((one) => one.incident === incident).map((one) => one.told);
  return {
    incidents: incidents.map((incident) => ({ incident, told: [...eventsOf(environment, incident), ...of(incident)] })),
    others: of(undefined),
  };
}

const startOf = ({ at: [of, hour, minute] }: Incident): number => (of - 1) * day + hour * 60 + minute;

/** While it lasts and a little longer; what goes on for days explains only what is to tell of it. */
function explains(incident: Incident, { id }: Alarm | BurnRateAlarm, minute: number): boolean {
  const at = minute - startOf(incident);
  if (at < 0 || at > incident.minutes + (incident.after ?? 30)) return false;
  return incident.minutes < day || (incident.told !== undefined && id.startsWith(incident.told.by));
}

const toldBy = ({ id, target, severity }: Alarm | BurnRateAlarm, after: number): Told => ({
  id,
  target: target.join("/"),
  severity,
  after,
});

/** Events come with the incident: EventBridge and RDS send them at once. */
function eventsOf({ monitoring }: DefinedEnvironment, { told }: Incident): Told[] {
  if (!told) return [];
  const events = [...monitoring.events, ...monitoring.databaseEvents].filter(({ id }) => id.startsWith(told.by));
  return events.map(({ id, target, severity }) => ({ id, target: target.join("/"), severity, after: 0 }));
}

/** What is otherwise than it should be in an incident. */
export function wrongIn({ told: expected, name }: Incident, told: readonly Told[]): string[] {
  if (!expected) {
    return told
      .filter(({ severity }) => severity === "error")
      .map(({ id }) => `${name}: ${id} tells, and nobody is to be told`);
  }
  const { by, severity, within } = expected;
  const first = told.find((one) => one.id.startsWith(by) && one.severity === severity);
  if (!first) return [`${name}: no ${by} tells at ${severity}`];
  return first.after > within ? [`${name}: ${first.id} tells after ${first.after} minutes, not within ${within}`] : [];
}

function seriesOf(alarms: readonly Alarm[]): MetricSeries[] {
  const metrics = alarms.flatMap(metricsOf).map((metric) => [keyOf(metric), metric] as const);
  return [...new Map(metrics).values()].map((metric) => {
    const { interval } = publishingFor(metric);
    const first = -warmUp;
    const length = ((days * day + warmUp) * 60) / interval;
    const health = healthOf(metric);
    const effects = incidents.flatMap((incident) =>
      incident.effects.filter((effect) => concerns(effect, metric)).map((effect) => ({ incident, effect })),
    );
    const values = Float64Array.from({ length }, (_, index) => {
      const minute = first + (index * interval) / 60;
      const value = effects.reduce(
        (was, { incident, effect }) => shown(was, incident, effect, minute),
        health(minute, metric.dimensions),
      );
      return value ?? NaN;
    });
    const { namespace, name: metricName, dimensions } = metric;
    return { namespace, metricName, dimensions, start: begin + first * 60, period: interval, values };
  });
}

const keyOf = ({ namespace, name, dimensions }: ResolvedMetric): string =>
  JSON.stringify([namespace, name, dimensions]);

const concerns = ({ metric, of }: Effect, { namespace, name, dimensions }: ResolvedMetric): boolean =>
  (metric === `${namespace} ${name}` || name.endsWith(`-${metric}`)) &&
  (of === undefined || (typeof of === "function" ? of(dimensions) : Object.values(dimensions).some(includes(of))));

const includes = (part: string) => (text: string) => text.includes(part);

function shown(was: number | undefined, incident: Incident, effect: Effect, minute: number): number | undefined {
  const at = minute - startOf(incident);
  const { from = 0, to = incident.minutes, shows } = effect;
  if (at < from || at >= to) return was;
  return typeof shows === "function" ? shows(was ?? 0, at) : shows;
}
