import { arithmetic, comparisons, nodesOf, type Expression, type Node, type Operator } from "./ast.js";
import { ExpressionError, type ExpressionIssue } from "./error.js";
import { functionIssue } from "./function-names.js";
import { tokensOf, type Token } from "./tokens.js";

/** Longest expression that CloudWatch takes: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html */
const lengthLimit = 2048;

/** Binding of the operators, weakest first. AWS names the operators only; that they bind as in arithmetic is a reading. */
const levels: readonly (readonly Operator[])[] = [["OR"], ["AND"], comparisons, ["+", "-"], ["*", "/"]];

const spellings: ReadonlyMap<string, Operator> = new Map([
  ["&&", "AND"],
  ["||", "OR"],
  ...[...arithmetic, ...comparisons, "AND" as const, "OR" as const].map((operator) => [operator, operator] as const),
]);

/**
 * Reads an expression of CloudWatch's metric math.
 *
 * @throws ExpressionError naming the place, what stands there and what would be right; unknown functions all at once.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function parseExpression(source: string): Expression {
  const fail = (at: number, message: string): never => {
    throw new ExpressionError(source, [{ position: at + 1, message }]);
  };
  if (source.length > lengthLimit) {
    fail(lengthLimit, `the expression is ${source.length} characters long; CloudWatch takes ${lengthLimit}`);
  }
  if (/^\s*SELECT\b/i.test(source)) {
    fail(0, "this is a Metrics Insights query, not metric math: supply what it returns as an input");
  }
  const tokens = tokensOf(source);
  const root = new Parser(tokens, fail).whole();
  const issues = nodesOf(root).flatMap((node): ExpressionIssue[] => {
    const message = node.kind === "call" ? functionIssue(node.name) : undefined;
    return message === undefined ? [] : [{ position: node.at + 1, message }];
  });
  if (issues.length > 0) throw new ExpressionError(source, issues);
  return { source, root };
}

class Parser {
  private index = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly fail: (at: number, message: string) => never,
  ) {}

  whole(): Node {
    const root = this.operation(0);
    const rest = this.peek();
    if (/^(and|or)$/.test(rest.text)) {
      this.fail(rest.at, `${found(rest)} is written in capitals: ${JSON.stringify(rest.text.toUpperCase())}`);
    }
    if (rest.kind !== "end")
      this.fail(rest.at, `${found(rest)} after a whole expression; an operator would join the two`);
    return root;
  }

  private peek(): Token {
    return this.tokens[this.index] as Token;
  }

  private take(): Token {
    const token = this.peek();
    if (token.kind !== "end") this.index += 1;
    return token;
  }

  private takeSign(text: string, after: string): void {
    const token = this.take();
    if (token.text !== text || token.kind !== "sign") {
      this.fail(token.at, `${found(token)} where ${JSON.stringify(text)} would ${after}`);
    }
  }

  private operation(level: number): Node {
    const operators = levels[level];
    if (!operators) return this.unary();
    let left = this.operation(level + 1);
    for (let joined = false; ; joined = true) {
      const token = this.peek();
      const operator = spellings.get(token.text);
      if (operator === undefined || !operators.includes(operator)) return left;
      if (joined && operators === comparisons) {
        this.fail(token.at, `a second comparison; AWS does not say what a chain of them means: put one in parentheses`);
      }
      this.take();
      left = { kind: "binary", operator, left, right: this.operation(level + 1), at: left.at };
    }
  }

  private unary(): Node {
    const token = this.peek();
    if (token.text === "+") this.fail(token.at, '"+" before a value; only "-" may stand there');
    if (token.text !== "-") return this.power();
    this.take();
    const of = this.peek().text === "-" ? this.unary() : this.value();
    if (this.peek().text === "^") {
      this.fail(token.at, "AWS does not say whether - or ^ goes first: write (-a)^b or -(a^b)");
    }
    return { kind: "negate", of, at: token.at };
  }

  private power(): Node {
    const left = this.value();
    if (this.peek().text !== "^") return left;
    this.take();
    const right = this.peek().text === "-" ? this.unary() : this.value();
    if (this.peek().text === "^") {
      this.fail(this.peek().at, "AWS does not say which ^ goes first: write (a^b)^c or a^(b^c)");
    }
    return { kind: "binary", operator: "^", left, right, at: left.at };
  }

  private value(): Node {
    const token = this.take();
    const { at, text } = token;
    switch (token.kind) {
      case "number":
        return { kind: "number", value: Number(text), at };
      case "string":
        return { kind: "string", text: text.slice(1, -1), at };
      case "id":
        if (this.peek().text === "(")
          this.fail(at, `${JSON.stringify(text)} is no function: functions are written in capitals`);
        return { kind: "id", name: text, at };
      case "word":
        return this.word(token);
      case "sign":
        if (text === "[") return { kind: "array", items: this.list("]"), at };
        if (text === "(") {
          const inner = this.operation(0);
          this.takeSign(")", `close the "(" of character ${at + 1}`);
          return inner;
        }
    }
    return this.fail(at, `${found(token)} where a value would stand: an id, a number, a function or "("`);
  }

  private word({ text, at }: Token): Node {
    if (this.peek().text === "(") {
      this.take();
      return { kind: "call", name: text, args: this.list(")"), at };
    }
    if (spellings.has(text)) this.fail(at, `${JSON.stringify(text)} where a value would stand`);
    return { kind: "word", word: text, at };
  }

  /** Values between commas, up to the sign that closes them. */
  private list(close: string): Node[] {
    const items: Node[] = [];
    if (this.peek().text !== close) {
      items.push(this.operation(0));
      while (this.peek().text === ",") {
        this.take();
        items.push(this.operation(0));
      }
    }
    this.takeSign(close, "close the list, or a comma go on");
    return items;
  }
}

const found = ({ kind, text }: Token): string => (kind === "end" ? "the expression ends" : JSON.stringify(text));
