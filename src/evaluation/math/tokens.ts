import { ExpressionError } from "./error.js";

/** A word of an expression; `at` is where it begins, 0 for the first character. */
export interface Token {
  readonly kind: "number" | "id" | "word" | "string" | "sign" | "end";
  readonly text: string;
  readonly at: number;
}

/** `AND` and `OR` are words too: what they are is the parser's to say. */
const pattern =
  /(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<id>[a-z]\w*)|(?<word>[A-Z]\w*)|(?<string>"[^"]*"|'[^']*')|(?<sign>==|!=|<=|>=|&&|\|\||[-+*/^<>()[\],])/y;

/** What people write in its place. */
const remedies: readonly (readonly [RegExp, string])[] = [
  [/^=/, 'two time series are compared by "=="'],
  [/^["']/, "a text ends with the quotation mark that it begins with"],
  [/^[\u201c\u201d\u2018\u2019]/u, "a text stands between \" or ', not between typographic quotation marks"],
  [/^&/, 'both conditions: "AND" or "&&"'],
  [/^\|/, 'one of two conditions: "OR" or "||"'],
  [/^!/, 'the operators are "!=" and "==" ; a condition is turned round by comparing it with 0'],
  [/^_/, "an id begins with a lowercase letter"],
  [/^\./, "a number begins with a digit, such as 0.5"],
];

/** The words of an expression, with one at the end that stands for the end. */
export function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    while (/\s/.test(expression.charAt(at))) at += 1;
    if (at >= expression.length) return [...tokens, { kind: "end", text: "", at }];
    pattern.lastIndex = at;
    const match = pattern.exec(expression);
    if (!match?.groups)
      throw new ExpressionError(expression, [{ position: at + 1, message: unreadable(expression, at) }]);
    const [kind] = Object.entries(match.groups).find(([, text]) => text !== undefined) as [Token["kind"], string];
    tokens.push({ kind, text: match[0], at });
    at = pattern.lastIndex;
  }
}

function unreadable(expression: string, at: number): string {
  const rest = expression.slice(at);
  const [found] = rest;
  const remedy = remedies.find(([start]) => start.test(rest))?.[1];
  return `${JSON.stringify(found)} is nothing that metric math knows; ${remedy ?? "an expression is made of ids, numbers, functions and the operators + - * / ^ == != <= >= < > AND OR"}`;
}
