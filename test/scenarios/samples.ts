import type { ResolvedMetric } from "../../modules/ops/alarms/index.js";
import type { PublishedWhen } from "../../src/model/facts/publishing/index.js";
import type { Condition } from "./conditions.js";
import { fineAt, type Line, type Role, type Statement } from "./statement.js";

/** One metric of an alarm, and what it shows. */
export interface Shape {
  /** Its name in the expression. */
  readonly key: string;
  readonly metric: ResolvedMetric;
  readonly role: Role;
  readonly statement: Statement;
  readonly line: Line;
  readonly when: PublishedWhen;
  /** The row's value while nobody asks for anything. */
  readonly idleLevel: number;
  /** How much of one is left, of what runs out. */
  readonly left?: number;
}

/** Metrics that an Aurora Serverless instance sends, as zero, while it is paused. */
const sentWhilePaused = new Set(["CPUUtilization", "ACUUtilization", "ServerlessDatabaseCapacity"]);

/** What was measured in one interval: values, and how often each. */
export interface Sample {
  readonly values: readonly number[];
  readonly counts: readonly number[];
}

const fails = (state: Condition["state"]): boolean => state === "bad" || state === "total";

/** What a row's value is in a state: well on the fine side of the line, on its brink, or past it. */
function valueIn(state: Condition["state"], line: Line): number {
  if (fails(state)) return line[1];
  return state === "brink" ? line[0] : fineAt(line);
}

/**
 * How much is left of one, after each interval: from day to day so much less that it lasts for the row's value in seconds. Data
 * that do not arrive are of what goes on filling up.
 */
export function leftAfter({ line }: Pick<Shape, "line">, minutes: number, slots: readonly Condition[]): number[] {
  let left = 0.9;
  return slots.map(({ state }) => (left *= (1 + day / valueIn(state, line)) ** ((-minutes * 60) / day)));
}

const day = 86_400;

/** What one interval of the metric holds; nothing where AWS sends nothing. */
export function sampleOf(shape: Shape, minutes: readonly Condition[]): Sample | undefined {
  const { when, statement } = shape;
  const worst = minutes.find(({ state }) => fails(state)) ?? minutes[0]!;
  if (!minutes.some(({ sent }) => sent)) return undefined;
  if (!minutes.some(({ runs }) => runs) && when !== "always") {
    return sentWhilePaused.has(shape.metric.name) ? { values: [0], counts: [1] } : undefined;
  }
  const stopped = statement.kind === "flow" && fails(worst.state) && shape.role === "requests";
  const happened = !stopped && (statement.steady || minutes.some(({ requests }) => requests > 0));
  const nothing = !happened && (!fails(worst.state) || shape.role === "requests");
  if ((when === "events" && !happened) || (when === "nonzero" && nothing)) return undefined;
  const { values, counts } = roleSample(shape, worst, minutes);
  // What is counted with each success is not sent where there is none.
  if (when === "events" && shape.role === "successes" && values.every((value) => value === 0)) return undefined;
  if (when === "nonzero" && values.every((value) => value === 0)) return undefined;
  const has = counts.flatMap((count, index) => (count > 0 ? [index] : []));
  if (has.length === 0) return undefined;
  return { values: has.map((index) => values[index]!), counts: has.map((index) => counts[index]!) };
}

