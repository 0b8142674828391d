import type { Windows } from "../data/windows.js";
import { EvaluationError, show } from "../errors.js";
import { type EvaluateExpression, isPointwise } from "../expression.js";
import type { MetricAlarm } from "../types.js";
import { inputsOf } from "./check.js";

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

  constructor(
    private readonly alarm: MetricAlarm,
    private readonly place: string,
    private readonly grid: Grid,
    private readonly source: Source,
  ) {}

  /** Whether every point is seen as soon as its bin ends, so that no value changes later. */
  get prompt(): boolean {
    return [...this.source.windows.values()].every(({ prompt }) => prompt);
  }

  /** Whether values depend on their own period alone, not on the range they are asked for in. */
  pointwise(id: string): boolean {
    const expression = this.#expression(id);
    if (this.source.held.has(id) || expression === undefined) return true;
    return isPointwise(expression) && inputsOf(this.alarm, id).every((input) => this.pointwise(input));
  }

  /** Values of the periods with these ends, oldest first, as seen at `now`. */
  over(id: string, ends: readonly number[], now: number): { readonly values: number[]; readonly complete: boolean } {
    const { grid, source } = this;
    const held = source.held.get(id);
    const windows = source.windows.get(id);
    const starts = ends.map((end) => grid.origin + (end - grid.period) * grid.bin);
    if (held) return { values: starts.map(held), complete: true };
    if (windows) {
      const seen = ends.map((end) => windows.over(end - grid.period, end, now));
      return { values: seen.map(({ value }) => value), complete: seen.every(({ complete }) => complete) };
    }
    const inputs = inputsOf(this.alarm, id).map((input) => [input, this.over(input, ends, now)] as const);
    const values = this.#evaluate(
      id,
      inputs.map(([input, { values }]) => [input, values]),
      starts,
    );
    return { values, complete: inputs.every(([, { complete }]) => complete) };
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

  #expression(id: string): string | undefined {
    return this.alarm.queries.find((query) => query.id === id)?.expression;
  }

  #evaluate(
    id: string,
    inputs: readonly (readonly [string, readonly number[]])[],
    timestamps: readonly number[],
  ): number[] {
    const expression = this.#expression(id)!;
    const period = this.grid.period * this.grid.bin;
    const named = Object.fromEntries(inputs.map(([input, values]) => [input, values.map(orNull)]));
    try {
      const values = this.source.evaluateExpression(expression, named, { timestamps, period });
      if (values.length === timestamps.length) return values.map((value) => value ?? NaN);
      throw new Error(`gave ${values.length} values for ${timestamps.length} periods`);
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      throw new EvaluationError([`${this.place}.queries[${show(id)}].expression: ${show(expression)}: ${what}`]);
    }
  }
}

const orNull = (value: number) => (Number.isFinite(value) ? value : null);
