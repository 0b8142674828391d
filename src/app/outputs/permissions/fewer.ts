/** So many ARNs of a kind stand as they are. */
const few = 10;

/**
 * ARNs of thousands of alarms, as few that say the same of what the environment makes: of names that begin as the environment's do, those
 * of one service become one pattern. No environment has a name that goes on with a service, so it is of nobody else.
 */
export function fewer(arns: readonly string[], prefix: string): readonly string[] {
  if (arns.includes("*")) return ["*"];
  const byBeginning = new Map<string, string[]>();
  for (const arn of arns) {
    const beginning = beginningOf(arn, prefix);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), arn]);
  }
  const shorter = [...byBeginning].flatMap(([beginning, some]) => (some.length > few ? [`${beginning}*`] : some));
  return shorter.filter((arn) => !shorter.some((other) => other !== arn && covers(other, arn))).sort();
}

/** `arn:…:alarm:shop-prod-sqs-` of `arn:…:alarm:shop-prod-sqs-orders-age`; an ARN of another name is its own. */
function beginningOf(arn: string, prefix: string): string {
  const at = arn.indexOf(`${prefix}-`);
  if (at < 0 || !/[:/]$/.test(arn.slice(0, at))) return arn;
  const end = arn.indexOf("-", at + prefix.length + 1);
  return end < 0 ? arn : arn.slice(0, end + 1);
}

const covers = (pattern: string, arn: string): boolean => pattern.endsWith("*") && arn.startsWith(pattern.slice(0, -1));

/** What kind of thing an ARN is of, whatever its name: `arn:aws:logs:ap-northeast-1:111122223333:log-group:*`. */
export function kindOf(arn: string): string {
  const parts = arn.split(":");
  const [kind] = /^[\w-]+[:/]/.exec(parts.slice(5).join(":")) ?? [""];
  return `${parts.slice(0, 5).join(":")}:${kind}*`;
}
