/**
 * Filter patterns for log events that are JSON.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
 */

/** A condition on fields of a JSON event; {@link json} makes a pattern of it. */
export interface JsonCondition {
  readonly text: string;
}

const compare = (selector: string, operator: string, value: string | number): JsonCondition => ({
  text: `${selector} ${operator} ${typeof value === "number" ? value : JSON.stringify(value)}`,
});

const selectorPattern = /^\$(\.[A-Za-z_][\w-]*|\[\d+\]|\["[^"]+"\])+$/;

/**
 * A field, by its selector: `field("$.user.name")`.
 *
 * @throws Error when the selector is none.
 */
export function field(selector: string) {
  if (!selectorPattern.test(selector)) {
    throw new Error(`${JSON.stringify(selector)} is not a selector such as $.user.name or $.items[0]`);
  }
  return {
    /** Equal; `*` stands for any text in a string. */
    is: (value: string | number) => compare(selector, "=", value),
    isNot: (value: string | number) => compare(selector, "!=", value),
    above: (value: number) => compare(selector, ">", value),
    atLeast: (value: number) => compare(selector, ">=", value),
    below: (value: number) => compare(selector, "<", value),
    atMost: (value: number) => compare(selector, "<=", value),
    isTrue: (): JsonCondition => ({ text: `${selector} IS TRUE` }),
    isFalse: (): JsonCondition => ({ text: `${selector} IS FALSE` }),
    isNull: (): JsonCondition => ({ text: `${selector} IS NULL` }),
    exists: (): JsonCondition => ({ text: `${selector} = *` }),
    notExists: (): JsonCondition => ({ text: `${selector} NOT EXISTS` }),
  };
}

const join = (operator: string, conditions: readonly JsonCondition[]): JsonCondition => ({
  text: conditions.map(({ text }) => `(${text})`).join(` ${operator} `),
});

/** All conditions hold. */
export const both = (...conditions: readonly [JsonCondition, JsonCondition, ...JsonCondition[]]): JsonCondition =>
  join("&&", conditions);

/** One condition at least holds. */
export const either = (...conditions: readonly [JsonCondition, JsonCondition, ...JsonCondition[]]): JsonCondition =>
  join("||", conditions);

/** The pattern of a condition: `json(both(field("$.level").is("error"), field("$.status").atLeast(500)))`. */
export const json = ({ text }: JsonCondition): string => `{ ${text} }`;
