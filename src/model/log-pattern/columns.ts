/**
 * Filter patterns for log events whose values stand between spaces, such as access logs.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
 */

/** A column of an event: its name, and conditions of which all hold. */
export interface Column {
  readonly text: string;
}

const value = (given: string | number): string =>
  typeof given === "number" || /^[\w*]+$/.test(given) ? String(given) : JSON.stringify(given);

/** A column that meets a condition: `column("status").is("5*")`. */
export function column(name: string) {
  const condition = (operator: string, given: string | number): Column => ({
    text: `${name} ${operator} ${value(given)}`,
  });
  return {
    /** Equal; `*` stands for any text. */
    is: (given: string | number) => condition("=", given),
    isNot: (given: string | number) => condition("!=", given),
    above: (given: number) => condition(">", given),
    atLeast: (given: number) => condition(">=", given),
    below: (given: number) => condition("<", given),
    atMost: (given: number) => condition("<=", given),
  };
}

/** Any number of columns, at the beginning or the end. */
export const rest: Column = { text: "..." };

/** A pattern by columns: `columns("ip", "user", column("status").is("5*"), rest)`; a bare name takes any value. */
export const columns = (...list: readonly [string | Column, ...(string | Column)[]]): string =>
  `[${list.map((one) => (typeof one === "string" ? one : one.text)).join(", ")}]`;
