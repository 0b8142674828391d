import { plannedOf, type Catalogue, type MonitoringPlan } from "../../../modules/ops/alarms/index.js";
import {
  collectTargets,
  keyOf,
  severities,
  suggest,
  type Environment,
  type Issue,
  type Severity,
} from "../../model/environment/index.js";
import { lookUp } from "../../model/look-up.js";

/** Alarms that would be taken over, and that nothing here takes the place of. */
export const checkAdoptedAlarms = (
  environment: Environment,
  monitoring: MonitoringPlan,
  catalogue: Catalogue,
): Issue[] =>
  Object.entries(environment.alarms.adopt).flatMap(([id, targets = {}]) => {
    const path = ["alarms", "adopt", id];
    const entry = lookUp(catalogue, id);
    if (!entry && id !== serviceLevel) {
      const alarms = Object.entries(catalogue).filter(([, { type }]) => type === "alarm");
      const known = [...alarms.map(([one]) => one), serviceLevel];
      return [{ path, message: `no such alarm${suggest(id, known)}` }];
    }
    if (entry?.type === "event") return [{ path, message: "is an event, and no alarm: nothing is there to take over" }];
    const found = entry
      ? collectTargets(environment, entry.kind, plannedOf(monitoring)).map(({ key }) => key)
      : Object.keys(environment.serviceLevels);
    return Object.entries(targets).flatMap(([target, names = {}]): Issue[] => {
      const at = [...path, target];
      const needs = [["resources"], ["telemetry"], ["serviceLevels"], ["alarms", "overrides", id], ["alarms", "off"]];
      if (!found.includes(target)) return [{ path: at, message: `no such target${suggest(target, found)}`, needs }];
      return severities
        .filter((severity) => names[severity] !== undefined)
        .flatMap((severity) => {
          const message = absence(monitoring, { id, target, severity });
          return message === undefined ? [] : [{ path: [...at, severity], message, needs }];
        });
    });
  });

/** The id of the composite alarms of service levels. */
const serviceLevel = "serviceLevel";

interface Place {
  readonly id: string;
  readonly target: string;
  readonly severity: Severity;
}

/** Why there is no alarm that would have the name; nothing where there is one. */
function absence(monitoring: MonitoringPlan, place: Place): string | undefined {
  const { alarms, burnRates, needsValue, disabled } = monitoring;
  const { id, target, severity } = place;
  const here = [...alarms, ...burnRates].filter((alarm) => alarm.id === id && keyOf(alarm.target) === target);
  if (here.some((alarm) => alarm.severity === severity)) return undefined;
  const same = (one: { readonly id: string; readonly target: string; readonly severity?: Severity }) =>
    one.id === id && one.target === target && (one.severity ?? severity) === severity;
  if (needsValue.some(same)) {
    return `takes over nothing while the alarm needs a value: alarms.overrides["${id}"].thresholds.${severity}`;
  }
  const off = disabled.find(same);
  if (off) return `takes over nothing while the alarm is off: ${off.reason}`;
  const others = here.map((alarm) => alarm.severity).join(" and ");
  return `there is no alarm of this severity on ${target}${others === "" ? "" : `; there is one of ${others}`}`;
}
