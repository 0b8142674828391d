import { scalar, series, type Run } from "../values.js";
import { numberOf, type MathFunction } from "./math-function.js";

/** A value at every time of the series' range, also where the series has none. */
const ofTime = (read: (time: Date) => number): MathFunction => ({
  forms: [["TS"]],
  apply: (_, { timestamps }: Run) =>
    series(Float64Array.from(timestamps, (timestamp) => read(new Date(timestamp * 1000)))),
});

/** What depends on when a data point is, not on its value. All in UTC. */
export const clock = {
  MINUTE: ofTime((time) => time.getUTCMinutes()),
  HOUR: ofTime((time) => time.getUTCHours()),
  DAY: ofTime((time) => time.getUTCDay() || 7), // Sunday is 7
  DATE: ofTime((time) => time.getUTCDate()),
  MONTH: ofTime((time) => time.getUTCMonth() + 1),
  YEAR: ofTime((time) => time.getUTCFullYear()),
  EPOCH: ofTime((time) => time.getTime() / 1000),
  PERIOD: { forms: [["TS"]], apply: (_, { period }) => scalar(period) },
  TIME_SERIES: {
    forms: [["S"]],
    apply: ([number], { timestamps }) => series(new Float64Array(timestamps.length).fill(numberOf(number))),
  },
} satisfies Record<string, MathFunction>;
