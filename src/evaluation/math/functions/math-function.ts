import { series, seriesList, type Points, type Run, type Value } from "../values.js";

/** `S`, `TS`, `TS[]`, `string`, or the words that may stand there: `ASC|DESC`. */
export type ArgumentKind = "S" | "TS" | "TS[]" | "string" | `${Uppercase<string>}|${Uppercase<string>}`;

/** A function of metric math. */
export interface MathFunction {
  /** The lists of arguments that AWS documents; `apply` is given one of these. */
  readonly forms: readonly (readonly ArgumentKind[])[];
  readonly apply: (args: readonly Value[], run: Run) => Value;
}

export const isA = (kind: ArgumentKind, value: Value): boolean =>
  kind === value.kind || (value.kind === "word" && kind.split("|").includes(value.word));

/** The arguments of a call whose form is known. */
export const pointsOf = (value: Value | undefined): Points => (value as Extract<Value, { kind: "TS" }>).points;
export const listOf = (value: Value | undefined): readonly Points[] =>
  (value as Extract<Value, { kind: "TS[]" }>).series;
export const numberOf = (value: Value | undefined): number => (value as Extract<Value, { kind: "S" }>).number;

/** A function from time series to time series, which works on each of an array. */
export const onEach = (transform: (points: Points, run: Run) => Points): MathFunction => ({
  forms: [["TS"], ["TS[]"]],
  apply: ([given], run) =>
    given?.kind === "TS[]"
      ? seriesList(given.series.map((points) => transform(points, run)))
      : series(transform(pointsOf(given), run)),
});
