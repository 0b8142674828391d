import type { Text } from "../../../src/model/text.js";
import { tidy } from "../../../src/model/tidy.js";
import { inEnglish, inLargestUnit, numberInWords, roundedInWords } from "./durations.js";
import type { Unit } from "./metric.js";

const alike = (text: string): Text => ({ en: text, ja: text });

function duration(seconds: number): Text {
  if (seconds !== 0 && Math.abs(seconds) < 1) return alike(`${numberInWords(tidy(seconds * 1000))} ms`);
  const { count, unit } = inLargestUnit(seconds, 1);
  return { en: inEnglish(count, unit), ja: `${numberInWords(count)} ${unit.ja}` };
}

/** In the largest unit that it has one of, with two decimals at most. */
function scaled(value: number, step: number, names: readonly string[], suffix = ""): string {
  const sizes = names.map((name, index) => ({ name, size: step ** (index + 1) })).reverse();
  const { name, size } = sizes.find(({ size }) => Math.abs(value) >= size) ?? { name: "B", size: 1 };
  return `${roundedInWords(value / size)} ${name}${suffix}`;
}

/** What a value of each unit is called; a bandwidth has decimal units, as networks do. */
const words: Readonly<Record<Unit, (value: number) => Text>> = {
  Seconds: duration,
  Milliseconds: (value) => duration(tidy(value / 1000)),
  Bytes: (value) => alike(scaled(value, 1024, ["KiB", "MiB", "GiB", "TiB", "PiB"])),
  Kilobytes: (value) => alike(`${numberInWords(value)} kB`),
  Gigabytes: (value) => alike(`${numberInWords(value)} GB`),
  "Bytes/Second": (value) => alike(scaled(value, 1000, ["kB", "MB", "GB", "TB"], "/s")),
  Count: (value) => alike(numberInWords(value)),
  "Count/Second": (value) => ({ en: `${numberInWords(value)} per second`, ja: `毎秒 ${numberInWords(value)}` }),
  Percent: (value) => alike(`${numberInWords(value)} %`),
  "Credits (vCPU-minutes)": (value) => ({
    en: `${numberInWords(value)} credits`,
    ja: `${numberInWords(value)} クレジット`,
  }),
  None: (value) => alike(numberInWords(value)),
};

/** A value with its unit in words: `5 %`, `20 ms`, `3 minutes`, `25.6 GiB`. */
export const amountInWords = (value: number, unit: Unit): Text => words[unit](value);
