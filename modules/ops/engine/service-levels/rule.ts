import type { Alarm, BurnRateAlarm } from "../alarm.js";

/**
 * The rule of the composite alarm: any pair, with both of its windows over the rate.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html
 */
export const burnRule = ({ pairs }: Pick<BurnRateAlarm, "pairs">): string =>
  pairs.map(({ long, short }) => `(ALARM("${long.name}") AND ALARM("${short.name}"))`).join(" OR ");

/** The alarms that the rule names; they tell nobody. */
export const halvesOf = ({ pairs }: Pick<BurnRateAlarm, "pairs">): Alarm[] =>
  pairs.flatMap(({ long, short }) => [long, short]);
