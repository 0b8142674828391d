import { FilterPatternError } from "./error.js";
import { columnsMatcher } from "./columns.js";
import { jsonMatcher } from "./json.js";
import { defaultFilterReadings, type FilterReadings, type Match, type Matcher } from "./readings.js";
import { Scanner } from "./scanner.js";
import { termsMatcher } from "./terms.js";

/** A pattern as read, to be matched with any number of events. */
export interface FilterPattern {
  readonly source: string;
  readonly matcher: Matcher;
}

/** Longest pattern: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html */
const lengthLimit = 1024;

/**
 * Reads a filter pattern of CloudWatch Logs: terms, JSON between braces, or columns between brackets.
 *
 * @throws FilterPatternError naming the place, what stands there and what would be right
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function parseFilterPattern(source: string): FilterPattern {
  if (source.length > lengthLimit) {
    throw new FilterPatternError(
      source,
      lengthLimit + 1,
      `the pattern is ${source.length} characters long; CloudWatch Logs takes ${lengthLimit}`,
    );
  }
  const scanner = new Scanner(source);
  scanner.skipSpace();
  const read = scanner.rest.startsWith("{")
    ? jsonMatcher
    : scanner.rest.startsWith("[")
      ? columnsMatcher
      : termsMatcher;
  return { source, matcher: read(scanner) };
}

/** As {@link matchesEvent}, with what the event's fields hold; nothing where it does not match. */
export const matchEvent = (
  pattern: string | FilterPattern,
  message: string,
  readings: Partial<FilterReadings> = {},
): Match | undefined =>
  (typeof pattern === "string" ? parseFilterPattern(pattern) : pattern).matcher.match(message, {
    ...defaultFilterReadings,
    ...readings,
  });

/**
 * Whether a log event matches a filter pattern. Case counts.
 *
 * @throws FilterPatternError where the pattern is a text and none that CloudWatch Logs takes
 */
export const matchesEvent = (
  pattern: string | FilterPattern,
  message: string,
  readings?: Partial<FilterReadings>,
): boolean => matchEvent(pattern, message, readings) !== undefined;
