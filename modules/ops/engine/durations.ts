import type { Text } from "../../../src/model/text.js";
import { tidy } from "../../../src/model/tidy.js";

interface Unit extends Text {
  readonly seconds: number;
  readonly key: string;
}

const second: Unit = { seconds: 1, key: "s", en: "second", ja: "秒" };

const units: readonly Unit[] = [
  { seconds: 86_400, key: "d", en: "day", ja: "日" },
  { seconds: 3600, key: "h", en: "hour", ja: "時間" },
  { seconds: 60, key: "m", en: "minute", ja: "分" },
  second,
];

/** So many of the largest unit that needs no more decimals than these: 90 s are 90 seconds, or 1.5 minutes with one decimal. */
export function inLargestUnit(seconds: number, decimals = 0): { readonly count: number; readonly unit: Unit } {
  const countOf = (unit: Unit) => tidy(seconds / unit.seconds);
  const fits = (unit: Unit) => Math.abs(countOf(unit)) >= 1 && Number.isInteger(tidy(countOf(unit) * 10 ** decimals));
  const unit = units.find(fits) ?? second;
  return { count: countOf(unit), unit };
}

/** `1 hour`, `90 seconds` */
export const inEnglish = (count: number, { en }: Text): string =>
  `${numberInWords(count)} ${count === 1 ? en : `${en}s`}`;

/** A number as it is read, `1,500,000`: with all of its digits. */
export function numberInWords(value: number): string {
  const digits = String(value);
  if (digits.includes("e+")) return digits.replace("e+", " × 10^"); // 1e21, which nobody watches
  if (digits.includes("e")) return formatter(20).format(value);
  const [whole = "", ...decimals] = digits.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...decimals].join(".");
}

/** The same with two decimals at most. */
export const roundedInWords = (value: number): string =>
  Number.isInteger(value) ? numberInWords(value) : formatter(2).format(value);

const formatters = new Map<number, Intl.NumberFormat>();

/** Made once, and where one is needed: the first one of a process takes as long as deriving a hundred alarms. */
function formatter(decimals: number): Intl.NumberFormat {
  const known = formatters.get(decimals);
  if (known) return known;
  const made = new Intl.NumberFormat("en-US", { maximumFractionDigits: decimals });
  formatters.set(decimals, made);
  return made;
}
