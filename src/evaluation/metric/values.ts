import type { Windows } from "../data/windows.js";
import { EvaluationError, show } from "../errors.js";
import type { EvaluateExpression } from "../expression.js";
import { ExpressionError } from "../math/error.js";
import { isList, type SeriesValues } from "../math/inputs.js";
import type { MetricAlarm } from "../types.js";
import { Queries } from "./queries.js";

/** Bins of an alarm's time, counted from the origin. */
export interface Grid {
  /** Epoch seconds. */
  readonly origin: number;
  /** Seconds. */
  readonly bin: number;
  readonly bins: number;
  /** Bins a period. */
  readonly period: number;
}

/** A value that holds from its time until the next one: bands, and results computed elsewhere. */
export type Held = (time: number) => number;

export interface Source {
  readonly windows: ReadonlyMap<string, Windows>;
  readonly held: ReadonlyMap<string, Held>;
  readonly evaluateExpression: EvaluateExpression;
}

/** The values of an alarm's queries, one for every period that ends at a bin. NaN: missing. */
export class QueryValues {
  #settled = new Map<string, Float64Array>();
  readonly #queries: Queries;

  constructor(
    alarm: MetricAlarm,
    private readonly place: string,
    private readonly grid: Grid,
    private readonly source: Source,
  ) {
    this.#queries = Queries.of(alarm);
  }

  /** Whether every point is seen as soon as its bin ends, so that no value changes later. */
  get prompt(): boolean {
    return [...this.source.windows.values()].every(({ prompt }) => prompt);
  }

  /** Whether values depend on their own period alone, not on the range they are asked for in. */
  pointwise(id: string): boolean {
    if (this.source.held.has(id)) return true;
    return this.#queries.isPointwise(id) && this.#queries.inputs(id).every((input) => this.pointwise(input));
  }

  /** Values of the periods with these ends, oldest first, as seen at `now`. */
  over(id: string, ends: readonly number[], now: number): { readonly values: number[]; readonly complete: boolean } {
    const { values, complete } = this.#any(id, ends, now);
    if (!isList(values, ends.length)) return { values: values.map((value) => value ?? NaN), complete };
    throw this.#error(id, `gives ${values.length} time series; an alarm watches one`);
  }

  /** The values once all data have arrived, of every end; of a pointwise expression, evaluated in one go a phase. */
  settled(id: string): Float64Array {
    const known = this.#settled.get(id);
    if (known) return known;
    const { bins, period } = this.grid;
    const all = new Float64Array(bins + 1).fill(NaN);
    for (let phase = 0; phase < period; phase++) {
      const ends: number[] = [];
      for (let end = period + phase; end <= bins; end += period) ends.push(end);
      this.over(id, ends, Infinity).values.forEach((value, index) => (all[ends[index]!] = value));
    }
    this.#settled.set(id, all);
    return all;
  }

  #any(id: string, ends: readonly number[], now: number): Seen {
    const { grid, source } = this;
    const held = source.held.get(id);
    const windows = source.windows.get(id);
    const starts = ends.map((end) => grid.origin + (end - grid.period) * grid.bin);
    if (held) return { values: starts.map((time) => orNull(held(time))), complete: true };
    if (windows) {
      const seen = ends.map((end) => windows.over(end - grid.period, end, now));
      return { values: seen.map(({ value }) => orNull(value)), complete: seen.every(({ complete }) => complete) };
    }
    const inputs = this.#queries.inputs(id).map((input) => [input, this.#any(input, ends, now)] as const);
    const values = this.#evaluate(id, Object.fromEntries(inputs.map(([input, seen]) => [input, seen.values])), starts);
    return { values, complete: inputs.every(([, { complete }]) => complete) };
  }

  #evaluate(id: string, inputs: Record<string, Seen["values"]>, timestamps: readonly number[]): Seen["values"] {
    const period = this.grid.period * this.grid.bin;
    const metrics = Object.keys(inputs).filter((input) => this.#queries.isMetric(input));
    try {
      const context = { timestamps, period, metrics };
      const values = this.source.evaluateExpression(this.#queries.expression(id)!, inputs, context);
      const lengths = (isList(values, timestamps.length) ? values : [values]).map(({ length }) => length);
      const wrong = lengths.find((length) => length !== timestamps.length);
      if (wrong === undefined) return values;
      throw new Error(`gave ${wrong} values for ${timestamps.length} periods`);
    } catch (error) {
      throw this.#error(id, error instanceof Error ? error : String(error));
    }
  }

  #error(id: string, what: Error | string): EvaluationError {
    const place = `${this.place}.queries[${show(id)}].expression`;
    const message = what instanceof Error ? what.message : what;
    // Metric math says itself where in the expression.
    if (what instanceof ExpressionError)
      return new EvaluationError(message.split("\n").map((line) => `${place}: ${line}`));
    return new EvaluationError([`${place}: ${show(this.#queries.expression(id)?.source)}: ${message}`]);
  }
}

/** What a query gives: one time series or several. */
interface Seen {
  readonly values: SeriesValues | readonly SeriesValues[];
  readonly complete: boolean;
}

const orNull = (value: number) => (Number.isFinite(value) ? value : null);
