import type { Transition } from "../transition.js";
import type { AlarmStateRule, EvaluationAlarm, NamePattern } from "../types.js";
import type { Notice } from "./notices.js";

/**
 * What EventBridge's rules tell of changes of state. Events are sent whether or not an alarm's actions run: mutes and
 * suppressors do not hold them back.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 */
export function runRules(
  rules: readonly AlarmStateRule[],
  alarm: EvaluationAlarm,
  transitions: readonly Transition[],
  receivers: ReadonlyMap<string, Notice["receivers"]>,
): Notice[] {
  const own = rules.filter((rule) => !rule.unread && isOf(rule, alarm));
  return transitions.flatMap((transition) => {
    const { time, from, to: state } = transition;
    const told = own.filter((rule) => (rule.from?.includes(from) ?? true) && (rule.to?.includes(state) ?? true));
    return told.flatMap(({ targets }) =>
      targets.map((action): Notice => {
        return { alarm: alarm.name, time, state, action, receivers: receivers.get(action) ?? [], transition };
      }),
    );
  });
}

/** Before an alarm is made only the end of its ARN is known; a reference to it stands as its name or address. */
function isOf({ alarmNames, resources }: AlarmStateRule, { name, address, arn }: EvaluationAlarm): boolean {
  const known = [arn ?? `:alarm:${name}`, name, address ?? name];
  const named = alarmNames?.some((one) => matches(one, name)) ?? true;
  return named && (resources?.some((one) => known.some((text) => matches(one, text))) ?? true);
}

function matches(pattern: NamePattern, text: string): boolean {
  if (typeof pattern === "string") return pattern === text;
  if (pattern.prefix !== undefined) return text.startsWith(pattern.prefix);
  return text.endsWith(pattern.suffix);
}
