/** Ends in one error that tells everything that is wrong with a construct's inputs; does nothing where all is right. */
export function checkInputs(path: string, problems: Readonly<Record<string, string | undefined>>): void {
  const found = Object.entries(problems).filter(([, problem]) => problem !== undefined);
  if (found.length > 0) throw new Error(found.map(([input, problem]) => `${path}.${input}: ${problem}`).join("\n"));
}

/** What is wrong, unless it is fine. */
export const unless = (fine: boolean, problem: string): string | undefined => (fine ? undefined : problem);

/** What is wrong with a count of something, such as `days`. */
export const countProblem = (value: number | undefined, what: string): string | undefined =>
  unless(
    value === undefined || (Number.isInteger(value) && value >= 1),
    `${value} is not a count of ${what}: 1 or more`,
  );
