import { type LocalClock, wallText } from "../actions/local-time.js";

/** From a value to a place on the drawing. */
export type Scale = (value: number) => number;

export const linear =
  (from: number, to: number, left: number, right: number): Scale =>
  (value) =>
    left + ((value - from) / (to - from)) * (right - left);

export interface Tick {
  readonly at: number;
  readonly text: string;
  /** Stands below the text. */
  readonly date?: string;
}

/** Round values from `low` to `high` and a little beyond: some five of them. */
export function valueTicks(low: number, high: number): Tick[] {
  const span = high > low ? high - low : Math.abs(high) || 1;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const at = (first + index) * step;
    return { at, text: short(at) };
  });
}

/** `1.2M`, `30`, `0.05`. */
export function short(value: number): string {
  const units = ["", "k", "M", "G", "T"];
  const size = Math.abs(value) < 10_000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(Math.abs(value)) / 3));
  return `${Number((value / 1000 ** size).toPrecision(4))}${units[size]!}`;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [1, 2, 5, 10, 15, 30]
  .map((count) => count * minute)
  .concat([1, 2, 3, 6, 12].map((count) => count * hour))
  .concat([1, 2, 7, 14, 30, 90].map((count) => count * day));
const mostTicks = 9;

/** Round times of the zone's clocks; the first one, and midnights, carry the date. */
export function timeTicks(start: number, end: number, clock: LocalClock): Tick[] {
  const step =
    steps.find((one) => (end - start) / one <= mostTicks) ?? Math.ceil((end - start) / mostTicks / day) * day;
  const ticks: Tick[] = [];
  for (let wall = Math.ceil(clock.wall(start) / step) * step; ; wall += step) {
    const at = clock.time(wall);
    if (at > end) return ticks;
    if (at < start) continue;
    const [date, time] = wallText(wall).split(" ") as [string, string];
    const dated = ticks.length === 0 || time === "00:00" ? { date } : undefined;
    ticks.push(step >= day ? { at, text: date } : { at, text: time, ...dated });
  }
}
