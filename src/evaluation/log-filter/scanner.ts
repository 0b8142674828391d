import { FilterPatternError } from "./error.js";
import { regularExpression } from "./regular-expression.js";

/** Regular expressions that one pattern may hold. */
const expressionLimit = 2;

/** Reads a pattern from left to right. */
export class Scanner {
  at = 0;
  private expressions = 0;

  constructor(readonly pattern: string) {}

  fail(problem: string, at: number = this.at): never {
    throw new FilterPatternError(this.pattern, at + 1, problem);
  }

  get rest(): string {
    return this.pattern.slice(this.at);
  }

  /** What stands here, for a message. */
  get found(): string {
    return this.ended ? "the pattern ends" : `${JSON.stringify(this.rest.match(/^[\w.$*-]+|^./su)?.[0])} stands`;
  }

  get ended(): boolean {
    return this.at >= this.pattern.length;
  }

  skipSpace(): void {
    this.take(/^\s+/);
  }

  /** What the expression matches here, taken; nothing where it does not. */
  take(expression: RegExp): RegExpMatchArray | undefined {
    const match = this.rest.match(expression) ?? undefined;
    if (match) this.at += match[0].length;
    return match;
  }

  /** As {@link take}, and spaces behind it. */
  takeWord(expression: RegExp): RegExpMatchArray | undefined {
    const match = this.take(expression);
    if (match) this.skipSpace();
    return match;
  }

  /** A text in quotation marks, which has to be closed; in it, \ stands before " and \. */
  quoted(): string | undefined {
    const start = this.at;
    if (!this.take(/^"/)) return undefined;
    let text = "";
    for (;;) {
      text += this.take(/^[^"\\]+/)?.[0] ?? "";
      if (this.take(/^"/)) return text;
      if (this.ended) return this.fail("a quotation mark that is not closed", start);
      const escaped = this.take(/^\\(["\\])/);
      if (!escaped)
        return this.fail('in quotation marks, \\ stands before " or \\ only; what else it would mean AWS does not say');
      text += escaped[1];
    }
  }

  /** A regular expression between % signs. */
  expression(): RegExp | undefined {
    const start = this.at;
    if (!this.take(/^%/)) return undefined;
    const source = this.take(/^([^%]*)%/)?.[1];
    if (source === undefined) return this.fail("a regular expression that no % closes", start);
    this.expressions += 1;
    if (this.expressions > expressionLimit) {
      return this.fail(`a regular expression more than the ${expressionLimit} that one pattern may hold`, start);
    }
    return regularExpression(source, (problem, offset) => this.fail(problem, start + 1 + offset));
  }
}
