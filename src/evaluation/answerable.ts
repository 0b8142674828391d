import { comparison } from "./comparison.js";
import { AlarmNames } from "./composite/timeline.js";
import { alarmsOf, parseRule } from "./composite/rule.js";
import { EvaluationError } from "./errors.js";
import { isRead } from "./metric/evaluate.js";
import { Queries } from "./metric/queries.js";
import type { EvaluationOptions } from "./options.js";
import type { EvaluationAlarm, MetricAlarm } from "./types.js";

/** An alarm that is not evaluated, and why. */
export interface LeftOut {
  readonly alarm: string;
  readonly because: string;
}

type Unfit = (alarm: MetricAlarm) => string | undefined;

/** Alarms that can be evaluated, and the others with their reason: composite alarms that need one of those are among them. */
export function answerable(
  alarms: readonly EvaluationAlarm[],
  unfit: Unfit,
  others: EvaluationOptions["otherAlarms"] = {},
): { readonly alarms: EvaluationAlarm[]; readonly leftOut: LeftOut[] } {
  const names = new AlarmNames(alarms, Object.keys(others));
  const reasons = new Map<string, string>();
  for (const alarm of alarms) {
    const because = alarm.kind === "metric" ? unfit(alarm) : undefined;
    if (because !== undefined) reasons.set(alarm.name, because);
  }
  for (let found = -1; found !== reasons.size;) {
    found = reasons.size;
    for (const alarm of alarms) {
      if (alarm.kind === "metric" || reasons.has(alarm.name)) continue;
      const because = childrenOf(alarm)
        .map((child) => {
          const name = names.resolve(child);
          if (name === undefined) return `it reads ${child}, which is none of the alarms given`;
          return reasons.has(name) ? `it reads ${name}, which is left out` : undefined;
        })
        .find((reason) => reason !== undefined);
      if (because !== undefined) reasons.set(alarm.name, because);
    }
  }
  return {
    alarms: alarms.filter(({ name }) => !reasons.has(name)),
    leftOut: [...reasons].map(([alarm, because]) => ({ alarm, because })),
  };
}

/** What a composite alarm reads; a rule that cannot be read is told by whoever evaluates it. */
function childrenOf(alarm: Extract<EvaluationAlarm, { kind: "composite" }>): string[] {
  const suppressor = alarm.actionsSuppressor ? [alarm.actionsSuppressor.alarm] : [];
  try {
    return [...alarmsOf(parseRule(alarm.rule)), ...suppressor];
  } catch (error) {
    if (error instanceof EvaluationError) return suppressor;
    throw error;
  }
}

/** Why only AWS could say what an alarm does, if so. */
export function forAwsAlone(alarm: MetricAlarm, { bands = [], results = [] }: Partial<EvaluationOptions>) {
  const operator = comparison(alarm.comparisonOperator);
  const banded = typeof operator !== "string" && operator.band;
  if (banded && !bands.some((band) => band.alarm === alarm.name))
    return "it compares with a band, which only AWS can compute";
  const given = (id: string) => results.some((result) => result.alarm === alarm.name && result.id === id);
  const asked = alarm.queries.find(({ id }) => !given(id) && isRead(alarm, id) && Queries.of(alarm).forAws(id));
  return asked && `${asked.id} is a query that only AWS can answer`;
}
