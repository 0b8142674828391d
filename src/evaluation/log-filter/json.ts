import type { Match, Matcher } from "./readings.js";
import { Scanner } from "./scanner.js";
import { readSelector, select, wildcards, type Selector } from "./selector.js";
import { comparison, comparisonPattern, readOperand, type Comparison } from "./values.js";

type Condition = (event: unknown) => boolean;

/** Wildcards in the selectors of one pattern. */
const wildcardLimit = 3;

/** A text without quotation marks; AWS's own examples hold dots and wildcards. */
const bareValue = /^[\w.*+-]+/;

/** A pattern for events that are JSON: `{ $.level = "error" && $.status >= 500 }`. */
export function jsonMatcher(scanner: Scanner): Matcher {
  const condition = new JsonParser(scanner).whole();
  return {
    kind: "JSON",
    match: (message) => {
      const event = parsed(message);
      return event !== undefined && condition(event) ? found(event) : undefined;
    },
    selectorIssue: (selector) => {
      try {
        const scanner = new Scanner(selector);
        const { steps } = readSelector(scanner);
        return scanner.ended && steps.every((step) => typeof step !== "symbol")
          ? undefined
          : "is no selector of one value";
      } catch {
        return "is no selector such as $.latency";
      }
    },
  };
}

/** JSON begins with an object or an array: a text or a number alone has nothing to select from. */
function parsed(message: string): unknown {
  if (!/^\s*[{[]/.test(message)) return undefined;
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}

const found = (event: unknown): Match => ({
  value: (selector) => {
    const [value] = select(readSelector(new Scanner(selector)), event);
    return typeof value === "string" || typeof value === "number" ? value : undefined;
  },
});

class JsonParser {
  private wildcards = 0;

  constructor(private readonly scanner: Scanner) {}

  whole(): Condition {
    const { scanner } = this;
    scanner.takeWord(/^\s*\{/);
    const condition = this.either();
    if (!scanner.takeWord(/^\}/)) scanner.fail(`${scanner.found} where "}" would close the pattern, or && or || go on`);
    if (!scanner.ended) scanner.fail(`${scanner.found} behind the closing "}"`);
    return condition;
  }

  private either(): Condition {
    const conditions = [this.both()];
    while (this.scanner.takeWord(/^\|\|/)) conditions.push(this.both());
    return (event) => conditions.some((condition) => condition(event));
  }

  private both(): Condition {
    const conditions = [this.one()];
    while (this.scanner.takeWord(/^&&/)) conditions.push(this.one());
    return (event) => conditions.every((condition) => condition(event));
  }

  private one(): Condition {
    const { scanner } = this;
    const start = scanner.at;
    if (!scanner.takeWord(/^\(/)) return this.comparison();
    const condition = this.either();
    if (!scanner.takeWord(/^\)/))
      scanner.fail(`${scanner.found} where ")" would close the "(" of character ${start + 1}`);
    return condition;
  }

  private comparison(): Condition {
    const { scanner } = this;
    const start = scanner.at;
    const selector = readSelector(scanner);
    this.wildcards += wildcards(selector);
    if (this.wildcards > wildcardLimit) {
      scanner.fail(`more than the ${wildcardLimit} wildcards that the selectors of one pattern may hold`, start);
    }
    scanner.skipSpace();
    const condition = this.keyword(selector) ?? this.operator(selector);
    scanner.skipSpace();
    return condition;
  }

  private keyword(selector: Selector): Condition | undefined {
    const { scanner } = this;
    if (scanner.take(/^NOT\s+EXISTS\b/)) return (event) => select(selector, event).length === 0;
    if (/^(IS\s+NOT|EXISTS)\b/.test(scanner.rest))
      scanner.fail("CloudWatch Logs has IS NULL, IS TRUE, IS FALSE and NOT EXISTS only");
    const word = scanner.take(/^IS\s+(NULL|TRUE|FALSE)\b/)?.[1];
    if (word === undefined) return undefined;
    const value = { NULL: null, TRUE: true, FALSE: false }[word];
    return (event) => select(selector, event).includes(value);
  }

  private operator(selector: Selector): Condition {
    const { scanner } = this;
    const operator = scanner.takeWord(comparisonPattern)?.[0] as Comparison | undefined;
    if (operator === undefined) {
      return scanner.fail(`${scanner.found} where = != < > <= >=, IS NULL, IS TRUE, IS FALSE or NOT EXISTS would`);
    }
    const operand = readOperand(scanner, operator, bareValue);
    const test = comparison(operator, operand);
    const isPresent = operator === "=" && operand.kind === "text" && operand.text === "*";
    // What stands in quotation marks is a text, and no number is equal to it.
    const numberHolds = (value: number): boolean =>
      operand.kind === "text" && operand.quoted ? operator === "!=" || isPresent : test(String(value), value);
    return (event) =>
      select(selector, event).some((node) => {
        if (typeof node === "string") return test(node, undefined);
        if (typeof node === "number") return numberHolds(node);
        // `= *` asks whether there is a value; an object or an array is none.
        return isPresent && (typeof node === "boolean" || node === null);
      });
  }
}
