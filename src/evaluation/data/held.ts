import { type Problems, show } from "../errors.js";
import { type Instant, seconds } from "../time.js";

/** A value that holds from its time until the next one. */
export function held(
  start: Instant,
  period: number,
  values: ArrayLike<number | null>,
  place: string,
  problems: Problems,
) {
  const from = seconds(start);
  if (typeof from === "string") problems.add(`${place}.start`, from);
  if (!(Number.isFinite(period) && period > 0))
    problems.add(`${place}.period`, `${show(period)} is not a number of seconds above 0`);
  return (time: number): number => values[Math.floor((time - Number(from)) / period)] ?? NaN;
}
