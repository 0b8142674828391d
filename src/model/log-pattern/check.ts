import { jsonProblem } from "./check-json.js";
import { cut, withoutMarks } from "../schema/show.js";

/** Longest pattern that CloudWatch Logs takes. */
const lengthLimit = 1024;

/** Regular expressions that one pattern may hold. */
const expressionLimit = 2;

/**
 * What CloudWatch Logs would refuse in a filter pattern or, worse, take and misread; nothing where all is well.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
 */
export function patternProblem(pattern: string): string | undefined {
  const text = pattern.trim();
  if (pattern.length > lengthLimit) return `is ${pattern.length} characters long; CloudWatch Logs takes ${lengthLimit}`;
  const bare = text.replace(/"(\\.|[^"\\])*"/g, '""');
  if (bare.replaceAll('""', "").includes('"')) return "has a quotation mark that is not closed";
  if ((text.match(/%[^%]+%/g) ?? []).length > expressionLimit) {
    return `has more than the ${expressionLimit} regular expressions that one pattern may hold`;
  }
  if (text.startsWith("{")) {
    return bare.endsWith("}") ? jsonProblem(text.slice(1, -1)) : "begins with { but does not end with }";
  }
  if (text.startsWith("[")) return bare.endsWith("]") ? undefined : "begins with [ but does not end with ]";
  return termProblem(bare.split(/\s+/).filter(Boolean));
}

function termProblem(terms: readonly string[]): string | undefined {
  const optional = terms.filter((term) => term.startsWith("?"));
  if (optional.length > 0 && optional.length < terms.length) {
    return 'mixes "?" terms with others; CloudWatch Logs would leave the "?" terms out. Use anyOf alone, or JSON fields with || and &&';
  }
  const unquoted = terms.find((term) => !/^[?-]?(\w+|""|%.+%)$/.test(term));
  return unquoted === undefined
    ? undefined
    : `needs quotation marks around ${cut(withoutMarks(unquoted.replace(/^[?-]/, "")))}`;
}
