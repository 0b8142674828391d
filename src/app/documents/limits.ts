/** The part of what would be right that bounds a value: `a whole number from 1 to 900`, `above 0`. */
export function limitsOf(right: string | undefined): string | undefined {
  const [, after] = /(?:^[^:;]+: |, (?=above 0$))([^{].*)$/.exec(right ?? "") ?? [];
  return after;
}
