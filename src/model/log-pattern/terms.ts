/**
 * Filter patterns for log events that are plain text.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
 */

/** A term as the syntax takes it: in quotes unless it is made of letters, digits and underscores. */
const term = (text: string): string => (/^\w+$/.test(text) ? text : JSON.stringify(text));

/** Events that hold every term: `allOf("ERROR", "connection refused")`. Case counts. */
export const allOf = (...terms: readonly [string, ...string[]]): string => terms.map(term).join(" ");

/** Events that hold one of the terms at least: `anyOf("ERROR", "FATAL")`. Nothing can be excluded from these. */
export const anyOf = (...terms: readonly [string, ...string[]]): string =>
  terms.length === 1 ? term(terms[0]) : terms.map((one) => `?${term(one)}`).join(" ");

/** Events that hold all of some terms and none of others: `allOfBut(["ERROR"], ["health check"])`. */
export const allOfBut = (terms: readonly string[], without: readonly [string, ...string[]]): string =>
  [...terms.map(term), ...without.map((one) => `-${term(one)}`)].join(" ");
