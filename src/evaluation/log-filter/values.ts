import type { Scanner } from "./scanner.js";

/** What a field is compared with. */
export type Operand =
  | { readonly kind: "expression"; readonly expression: RegExp }
  /** In quotation marks: a text. Without: a text or a number. `*` stands for any text in both. */
  | { readonly kind: "text"; readonly text: string; readonly quoted: boolean };

/** A number as AWS describes it: with + or -, and in scientific notation. */
const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

export const numberIn = (text: string): number | undefined => (numberPattern.test(text) ? Number(text) : undefined);

export type Comparison = "=" | "!=" | "<" | ">" | "<=" | ">=";

export const comparisonPattern = /^(!=|<=|>=|=|<|>)/;

/** A value behind an operator. */
export function readOperand(scanner: Scanner, operator: Comparison, bare: RegExp): Operand {
  const start = scanner.at;
  const expression = scanner.expression();
  if (expression) {
    if (operator !== "=" && operator !== "!=")
      scanner.fail(`${operator} takes a number, not a regular expression`, start);
    return { kind: "expression", expression };
  }
  const text = scanner.quoted();
  if (text !== undefined) return number({ kind: "text", text, quoted: true }, operator, scanner, start);
  const word = scanner.take(bare)?.[0];
  if (word !== undefined) return number({ kind: "text", text: word, quoted: false }, operator, scanner, start);
  return scanner.fail(`${scanner.found} where a value would; a text of other signs stands in quotation marks`);
}

function number(operand: Operand & { kind: "text" }, operator: Comparison, scanner: Scanner, start: number): Operand {
  if (operator === "=" || operator === "!=") return operand;
  if (!operand.quoted && numberIn(operand.text) !== undefined) return operand;
  return scanner.fail(`${operator} takes a number; here ${JSON.stringify(operand.text)}`, start);
}

/** `*` stands for any text. */
const wildcard = (text: string): ((value: string) => boolean) => {
  if (!text.includes("*")) return (value) => value === text;
  const parts = text.split("*").map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  const expression = new RegExp(`^${parts.join(".*")}$`, "s");
  return (value) => expression.test(value);
};

/** A test of a text, and of the number that it may be. */
export function comparison(
  operator: Comparison,
  operand: Operand,
): (text: string, value: number | undefined) => boolean {
  if (operator === "!=") {
    const equal = comparison("=", operand);
    return (text, value) => !equal(text, value);
  }
  if (operand.kind === "expression") return (text) => operand.expression.test(text);
  const wanted = operand.quoted ? undefined : numberIn(operand.text);
  const same = wildcard(operand.text);
  const byNumber = (compare: (value: number, wanted: number) => boolean) => (_: string, value: number | undefined) =>
    wanted !== undefined && value !== undefined && compare(value, wanted);
  switch (operator) {
    case "=":
      return (text, value) => same(text) || (wanted !== undefined && value === wanted);
    case "<":
      return byNumber((value, limit) => value < limit);
    case ">":
      return byNumber((value, limit) => value > limit);
    case "<=":
      return byNumber((value, limit) => value <= limit);
    case ">=":
      return byNumber((value, limit) => value >= limit);
  }
}
