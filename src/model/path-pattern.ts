import { show } from "./schema/issue.js";

/**
 * Patterns of AWS WAF for a path and all below it, however a server may come to read it. AWS WAF has decoded the path, put it into
 * lower case and normalized it when they are matched; what it does not know are matrix parameters (`;x=1`), which Keycloak's server
 * takes out of every segment. Of PCRE's constructs they use none that AWS WAF lacks: no capturing groups, no assertions but `^` and `$`.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-regex-pattern-set-managing.html
 */

/** Characters that AWS WAF takes in one pattern. @see https://docs.aws.amazon.com/waf/latest/developerguide/limits.html */
export const patternLimit = 200;

/** Segments that hold nothing but parameters: `;x=1`, `.;x=1`. */
const emptySegments = "(?:\\.?;[^/]*/)*";

/** A request may name scheme and host; ".." at the root leads nowhere. */
const begin = `^(?:https?:/+[^/]*)?(?:/\\.\\.)*/${emptySegments}`;

const between = `(?:;[^/]*)?/${emptySegments}`;

/** Not `/administrator-guide`: the segment ends, or what a lenient server cuts off begins. */
const end = "(?:[;/?#\\\\\\s]|$)";

/** Whether requests are to a path, or below it: `/admin`, `/realms/master`. */
export const patternOf = (path: string): string =>
  `${begin}${path
    .slice(1)
    .split("/")
    .map((segment) => segment.replaceAll(".", "\\."))
    .join(between)}${end}`;

/** Back-references that parameters hide from normalization: where they lead differs by server, and nothing honest has them. */
export const hiddenBackReference = "(?:^|/)\\.\\.?;";

const right = "a path such as /admin: segments of lower-case letters, digits and - . _ ~";

/** What is wrong with a path, if anything. */
export function pathProblem(path: string): string | undefined {
  if (!/^(?:\/(?!\.{1,2}(?:\/|$))[a-z0-9._~-]+)+$/.test(path)) return `${show(path)} is not ${right}`;
  const { length } = patternOf(path);
  return length <= patternLimit
    ? undefined
    : `${show(path)} makes a pattern of ${length} characters; AWS WAF takes ${patternLimit}`;
}