function roleSample(shape: Shape, { state }: Condition, minutes: readonly Condition[]): Sample {
  const { role, statement, line, metric } = shape;
  const requests = minutes.reduce((sum, minute) => sum + minute.requests, 0);
  if (role === "waiting") return waiting(state, requests);
  if (typeof role === "object" && "limit" in role) {
    const limit = state === "clear" ? 0 : role.limit;
    return spread(metric, limit, "fine", [limit, limit * 1.2]);
  }
  if (typeof role === "object" && ("constant" in role || "level" in role)) {
    if ("constant" in role) return spread(metric, role.constant, "fine", [role.constant, role.constant * 1.2]);
    const value = !fails(state) && requests === 0 ? shape.idleLevel : valueIn(state, line);
    const few = fails(state) && requests <= 10 && metric.statistic.startsWith("p");
    if (few) return { values: [line[1]], counts: [Math.max(requests, 1)] };
    return spread(metric, value * role.level + (role.plus ?? 0), state, line);
  }
  if (typeof role === "object" && "runsOut" in role) {
    const { left = 1 } = shape;
    return { values: [role.runsOut === "left" ? left * 2 ** 40 : role.of * (1 - left)], counts: [1] };
  }
  const share = failedShare(state, requests, line);
  const failures = statement.kind === "rate" ? requests * share : counted(shape, minutes);
  if (typeof role === "object") {
    return counts(metric, "requests" in role ? requests * role.requests : failures * role.failures);
  }
  switch (role) {
    case "requests":
      return counts(metric, flow(shape, state, requests));
    case "failures":
      return ofRequests(shape, failures, requests) ?? counts(metric, failures);
    case "successes":
      return counts(metric, requests - failures);
    case "failed percent":
      return { values: [0, 100], counts: [requests - failures, failures] };
    case "failed share":
      return { values: [0, 1], counts: [requests - failures, failures] };
    case "success share":
      return { values: [1, 0], counts: [requests - failures, failures] };
  }
}

function failedShare(state: Condition["state"], requests: number, line: Line): number {
  if (state === "total") return 1;
  // Of few requests none fails as long as all is well, but on the line itself.
  if (state === "clear" || (state === "fine" && requests < 100)) return 0;
  return valueIn(state, line) / 100;
}

/** What nobody takes waits all the time; what is taken by those who work on it for long waits for moments. */
function waiting(state: Condition["state"], requests: number): Sample {
  if (fails(state)) return { values: [5, 8], counts: [1, 1] };
  return { values: requests > 0 ? [2, 20] : [0, 5], counts: [1, 2] };
}

/** Where a line is drawn on what goes on (fewest calls a minute), its brink is there. */
const flow = ({ statement: { kind, per = 1 }, line: [fine] }: Shape, state: Condition["state"], requests: number) =>
  kind === "flow" && state === "brink" ? fine / per : requests;

function counted({ key, statement: { per = 1 }, line }: Shape, minutes: readonly Condition[]): number {
  return minutes.reduce((sum, { state, requests, part = key }) => {
    if (part !== key || state === "clear" || (!fails(state) && requests === 0)) return sum;
    const count = valueIn(state, line) / per;
    if (state !== "total") return sum + count;
    return sum + (requests > 0 ? Math.min(10 * count, requests) : 10 * count);
  }, 0);
}

/** AWS counts with each request whether it failed: 0 or 1. */
function ofRequests({ when, statement: { kind } }: Shape, failures: number, requests: number): Sample | undefined {
  if (kind !== "counter" || when !== "events") return undefined;
  if (failures > requests || !Number.isInteger(failures)) return undefined;
  return { values: [0, 1], counts: [requests - failures, failures] };
}

/** A count: as samples of one each where the statistic counts samples, else in parts, as from several hosts. */
function counts({ statistic }: ResolvedMetric, count: number): Sample {
  if (statistic === "SampleCount") return { values: [0], counts: [count] };
  return count > 1
    ? { values: [0.75 * count, 0.25 * count, 0], counts: [1, 1, 1] }
    : { values: [count, 0], counts: [1, count > 0 ? 2 : 0] };
}

/** Samples whose statistic comes to the value, and none of the other statistics. */
function spread({ statistic }: ResolvedMetric, value: number, state: Condition["state"], [fine, told]: Line): Sample {
  const percentile = /^p([\d.]+)$/.exec(statistic);
  if (percentile) {
    const slow = 100 - Number(percentile[1]);
    // Of what is slow there is a little less, or a little more, than the percentile leaves out.
    if (!fails(state)) return { values: [value, told * 1.5], counts: [100 - slow * 0.7, slow * 0.7] };
    return { values: [fine * 0.2, told], counts: [100 - slow * 1.3, slow * 1.3] };
  }
  const step = 2 * Math.abs(told - fine);
  const least = value < 0 ? -Infinity : 0;
  if (statistic === "Sum") return { values: [value / 2], counts: [2] };
  if (statistic === "Maximum") return { values: [value, Math.max(value - step, least)], counts: [1, 2] };
  if (statistic === "Minimum") return { values: [value, value + step], counts: [1, 2] };
  const apart = value < step ? Math.abs(value) : step;
  return { values: [value - apart, value + apart], counts: [1, 1] };
}
