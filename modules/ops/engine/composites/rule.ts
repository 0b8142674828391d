import type { PlannedComposite } from "../alarm.js";

/**
 * Most alarms that a composite alarm reads.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html
 */
export const mostChildren = 100;

/**
 * Characters of a rule that CloudWatch and the AWS provider take.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
export const longestRule = 10_240;

/**
 * The rule of a composite alarm, as CloudWatch reads it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html
 */
export function compositeRule({ when, children }: Pick<PlannedComposite, "when" | "children">): string {
  const names = children.map(({ name }) => `"${name.replaceAll('"', '\\"')}"`);
  if (typeof when === "object") return `AT_LEAST(${when.atLeast}, ALARM, (${names.join(", ")}))`;
  return names.map((name) => `ALARM(${name})`).join(when === "any" ? " OR " : " AND ");
}
