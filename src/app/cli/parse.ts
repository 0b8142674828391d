import { parseArgs } from "node:util";
import { show, suggester } from "../../model/environment/index.js";
import type { Command, Options } from "./command.js";
import { UsageError } from "./command.js";

export interface Parsed {
  readonly values: Readonly<Record<string, string | true | readonly (string | true)[]>>;
  readonly positionals: readonly string[];
}

/**
 * Reads what a command was given.
 *
 * @throws UsageError with everything that is wrong with it.
 */
export function parse({ options, positionals: expected = [] }: Command, args: readonly string[]): Parsed {
  const { tokens, positionals } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const given = tokens.filter((token) => token.kind === "option");
  const values: Record<string, string | true | (string | true)[]> = {};
  const problems: string[] = [];
  for (const { name, rawName, value, inlineValue } of given) {
    const option = Object.hasOwn(options, name) ? options[name]! : undefined;
    const problem = option ? problemOf(option, { rawName, value, inlineValue }) : unknown(rawName, options);
    if (problem !== undefined) problems.push(problem);
    else if (option!.multiple) values[name] = [...((values[name] ?? []) as string[]), value ?? true];
    else if (Object.hasOwn(values, name)) problems.push(`${rawName}: given twice; it can be given once`);
    else values[name] = value ?? true;
  }
  problems.push(...positionalProblems(expected, positionals));
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
  return { values, positionals };
}

interface Given {
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function problemOf({ type, value: called = "value", choices }: Options[string], given: Given): string | undefined {
  const { rawName, value, inlineValue } = given;
  if (type === "boolean")
    return value === undefined ? undefined : `${rawName}: takes no value, and was given ${show(value)}`;
  // A value that looks like an option is most likely the next option, and the value was forgotten.
  if (value === undefined || value === "" || (!inlineValue && value.startsWith("-"))) {
    const dashed = value?.startsWith("-") ? `; one that begins with a hyphen is written ${rawName}=${value}` : "";
    return `${rawName}: needs a value: ${rawName} <${called}>${dashed}`;
  }
  if (choices && !choices.includes(value))
    return `${rawName}: there is no ${show(value)}; one of ${choices.join(", ")}`;
  return undefined;
}

function unknown(rawName: string, options: Options): string {
  const names = Object.keys(options).map((name) => `--${name}`);
  return `${rawName}: no such option${suggester([...names, "--help"])(rawName)}`;
}

function positionalProblems(expected: readonly string[], given: readonly string[]): string[] {
  const missing = expected.slice(given.length).filter((name) => name.startsWith("<"));
  const many = expected.at(-1)?.includes("…") ?? false;
  return [
    ...missing.map((name) => `${name} is missing`),
    ...(many ? [] : given.slice(expected.length)).map((word) => `${show(word)}: nothing can stand here`),
  ];
}
