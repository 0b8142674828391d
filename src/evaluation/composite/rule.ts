import { EvaluationError, show } from "../errors.js";
import type { AlarmState } from "../types.js";

/** A rule of a composite alarm. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html */
export type Rule =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "state"; readonly state: AlarmState; readonly alarm: string }
  | { readonly kind: "not"; readonly rule: Rule }
  | { readonly kind: "and" | "or"; readonly rules: readonly Rule[] }
  | {
      readonly kind: "atLeast";
      readonly number: number;
      readonly percent: boolean;
      readonly negated: boolean;
      readonly state: AlarmState;
      readonly alarms: readonly string[];
    };

interface Token {
  /** A word may be a keyword or a name; what stands in quotes is a name. */
  readonly kind: "word" | "name" | "sign" | "end";
  readonly text: string;
  readonly at: number;
}

const states = new Set<string>(["ALARM", "OK", "INSUFFICIENT_DATA"]);
const token = /\s*(?:"((?:[^"\\]|\\.)*)"|([(),])|([^\s(),"]+))/y;

/** Reads a rule. An error names the rule, the place and what would be right. */
export function parseRule(text: string): Rule {
  return new Parser(text).whole();
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(private readonly text: string) {
    this.#tokens = this.#tokenize();
  }

  whole(): Rule {
    const rule = this.#or();
    if (this.#peek().kind !== "end") this.#fail("AND, OR or the end of the rule");
    return rule;
  }

  /** NOT binds before AND, AND before OR. */
  #or(): Rule {
    const rules = [this.#and()];
    while (this.#takeWord("OR")) rules.push(this.#and());
    return rules.length === 1 ? rules[0]! : { kind: "or", rules };
  }

  #and(): Rule {
    const rules = [this.#not()];
    while (this.#takeWord("AND")) rules.push(this.#not());
    return rules.length === 1 ? rules[0]! : { kind: "and", rules };
  }

  #not(): Rule {
    return this.#takeWord("NOT") ? { kind: "not", rule: this.#not() } : this.#primary();
  }

  #primary(): Rule {
    if (this.#takeSign("(")) {
      const rule = this.#or();
      this.#expectSign(")");
      return rule;
    }
    for (const value of [true, false]) {
      if (this.#takeWord(value ? "TRUE" : "FALSE")) return { kind: "constant", value };
    }
    if (this.#takeWord("AT_LEAST")) return this.#atLeast();
    const state = this.#state("ALARM(…), OK(…), INSUFFICIENT_DATA(…), AT_LEAST(…), TRUE, FALSE, NOT or (");
    this.#expectSign("(");
    const alarm = this.#name();
    this.#expectSign(")");
    return { kind: "state", state, alarm };
  }

  #atLeast(): Rule {
    this.#expectSign("(");
    const [, digits, sign] = /^(\d+)(%?)$/.exec(this.#peek().text) ?? [];
    if (digits === undefined) this.#fail("how many alarms: a whole number, or a percentage such as 50%");
    const number = Number(digits);
    const percent = sign === "%";
    const amount = this.#next++;
    this.#expectSign(",");
    const negated = this.#takeWord("NOT");
    const state = this.#state("ALARM, OK or INSUFFICIENT_DATA");
    this.#expectSign(",");
    this.#expectSign("(");
    const alarms = [this.#name()];
    while (this.#takeSign(",")) alarms.push(this.#name());
    this.#expectSign(")");
    this.#expectSign(")");
    if (number < 1 || number > (percent ? 100 : alarms.length)) {
      this.#next = amount;
      this.#fail(
        percent ? "a percentage from 1% to 100%" : `a number from 1 to ${alarms.length}, as many alarms as there are`,
      );
    }
    return { kind: "atLeast", number, percent, negated, state, alarms };
  }

  #state(right: string): AlarmState {
    const { kind, text } = this.#peek();
    const state = text.toUpperCase();
    if (kind !== "word" || !states.has(state)) this.#fail(right);
    this.#next++;
    return state as AlarmState;
  }

  #name(): string {
    const { kind, text } = this.#peek();
    if (kind !== "word" && kind !== "name")
      this.#fail("the name or ARN of an alarm; in quotes if it has spaces, brackets or commas");
    this.#next++;
    return text;
  }

  #peek(): Token {
    return this.#tokens[this.#next]!;
  }

  #takeWord(word: string): boolean {
    const { kind, text } = this.#peek();
    if (kind !== "word" || text.toUpperCase() !== word) return false;
    this.#next++;
    return true;
  }

  #takeSign(sign: string): boolean {
    const { kind, text } = this.#peek();
    if (kind !== "sign" || text !== sign) return false;
    this.#next++;
    return true;
  }

  #expectSign(sign: string): void {
    if (!this.#takeSign(sign)) this.#fail(`"${sign}"`);
  }

  #fail(right: string): never {
    const { kind, text, at } = this.#peek();
    const found = kind === "end" ? "the rule ends" : show(text);
    throw new EvaluationError([`rule ${show(this.text)}, character ${at + 1}: ${found} where ${right} should stand`]);
  }

  #tokenize(): Token[] {
    const tokens: Token[] = [];
    const end = this.text.trimEnd().length;
    token.lastIndex = 0;
    while (token.lastIndex < end) {
      const from = token.lastIndex;
      const match = token.exec(this.text);
      if (!match)
        throw new EvaluationError([
          `rule ${show(this.text)}, character ${from + 1}: a quotation mark that does not end`,
        ]);
      const [all, quoted, sign, word] = match;
      const at = from + all.length - all.trimStart().length;
      if (quoted !== undefined) tokens.push({ kind: "name", text: quoted.replace(/\\(.)/g, "$1"), at });
      else tokens.push({ kind: sign === undefined ? "word" : "sign", text: (sign ?? word)!, at });
    }
    return [...tokens, { kind: "end", text: "", at: end }];
  }
}

/** The alarms that a rule names, each once. */
export function alarmsOf(rule: Rule): string[] {
  const named = (): readonly string[] => {
    if (rule.kind === "state") return [rule.alarm];
    if (rule.kind === "not") return alarmsOf(rule.rule);
    if (rule.kind === "and" || rule.kind === "or") return rule.rules.flatMap(alarmsOf);
    return rule.kind === "atLeast" ? rule.alarms : [];
  };
  return [...new Set(named())];
}

/** Whether a rule holds for the states that alarms have. */
export function holds(rule: Rule, stateOf: (alarm: string) => AlarmState): boolean {
  switch (rule.kind) {
    case "constant":
      return rule.value;
    case "state":
      return stateOf(rule.alarm) === rule.state;
    case "not":
      return !holds(rule.rule, stateOf);
    case "and":
      return rule.rules.every((part) => holds(part, stateOf));
    case "or":
      return rule.rules.some((part) => holds(part, stateOf));
    case "atLeast": {
      const matching = rule.alarms.filter((alarm) => (stateOf(alarm) === rule.state) !== rule.negated).length;
      return rule.percent ? 100 * matching >= rule.number * rule.alarms.length : matching >= rule.number;
    }
  }
}
