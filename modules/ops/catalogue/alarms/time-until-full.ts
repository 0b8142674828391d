import type { MissingData } from "../../../../src/model/environment/index.js";
import { days } from "./windows.js";

/**
 * Seconds until something is full, at the rate at which it fills from day to day; ten years where it does not fill. A day's
 * lowest or highest value and not its average: what a night's batch takes and gives back is the same every day, so that it
 * takes itself out. A load of two days shows in three of them, and is no trend; what is deleted or enlarged has a rate the other way round.
 * AWS warns of RATE on data that come rarely: of a day there is always a point.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
const never = 10 * 365 * 86_400;

/** Of what is `left`. */
export const untilNothingIsLeft = `IF(RATE(left) < 0, left / ABS(RATE(left)), ${never})`;

/** Of what is `used` of so much. */
export const untilFull = (size: number): string => `IF(RATE(used) > 0, (${size} - used) / RATE(used), ${never})`;

/** What rows on it have in common. */
export const trend = {
  unit: "Seconds",
  window: days(4),
  treatMissingData: "notBreaching" as MissingData, // what has stopped fills nothing; other alarms tell of it
} as const;
