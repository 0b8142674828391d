import type { Release } from "../facts/releases/index.js";

/** Orders versions by their numbers, part by part: 26.10 is newer than 26.9. */
export function compareNumbers(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number)) as [number[], number[]];
  for (let part = 0; part < Math.max(left.length, right.length); part++) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The numbers of a version as it is written: `3.10.0` of `8.0.mysql_aurora.3.10.0`, `24` of `nodejs24.x`. */
export const numbersOf = (version: string): string =>
  /(?:^|mysql_aurora\.|nodejs|v)(\d+(?:\.\d+)*)(?:\.x)?$/.exec(version)?.[1] ?? version;

/** The line that a version is of, and nothing where no line is known that it begins with. */
export const lineOf = (version: string, releases: readonly Release[]): Release | undefined =>
  releases.find(({ line }) => startsWithLine(numbersOf(version), line));

export const startsWithLine = (numbers: string, line: string): boolean =>
  numbers === line || numbers.startsWith(`${line}.`);
