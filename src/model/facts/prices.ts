/** What CloudWatch charges for, in US dollars. */
export interface Prices {
  /** A metric of an alarm, in a month. */
  readonly alarmMetric: number;
  /** A metric of an alarm with a period of less than a minute, in a month. */
  readonly highResolutionAlarmMetric: number;
  /** A composite alarm, in a month, whatever it looks at. */
  readonly compositeAlarm: number;
  /** A metric that a metric filter makes, in a month; of the first ten thousand. */
  readonly customMetric: number;
  /** A gigabyte of a log that CloudWatch Logs takes in. */
  readonly logIngested: number;
  /** A gigabyte of a log that a log group of the class INFREQUENT_ACCESS takes in. */
  readonly logIngestedInfrequent: number;
  /** A gigabyte of a log that AWS writes to S3 itself; of the first ten terabytes in a month. */
  readonly logDelivered: number;
  /** A gigabyte of logs that CloudWatch Logs keeps, as compressed, in a month. */
  readonly logStored: number;
}

export const priceNames = [
  "alarmMetric",
  "highResolutionAlarmMetric",
  "compositeAlarm",
  "customMetric",
  "logIngested",
  "logIngestedInfrequent",
  "logDelivered",
  "logStored",
] as const satisfies readonly (keyof Prices)[];

/** The day that the list prices are of. */
export const pricesOf = "2026-07-01";

/**
 * List prices by region, without the free tier. AWS names what it charges for `AlarmMonitorUsage`, `HighResAlarmMonitorUsage`,
 * `CompositeAlarmMonitorUsage`, `MetricMonitorUsage`, `DataProcessing-Bytes` and `TimedStorage-ByteHrs`; a log that it writes to S3 itself is a vended log.
 *
 * @see https://aws.amazon.com/cloudwatch/pricing/
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_billing.html
 */
export const listPrices: Readonly<Record<string, Prices>> = {
  "ap-northeast-1": {
    alarmMetric: 0.1,
    highResolutionAlarmMetric: 0.3,
    compositeAlarm: 0.5,
    customMetric: 0.3,
    logIngested: 0.76,
    logIngestedInfrequent: 0.38,
    logDelivered: 0.38,
    logStored: 0.033,
  },
  "us-east-1": {
    alarmMetric: 0.1,
    highResolutionAlarmMetric: 0.3,
    compositeAlarm: 0.5,
    customMetric: 0.3,
    logIngested: 0.5,
    logIngestedInfrequent: 0.25,
    logDelivered: 0.25,
    logStored: 0.03,
  },
};

/** What is left of a log once it is compressed, as AWS's Pricing Calculator assumes; CloudWatch Logs charges for that. */
export const compressedShare = 0.15;
