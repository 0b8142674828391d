import * as z from "zod";
import { requirements } from "../../../../src/model/contract/index.js";
import { missingData, show, windowSchema } from "../../../../src/model/environment/index.js";
import { expects, object, oneOf, region, text, type Report } from "../../../../src/model/schema/fields.js";

/** What stands in a row is a function of its target. */
export const derived = (right: string) =>
  z.custom<(...given: never[]) => unknown>((value) => typeof value === "function", expects(right));

/** What stands in a row, or is worked out from its target. */
export const orDerived = (schema: z.ZodType) =>
  z.unknown().check((context) => {
    const { value, issues } = context;
    if (typeof value === "function") return;
    for (const { path, message } of schema.safeParse(value).error?.issues ?? [])
      issues.push({ code: "custom", path: [...path], message, input: value });
  });

export const number = (right: string) => z.number(expects(right));

export const list = (right: string) => z.array(text("a text"), expects(right));

/** That one has no text is told where an environment is in that language. */
export const words = object(
  { en: z.string(expects("a text")).optional(), ja: z.string(expects("a text")).optional() },
  'texts by language, such as { en: "…" }',
);

/** What a function of a row must give. */
export const derivable = {
  window: windowSchema,
  treatMissingData: oneOf(missingData),
  region: region().optional(),
  offByDefault: words.optional(),
  most: number("a number in the metric's unit").optional(),
  group: text("the name of a log group"),
  logPattern: text("a filter pattern"),
  expression: text("a metric math expression"),
  identifier: text("an identifier of RDS"),
  pattern: z.record(z.string(), z.unknown(), expects('an event pattern: { source: ["aws.acm"], … }')),
};

/** What rows of alarms and of events have. */
export const common = {
  when: derived("a function of the target that tells whether the row is for it").optional(),
  region: orDerived(derivable.region).optional(),
  requires: oneOf(Object.keys(requirements) as [string, ...string[]]).optional(),
  because: words,
  remedy: words,
  source: list('a list of where it comes from: [awsDocs("…")]'),
};

type Given = Readonly<Record<string, unknown>>;

/** Tells where not exactly one of some words is there; gives it where it is. */
export function oneOfWords(row: Given, choices: readonly string[], report: Report): string | undefined {
  const given = choices.filter((word) => row[word] !== undefined);
  if (given.length === 1) return given[0];
  report([], `needs exactly one of ${choices.join(", ")}; found ${given.join(" and ") || "none"}`);
  return undefined;
}

interface Beside {
  readonly must: readonly string[];
  readonly may?: readonly string[];
}

/** Tells which words a row must have beside the one that says what it looks at, and which it must not. */
export function beside(
  row: Given,
  word: string | undefined,
  rules: Readonly<Record<string, Beside>>,
  report: Report,
): void {
  const own = word === undefined ? undefined : rules[word];
  if (!own) return;
  for (const one of own.must) if (row[one] === undefined) report([one], `is required beside ${word}`);
  const others = Object.values(rules).flatMap(({ must, may = [] }) => [...must, ...may]);
  for (const one of new Set(others)) {
    if (row[one] === undefined || [...own.must, ...(own.may ?? [])].includes(one)) continue;
    report([one], `${show(row[one])} does not belong beside ${word}; leave it out`);
  }
}
