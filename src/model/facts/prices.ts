/** What alarms and logs are charged by, in US dollars. */
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
  /** A gigabyte that Firehose takes in on its way to the archive, as compressed. */
  readonly archiveCarried: number;
  /** A gigabyte of logs that Firehose decompresses. */
  readonly archiveDecompressed: number;
  /** A gigabyte that the archive's bucket keeps, as compressed, in a month. */
  readonly archiveStored: number;
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
  "archiveCarried",
  "archiveDecompressed",
  "archiveStored",
] as const satisfies readonly (keyof Prices)[];

/** The day that the list prices are of. */
export const pricesOf = "2026-07-01";

/**
 * List prices by region, without the free tier. AWS names what it charges for `AlarmMonitorUsage`, `HighResAlarmMonitorUsage`,
 * `CompositeAlarmMonitorUsage`, `MetricMonitorUsage`, `DataProcessing-Bytes` and `TimedStorage-ByteHrs`; Firehose `BilledBytes`, S3
 * `TimedStorage-ByteHrs`, which is also the price of what Intelligent-Tiering has not moved yet. Of what Firehose decompresses no list
 * price is known. A log that AWS writes to S3 itself is a vended log.
 *
 * @see https://aws.amazon.com/cloudwatch/pricing/
 * @see https://aws.amazon.com/firehose/pricing/
 * @see https://aws.amazon.com/s3/pricing/
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_billing.html
 */
export const listPrices: Readonly<Record<string, Partial<Prices>>> = {
  "ap-northeast-1": {
    alarmMetric: 0.1,
    highResolutionAlarmMetric: 0.3,
    compositeAlarm: 0.5,
    customMetric: 0.3,
    logIngested: 0.76,
    logIngestedInfrequent: 0.38,
    logDelivered: 0.38,
    logStored: 0.033,
    archiveCarried: 0.036,
    archiveStored: 0.025,
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
    archiveCarried: 0.029,
    archiveStored: 0.023,
  },
};

/** What is left of a log once it is compressed, as AWS's Pricing Calculator assumes; CloudWatch Logs charges for that, and sends it to Firehose so. */
export const compressedShare = 0.15;
