/** One thing that is wrong with an expression. */
export interface ExpressionIssue {
  /** Where, as a person counts: the first character is 1. */
  readonly position: number;
  /** What stands there and what would be right. */
  readonly message: string;
}

/** Thrown for an expression that CloudWatch would refuse or that cannot be evaluated; carries every issue found. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";

  constructor(
    readonly expression: string,
    readonly issues: readonly ExpressionIssue[],
  ) {
    super(
      issues
        .map(({ position, message }) => `${JSON.stringify(expression)}, character ${position}: ${message}`)
        .join("\n"),
    );
  }
}
