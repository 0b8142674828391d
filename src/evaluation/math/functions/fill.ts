import { mapPoints, isMissing, series, seriesList, type Points, type Value } from "../values.js";
import { numberOf, pointsOf, type MathFunction } from "./math-function.js";

/** The most recent value before; nothing before the first one. */
function repeat(points: Points): Points {
  let last = NaN;
  return mapPoints(points, (point) => (last = isMissing(point) ? last : point));
}

/** A line from the value before a gap to the one behind it; a gap at an end has only one of them and stays. */
function interpolate(points: Points): Points {
  const result = points.slice();
  let previous = -1;
  for (let index = 0; index < points.length; index += 1) {
    const value = points[index] as number;
    if (isMissing(value)) continue;
    if (previous >= 0) {
      const from = points[previous] as number;
      for (let gap = previous + 1; gap < index; gap += 1) {
        result[gap] = from + ((value - from) * (gap - previous)) / (index - previous);
      }
    }
    previous = index;
  }
  return result;
}

function filled(points: Points, filler: Value | undefined): Points {
  if (filler?.kind === "word") return filler.word === "LINEAR" ? interpolate(points) : repeat(points);
  if (filler?.kind === "TS")
    return mapPoints(points, (point, index) => (isMissing(point) ? (filler.points[index] as number) : point));
  return mapPoints(points, (point) => (isMissing(point) ? numberOf(filler) : point));
}

export const fill = {
  FILL: {
    forms: (["TS", "TS[]"] as const).flatMap((given) =>
      (["S", "TS", "REPEAT|LINEAR"] as const).map((filler) => [given, filler]),
    ),
    apply: ([given, filler]) =>
      given?.kind === "TS[]"
        ? seriesList(given.series.map((points) => filled(points, filler)))
        : series(filled(pointsOf(given), filler)),
  },
} satisfies Record<string, MathFunction>;
