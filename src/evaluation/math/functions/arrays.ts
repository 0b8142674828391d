import { isMissing, missing, scalar, series, seriesList, type Points, type Run, type Value } from "../values.js";
import { aggregates } from "./aggregates.js";
import { listOf, numberOf, type MathFunction } from "./math-function.js";

const has = (points: Points): boolean => points.some((point) => !isMissing(point));

/** One series of an array; of an empty one, a series without values: which series there are may depend on the data. */
const one = (pick: (list: readonly Points[]) => Points | undefined): MathFunction => ({
  forms: [["TS[]"]],
  apply: ([list], { timestamps }) => series(pick(listOf(list)) ?? missing(timestamps.length)),
});

function sorted([list, by, order, limit]: readonly Value[], run: Run): readonly Points[] {
  const name = (by as Extract<Value, { kind: "word" }>).word as "AVG" | "MIN" | "MAX" | "SUM";
  const direction = (order as Extract<Value, { kind: "word" }>).word === "DESC" ? -1 : 1;
  const ranked = listOf(list).map((points) => ({
    points,
    rank: numberOf(aggregates[name].apply([series(points)], run)),
  }));
  // A series without data has no highest or lowest value: it goes to the end, whichever the order.
  ranked.sort((a, b) => Number(isMissing(a.rank)) - Number(isMissing(b.rank)) || direction * (a.rank - b.rank) || 0);
  const whole = ranked.map(({ points }) => points);
  return limit ? whole.slice(0, count(limit, "limit", run)) : whole;
}

/** A whole number from 0 on. */
function count(value: Value, what: string, run: Run): number {
  const number = numberOf(value);
  return Number.isInteger(number) && number >= 0
    ? number
    : run.fail(`the ${what} is ${isMissing(number) ? "no number" : number}; a whole number from 0 on would be right`);
}

export const arrays = {
  FIRST: one((list) => list[0]),
  LAST: one((list) => list.at(-1)),
  METRICS: {
    forms: [[], ["string"]],
    apply: ([part], { metrics, fail }) => {
      const text = part?.kind === "string" ? part.text : "";
      const found = [...metrics].filter(([id]) => id.includes(text));
      if (found.length > 0) return seriesList(found.map(([, points]) => points));
      return fail(
        `no metric given has ${JSON.stringify(text)} in its id; given: ${[...metrics.keys()].join(", ") || "none"}`,
      );
    },
  },
  REMOVE_EMPTY: { forms: [["TS[]"]], apply: ([list]) => seriesList(listOf(list).filter(has)) },
  SLICE: {
    forms: [
      ["TS[]", "S"],
      ["TS[]", "S", "S"],
    ],
    apply: ([list, start, end], run) =>
      seriesList(listOf(list).slice(count(start ?? scalar(0), "start", run), end ? count(end, "end", run) : undefined)),
  },
  SORT: {
    forms: [
      ["TS[]", "AVG|MIN|MAX|SUM", "ASC|DESC"],
      ["TS[]", "AVG|MIN|MAX|SUM", "ASC|DESC", "S"],
    ],
    apply: (args, run) => seriesList(sorted(args, run)),
  },
} satisfies Record<string, MathFunction>;
