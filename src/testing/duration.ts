const units = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds of `90s`, `5m`, `2h` or `1d`. */
export function durationOf(text: string, what: string): number {
  const [, number, unit] = /^(\d+)([smhd])$/.exec(text) ?? [];
  if (number === undefined)
    throw new Error(`${what}: ${JSON.stringify(text)} is no duration such as 90s, 5m, 2h or 1d`);
  return Number(number) * units[unit as keyof typeof units];
}
