import { show } from "../errors.js";

/** Which part of the sorted samples a statistic takes: by share of their number, or by value. */
export interface Bounds {
  readonly by: "percent" | "value";
  readonly lower: number;
  readonly upper: number;
}

/** A statistic of CloudWatch. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/statistics-definitions.html */
export type Statistic =
  | { readonly kind: "Average" | "Sum" | "Minimum" | "Maximum" | "SampleCount" }
  | { readonly kind: "percentile"; readonly percent: number }
  | { readonly kind: "TM" | "WM" | "TC" | "TS" | "PR"; readonly bounds: Bounds };

export const simpleStatistics = ["Average", "Sum", "Minimum", "Maximum", "SampleCount"] as const;

const number = String.raw`\d+(?:\.\d{1,10})?`;
const percentile = new RegExp(`^p(${number})$`);
const single = new RegExp(`^(tm|wm|tc|ts)(${number})$`);
const range = new RegExp(`^(TM|WM|TC|TS|PR)\\((${number}%?)?:(${number}%?)?\\)$`);

/** The statistic of that name, or what is wrong with it. */
export function parseStatistic(text: string): Statistic | string {
  const simple = simpleStatistics.find((name) => name === text);
  if (simple) return { kind: simple };
  if (text === "IQM") return { kind: "TM", bounds: { by: "percent", lower: 25, upper: 75 } };
  const [, percent] = percentile.exec(text) ?? [];
  if (percent !== undefined && Number(percent) <= 100) return { kind: "percentile", percent: Number(percent) };
  const [, abbreviation, upper] = single.exec(text) ?? [];
  if (abbreviation !== undefined && Number(upper) <= 100) {
    return { kind: kindOf(abbreviation), bounds: { by: "percent", lower: 0, upper: Number(upper) } };
  }
  const [, name, from, to] = range.exec(text) ?? [];
  return (name !== undefined && ranged(kindOf(name), from, to)) || unknown(text);
}

const kindOf = (name: string) => name.toUpperCase() as "TM" | "WM" | "TC" | "TS" | "PR";

function ranged(kind: "TM" | "WM" | "TC" | "TS" | "PR", from?: string, to?: string): Statistic | undefined {
  const given = [from, to].filter((bound) => bound !== undefined);
  const percents = given.filter((bound) => bound.endsWith("%")).length;
  if (given.length === 0 || (percents !== 0 && percents !== given.length)) return undefined;
  if (kind === "PR" && percents > 0) return undefined;
  const by = percents > 0 ? "percent" : "value";
  const lower = from === undefined ? (by === "percent" ? 0 : -Infinity) : parseFloat(from);
  const upper = to === undefined ? (by === "percent" ? 100 : Infinity) : parseFloat(to);
  if (lower >= upper || (by === "percent" && upper > 100)) return undefined;
  return { kind, bounds: { by, lower, upper } };
}

const unknown = (text: string) =>
  `${show(text)} is not a statistic: ${simpleStatistics.join(", ")}, p99, tm90, wm90, tc90, ts90, IQM, ` +
  "TM(10%:90%), WM(…), TC(…), TS(…) or PR(100:2000)";

/**
 * With fewer samples than this a percentile is not significant; undefined where AWS has no such limit.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html
 */
export function significantSamples(statistic: Statistic): number | undefined {
  if (statistic.kind !== "percentile") return undefined;
  const { percent } = statistic;
  if (percent <= 0 || percent >= 100) return undefined;
  // 1 - 0.99 is not 0.01 in floating point, and 1,000 samples are enough for a p99.
  return Math.round((1000 / (percent >= 50 ? 100 - percent : percent)) * 1e6) / 1e6;
}
