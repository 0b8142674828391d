import { alarmsOf } from "../../src/app/evaluation.js";
import type { MetricAlarm } from "../../src/evaluation/index.js";
import { subjectOf, type Subject } from "./row.js";
import { statementOf } from "./statements/index.js";
import { restingTargets, world } from "./world.js";

/** Every row and severity on one target, and on one that rests at times where there is such a target. */
export function subjects(): readonly Subject[] {
  const environment = world();
  const { alarms } = environment.monitoring;
  const evaluated = alarmsOf(environment).alarms as readonly MetricAlarm[];
  const seen = new Set<string>();
  return alarms.flatMap((alarm, index) => {
    const rests = restingTargets.includes(`${alarm.service} ${alarm.target.join("/")}`);
    const key = `${alarm.id} ${alarm.severity} ${rests}`;
    const statement = statementOf(alarm.id);
    if (seen.has(key) || statement?.line[alarm.severity] === undefined) return [];
    seen.add(key);
    return [subjectOf(alarm, evaluated[index]!, statement, rests)];
  });
}

/** Rows and severities that state nothing. */
export function unstated(): readonly string[] {
  const { alarms } = world().monitoring;
  const without = alarms.filter(({ id, severity }) => statementOf(id)?.line[severity] === undefined);
  return [...new Set(without.map(({ id, severity }) => `${id} ${severity}`))];
}

/** `lambda.errors warn`, and for a target that rests `ecs.cpuUtilization error, resting`. */
export const nameOf = ({ alarm, pausable }: Subject): string =>
  `${alarm.id} ${alarm.severity}${pausable ? ", resting" : ""}`;

/** Those that may tell in place of a row: named by it, on the same target. */
export function companionsOf({ statement, alarm }: Subject, all: readonly Subject[]): readonly Subject[] {
  const names = statement.companions ?? [];
  return all.filter((one) => one.alarm !== alarm && names.includes(one.alarm.id));
}
