import type { MetricAlarm } from "../types.js";
import type { WatchedValues } from "../watched.js";
import { linear, type Scale, short, valueTicks } from "./scale.js";
import { element, label, type Markup } from "./svg.js";

/** Pixels. */
export interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const known = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);

/** Values, threshold or band, and the axis of values with its unit. */
export function plot(alarm: MetricAlarm, watched: WatchedValues, x: Scale, place: Place): Markup[] {
  const { threshold } = alarm;
  const shown = [...watched.values, ...(watched.band?.lower ?? []), ...(watched.band?.upper ?? [])].filter(known);
  const limits = watched.band || threshold === undefined ? [] : [threshold];
  const [low, high] = extremes([...shown, ...limits, 0]);
  const ticks = valueTicks(low, high);
  const y = linear(ticks[0]!.at, ticks.at(-1)!.at, place.bottom, place.top);
  const unit = alarm.queries.find(({ id }) => id === alarm.watched)?.metric?.unit;
  return [
    ...ticks.flatMap(({ at, text }) => [
      element("line", { x1: place.left, x2: place.right, y1: y(at), y2: y(at), stroke: "#e3e5e8" }),
      label(place.left - 8, y(at) + 4, text, { "text-anchor": "end", fill: "#555b63" }),
    ]),
    ...(unit === undefined ? [] : [label(0, place.top + 4, unit, { fill: "#555b63", "font-size": 10 })]),
    ...band(watched, x, y),
    ...limits.flatMap((limit) => [
      element("line", {
        class: "threshold",
        ...{ x1: place.left, x2: place.right, y1: y(limit), y2: y(limit) },
        ...{ stroke: "#c62828", "stroke-dasharray": "6 4" },
      }),
      label(place.right, y(limit) - 4, `threshold ${short(limit)}`, { "text-anchor": "end", fill: "#c62828" }),
    ]),
    ...values(watched, x, y),
    ...(shown.length === 0 ? [label(place.left + 8, place.top + 20, "no data", { fill: "#555b63" })] : []),
  ];
}

function extremes(values: readonly number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line for each run of values; a value alone is a dot. Where several values share a pixel, their extremes stay. */
function values({ start, period, values: given }: WatchedValues, x: Scale, y: Scale): Markup[] {
  const runs: Point[][] = [];
  let run: Point[] | undefined;
  for (const [index, value] of given.entries()) {
    if (!known(value)) run = undefined;
    else if (run) run.push({ x: x(start + (index + 0.5) * period), y: y(value) });
    else runs.push((run = [{ x: x(start + (index + 0.5) * period), y: y(value) }]));
  }
  return runs.map((points) => {
    const [first] = points as [Point, ...Point[]];
    if (points.length === 1)
      return element("circle", { class: "value", cx: first.x, cy: first.y, r: 1.8, fill: "#1f5fa8" });
    const text = thinned(points).map((point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`);
    const stroke = { fill: "none", stroke: "#1f5fa8", "stroke-width": 1.5 };
    return element("polyline", { class: "value", points: text.join(" "), ...stroke });
  });
}

function thinned(points: readonly Point[]): Point[] {
  const columns = new Map<number, Point[]>();
  for (const point of points) {
    const pixel = Math.round(point.x);
    const column = columns.get(pixel);
    if (column) column.push(point);
    else columns.set(pixel, [point]);
  }
  return [...columns.values()].flatMap((column) => {
    if (column.length < 3) return column;
    const highest = column.reduce((a, b) => (b.y < a.y ? b : a));
    const lowest = column.reduce((a, b) => (b.y > a.y ? b : a));
    return [highest, lowest].sort((a, b) => a.x - b.x);
  });
}

function band({ start, period, band: limits }: WatchedValues, x: Scale, y: Scale): Markup[] {
  if (!limits) return [];
  return limits.lower.flatMap((lower, index): Markup[] => {
    const upper = limits.upper[index];
    if (!known(lower) || !known(upper)) return [];
    const from = x(start + index * period);
    const width = x(start + (index + 1) * period) - from;
    const size = { x: from, y: y(upper), width, height: Math.max(0.5, y(lower) - y(upper)) };
    return [element("rect", { class: "band", ...size, fill: "#cfe0f3", "shape-rendering": "crispEdges" })];
  });
}
