/** Thrown for a filter pattern that CloudWatch Logs would refuse, or whose meaning AWS does not document. */
export class FilterPatternError extends Error {
  override readonly name = "FilterPatternError";

  constructor(
    readonly pattern: string,
    /** Where, as a person counts: the first character is 1. */
    readonly position: number,
    problem: string,
  ) {
    super(`filter pattern ${JSON.stringify(pattern)}, character ${position}: ${problem}`);
  }
}
