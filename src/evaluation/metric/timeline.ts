import type { Assumptions } from "../assumptions.js";
import { comparison } from "../comparison.js";
import type { Windows } from "../data/windows.js";
import { breaching, decide, good, missing, type Policy } from "../state.js";
import type { AlarmState, MetricAlarm } from "../types.js";
import type { Cadence } from "./cadence.js";
import { Change, type Transition } from "../transition.js";
import { type Datapoint, groundsOf, reasonOf } from "./reason.js";
import type { Grid, Held, QueryValues } from "./values.js";

export interface TimelineInput {
  readonly alarm: MetricAlarm;
  readonly policy: Policy;
  readonly assumptions: Assumptions;
  readonly cadence: Cadence;
  readonly grid: Grid;
  readonly values: QueryValues;
  /** The windows of the watched metric; undefined where the alarm watches something else. */
  readonly windows: Windows | undefined;
  readonly band: { readonly lower: Held; readonly upper: Held } | undefined;
  /** With fewer samples a point is of too few; undefined where that does not matter. */
  readonly fewSamples: number | undefined;
  /** Epoch seconds. */
  readonly start: number;
  readonly end: number;
}

const unknown = 255;

/** All changes of state of a metric alarm from start to end, both evaluated. */
export function metricTimeline(input: TimelineInput): Transition[] {
  const { alarm, cadence, start, end, policy } = input;
  const evaluation = new Evaluation(input);
  const transitions: Transition[] = [];
  let state: AlarmState = alarm.state ?? "INSUFFICIENT_DATA";
  const first = Math.ceil((start - cadence.offset) / cadence.every) * cadence.every + cadence.offset;
  for (let now = first; now <= end; now += cadence.every) {
    const marks = evaluation.marks(now);
    const next = marks === undefined ? state : decide(marks, policy, state);
    if (next === state) continue;
    const grounds = groundsOf(evaluation.datapoints(now), policy);
    transitions.push(new Change(alarm.name, now, state, next, () => reasonOf(alarm, next, grounds, policy)));
    state = next;
  }
  return transitions;
}

/** The points of the evaluation range at each time; what cannot change any more is computed once. */
class Evaluation {
  readonly #range: Uint8Array;
  readonly #marks: Uint8Array;
  readonly #few: Uint8Array | undefined;
  readonly #pointwise: boolean;
  readonly #prompt: boolean;
  readonly #breaches;

  constructor(private readonly input: TimelineInput) {
    const { alarm, grid, policy, assumptions, fewSamples, values } = input;
    this.#range = new Uint8Array(policy.n + assumptions.extraPeriods);
    this.#marks = new Uint8Array(grid.bins + 1).fill(unknown);
    this.#few = fewSamples === undefined ? undefined : new Uint8Array(grid.bins + 1);
    this.#pointwise = values.pointwise(alarm.watched);
    this.#prompt = values.prompt;
    const operator = comparison(alarm.comparisonOperator);
    if (typeof operator === "string") throw new TypeError(operator);
    this.#breaches = operator.breaches;
  }

  /** Marks of the range, oldest first; undefined where too few samples keep the state. */
  marks(now: number): Uint8Array | undefined {
    const range = this.#range;
    if (!this.#pointwise) {
      const ends = this.#ends(now);
      this.input.values.over(this.input.alarm.watched, ends, now).values.forEach((value, index) => {
        range[index] = this.#mark(value, ends[index]!);
      });
      return range;
    }
    const last = this.#lastEnd(now);
    for (let index = range.length - 1, end = last; index >= 0; index--, end -= this.input.grid.period) {
      range[index] = this.#markAt(end, now);
    }
    return this.#few !== undefined && this.#fewSamples(range, last, this.#few) ? undefined : range;
  }

  /** The values of the range, for the reason of a change. */
  datapoints(now: number): Datapoint[] {
    const { alarm, grid, values } = this.input;
    const ends = this.#ends(now);
    return values.over(alarm.watched, ends, now).values.map((value, index) => ({
      time: grid.origin + (ends[index]! - grid.period) * grid.bin,
      value,
      mark: this.#mark(value, ends[index]!),
    }));
  }

  #lastEnd(now: number): number {
    const { cadence, grid } = this.input;
    return (Math.floor(now / cadence.upTo) * cadence.upTo - grid.origin) / grid.bin;
  }

  #ends(now: number): number[] {
    const last = this.#lastEnd(now);
    return Array.from(this.#range, (_, index) => last - (this.#range.length - 1 - index) * this.input.grid.period);
  }

  #markAt(end: number, now: number): number {
    const known = this.#marks[end]!;
    if (known !== unknown) return known;
    const { value, samples, complete } = this.#valueAt(end, now);
    const mark = this.#mark(value, end);
    if (complete) this.#marks[end] = mark;
    if (this.#few) this.#few[end] = samples < this.input.fewSamples! ? 1 : 0;
    return mark;
  }

  #valueAt(end: number, now: number): { readonly value: number; readonly samples: number; readonly complete: boolean } {
    const { alarm, grid, values, windows } = this.input;
    if (windows) return windows.over(end - grid.period, end, now);
    if (this.#prompt) return { value: values.settled(alarm.watched)[end]!, samples: 0, complete: true };
    const { values: seen, complete } = values.over(alarm.watched, [end], now);
    return { value: seen[0]!, samples: 0, complete };
  }

  #mark(value: number, end: number): number {
    if (Number.isNaN(value)) return missing;
    const { alarm, band, grid } = this.input;
    if (!band) return this.#breaches(value, alarm.threshold!, alarm.threshold!) ? breaching : good;
    const time = grid.origin + (end - grid.period) * grid.bin;
    const lower = band.lower(time);
    const upper = band.upper(time);
    if (Number.isNaN(lower) || Number.isNaN(upper)) return missing;
    return this.#breaches(value, lower, upper) ? breaching : good;
  }

  /** Over the newest N points that have data. */
  #fewSamples(range: Uint8Array, last: number, few: Uint8Array): boolean {
    const { policy, assumptions, grid } = this.input;
    let real = 0;
    let low = 0;
    for (let back = 0; back < range.length && real < policy.n; back++) {
      if (range[range.length - 1 - back] === missing) continue;
      real++;
      low += few[last - back * grid.period]!;
    }
    return assumptions.lowSamples === "any" ? low > 0 : real > 0 && low === real;
  }
}
