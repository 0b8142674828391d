import type { AlarmWindow } from "../../../../src/model/environment/index.js";

/**
 * So many of the last minutes, two more than are asked for (8 of 10): data that come late leave a hole at the newest end, and
 * a failure may pause for a minute. With all of all, the first would keep the alarm quiet for as long as it lasts, and the
 * second would end it and begin it again, with a notice each time.
 */
export const minutes = (count: number, of = count + 2): AlarmWindow => ({
  period: 60,
  datapointsToAlarm: count,
  evaluationPeriods: of,
});

/** The same of five-minute periods: for what AWS publishes every five minutes, and for what happens rarely. */
export const fiveMinutePeriods = (count: number, of = count + 2): AlarmWindow => ({
  ...minutes(count, of),
  period: 300,
});

/** The same of quarters of an hour. */
export const quarterHours = (count: number, of = count + 2): AlarmWindow => ({ ...minutes(count, of), period: 900 });

/**
 * So many of the last days, two more than are asked for: where an expression compares each with the day before, the first of
 * them has none before it.
 */
export const days = (count: number): AlarmWindow => ({ ...minutes(count), period: 86_400 });

/**
 * So many minutes where the expression fills in what is missing. While data are late the newest points are what was filled
 * in, not what happened, so that up to three of them must not count; AWS's cure is M of N.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export const filledMinutes = (count: number): AlarmWindow => minutes(count, count + 3);

/**
 * Once is enough: something is lost each time. The alarm stays for a quarter of an hour, so that what goes on failing tells
 * once and not every other minute.
 */
export const once: AlarmWindow = minutes(1, 15);
