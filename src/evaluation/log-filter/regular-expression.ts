/** An escape that AWS lists, or one that takes an operator or a symbol as it is. */
const escape = /^\\(?:[dDsSwW]|x[0-9A-Fa-f]{2}|[:_#=@/;,\-^$?[\]{}|\\*+.])/;

/** Letters, digits, the symbols and the operators that AWS lists; AWS's own examples hold spaces too. */
const plain = /^[A-Za-z0-9:_#=@/;, \-^$?[\]|*+.]/;

const repetition = /^\{(\d*),?(\d*)\}/;

/**
 * A regular expression as CloudWatch Logs takes it, as one of JavaScript.
 *
 * @param fail told what is wrong and where in the source
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html#regex-expressions
 */
export function regularExpression(source: string, fail: (problem: string, offset: number) => never): RegExp {
  if (source === "") fail("a regular expression without anything in it", 0);
  let translated = "";
  for (let at = 0; at < source.length;) {
    const rest = source.slice(at);
    const taken = escape.exec(rest)?.[0] ?? repetition.exec(rest)?.[0] ?? plain.exec(rest)?.[0];
    if (taken === undefined) return fail(refusal(rest), at);
    at += taken.length;
    translated += translate(taken);
  }
  try {
    // "Any single character" is one that a person sees as one, and a line break too.
    return new RegExp(translated, "su");
  } catch (error) {
    return fail(`%${source}% is no regular expression: ${(error as Error).message.replace(/^.*: /, "")}`, 0);
  }
}

/** JavaScript has no escaped symbols in its strict mode, and no `{,n}`. */
function translate(part: string): string {
  if (/^\\[:_#=@;,-]$/.test(part)) return `\\x${part.charCodeAt(1).toString(16)}`;
  return part.replace(/^\{,/, "{0,");
}

function refusal(rest: string): string {
  const [found] = rest;
  const shown = JSON.stringify(found);
  if (found === "(" || found === ")")
    return `${shown} in a regular expression; CloudWatch Logs has no groups, and the sign itself is \\x28 or \\x29`;
  if (found === "\\")
    return `${JSON.stringify(rest.slice(0, 2))} is no escape that AWS documents: \\d \\D \\s \\S \\w \\W, \\xhh, or \\ before an operator`;
  const code = found?.charCodeAt(0) ?? 0;
  const hint =
    code < 128 ? `; as \\x${code.toString(16).padStart(2, "0")} it can be matched` : ": no multi-byte characters";
  return `${shown} is not supported in a regular expression${hint}`;
}
