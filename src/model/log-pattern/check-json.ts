/** What a filter pattern for JSON events is made of; each begins where the one before has ended. */
const parts = {
  selector: /\$(\.[\w-]+|\.\*|\.?\[(\d+|\*|"[^"]+"|'[^']+')\])+/y,
  equality: /!=|=/y,
  order: /<=|>=|<|>/y,
  is: /IS\s+(NULL|TRUE|FALSE)\b/y,
  notExists: /NOT\s+EXISTS\b/y,
  value: /"(\\.|[^"\\])*"|%[^%]+%|[\w.*:@/+-]+/y,
  number: /[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?(?![\w.*])/y,
  and: /&&/y,
  or: /\|\|/y,
  open: /\(/y,
  close: /\)/y,
  space: /\s*/y,
} as const;

/** Thrown and caught here: what was expected, and where. */
class Unexpected extends Error {}

/**
 * What is wrong between the braces of a filter pattern for JSON events; nothing where all is well.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html#matching-terms-json-log-events
 */
export function jsonProblem(text: string): string | undefined {
  let at = 0;
  const take = (part: keyof typeof parts): string | undefined => {
    const pattern = parts[part];
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) return undefined;
    at += found.length;
    if (part !== "space") take("space");
    return found;
  };
  const expect = (what: string): never => {
    const rest = text.slice(at).trim();
    throw new Unexpected(`needs ${what} ${rest === "" ? "before its end" : `before ${JSON.stringify(rest)}`}`);
  };
  const alternatives = (): void => {
    do conditions();
    while (take("or"));
  };
  const conditions = (): void => {
    do condition();
    while (take("and"));
  };
  const condition = (): void => {
    if (take("open")) {
      alternatives();
      if (!take("close")) expect(") or && or ||");
      return;
    }
    const selector = take("selector") ?? expect("a selector such as $.level");
    if ((selector.match(/\*/g) ?? []).length > 1) {
      throw new Unexpected(`has more than one wildcard in ${selector}; CloudWatch Logs takes one`);
    }
    if (take("is") ?? take("notExists")) return;
    if (take("equality")) {
      if (!take("value")) expect("a value");
    } else if (take("order")) {
      if (!take("number")) expect("a number");
    } else expect("=, !=, <, >, <=, >=, IS NULL, IS TRUE, IS FALSE or NOT EXISTS");
  };
  try {
    take("space");
    alternatives();
    if (at < text.length) expect("&& or ||");
    return undefined;
  } catch (error) {
    if (error instanceof Unexpected) return error.message;
    throw error;
  }
}
