import type { MetricAlarm } from "../../../src/evaluation/index.js";
import { publishingOf } from "../../../src/model/facts/publishing/index.js";

/**
 * Why two expressions give the same, where they do. Of metric math AWS says that a missing value counts as 0 where the
 * other series has one, that a division by zero has no value, and that a branch of IF without a value gives 0.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function expressionAlike(alarm: MetricAlarm, mutant: MetricAlarm): string | undefined {
  const from = expressionOf(alarm);
  const to = expressionOf(mutant);
  if (from === undefined || to === undefined || from === to) return undefined;
  const change = fillOf(from, to);
  return change ? (filledAlike(alarm, from, change) ?? sentTogether(alarm, from, change)) : guardAlike(from, to);
}

export const expressionOf = ({ queries }: MetricAlarm): string | undefined =>
  queries.find(({ expression }) => expression !== undefined)?.expression;

/** A `FILL(id, 0)` that is gone, or that fills with 1. */
interface FillChange {
  readonly id: string;
  readonly put: "nothing" | "one";
  readonly before: string;
  readonly after: string;
}

function fillOf(from: string, to: string): FillChange | undefined {
  for (const match of from.matchAll(/FILL\((\w+), 0\)/g)) {
    const id = match[1]!;
    const before = from.slice(0, match.index);
    const after = from.slice(match.index + match[0].length);
    if (to === before + id + after) return { id, put: "nothing", before, after };
    if (to === `${before}FILL(${id}, 1)${after}`) return { id, put: "one", before, after };
  }
  return undefined;
}

function filledAlike(alarm: MetricAlarm, from: string, { id, put, before, after }: FillChange): string | undefined {
  const isShare = before.endsWith("100 * ") && after.startsWith(" / ");
  const elseZero = /^IF\(.*, 0\)$/.test(from);
  if (put === "nothing") {
    if (isBesideFilled(before, after)) return "a missing value counts as 0 beside one that is filled";
    // Nothing by a divisor is 0; nothing by nothing has no value, for which IF gives 0.
    return isShare && elseZero ? "a share of nothing is 0, as IF gives for a missing value" : undefined;
  }
  // The share is 0 then, whether the guard lets it through or not, and whatever it is divided by.
  if (!isShare && elseZero && from.includes(`100 * FILL(${id}, 0) / `)) return "where none failed the share is 0";
  const guarded = /^IF\((.+?) >= (\d+)(?: AND .*)?, 100 \* FILL\(\w+, 0\) \/ (.+), 0\)$/.exec(from);
  if (!isShare || !guarded || guarded[1] !== guarded[3]) return undefined;
  // One of at least so many is so small a share that it is below the line, or on it.
  const most = 100 / Number(guarded[2]);
  const isFine = alarm.comparisonOperator === "GreaterThanThreshold" && most <= (alarm.threshold ?? 0);
  return isFine ? "one of as many as the guard asks for is not above the threshold" : undefined;
}

/** Added to something that is filled and neither multiplied nor divided. */
const isBesideFilled = (before: string, after: string): boolean =>
  /(^|\(|\+ )$/.test(before) &&
  /^($|\)| \+)/.test(after) &&
  (/^ \+ FILL\(\w+, 0\)($|\)| \+)/.test(after) || /(^|\(|\+ )FILL\(\w+, 0\) \+ $/.test(before));

/** With each event AWS sends both, so that none is ever missing where the other, which the guard asks for, is not. */
function sentTogether({ queries }: MetricAlarm, from: string, { id }: FillChange): string | undefined {
  const metricOf = (wanted: string | undefined) => queries.find((query) => query.id === wanted)?.metric;
  const own = metricOf(id);
  const guard = metricOf(/^IF\((\w+) /.exec(from)?.[1]);
  if (!own || !guard || JSON.stringify(own.dimensions) !== JSON.stringify(guard.dimensions)) return undefined;
  const facts = publishingOf({ namespace: own.namespace, name: own.metricName });
  const same = facts === publishingOf({ namespace: guard.namespace, name: guard.metricName });
  return same && facts?.when === "events" ? "AWS sends both metrics with each event" : undefined;
}

/** By zero nothing can be divided: there is no value, for which IF gives 0, as the guard does. */
function guardAlike(from: string, to: string): string | undefined {
  const isGuarded = /^IF\((\w+) > 0, .* \/ \1\b.*, 0\)$/.test(from);
  return isGuarded && to === from.replace(" > 0", " >= 0") ? "what is divided by zero gives 0 too" : undefined;
}
