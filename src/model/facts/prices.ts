/** What alarms, logs, measuring and scanning are charged by, in US dollars. */
export interface Prices {
  /** A metric of an alarm, in a month. */
  readonly alarmMetric: number;
  /** A metric of an alarm with a period of less than a minute, in a month. */
  readonly highResolutionAlarmMetric: number;
  /** A composite alarm, in a month, whatever it looks at. */
  readonly compositeAlarm: number;
  /** A dashboard, in a month. */
  readonly dashboard: number;
  /** A metric that a metric filter or Container Insights makes, in a month; of the first ten thousand. */
  readonly customMetric: number;
  /** A metric of Container Insights with enhanced observability, in a month. */
  readonly insightsMetric: number;
  /** A gigabyte of a log that CloudWatch Logs takes in. */
  readonly logIngested: number;
  /** A gigabyte of a log that a log group of the class INFREQUENT_ACCESS takes in. */
  readonly logIngestedInfrequent: number;
  /** A gigabyte of a log that AWS writes to S3 itself; of the first ten terabytes in a month. */
  readonly logDelivered: number;
  /** A gigabyte of flow logs that AWS converts to Parquet. */
  readonly logConverted: number;
  /** A gigabyte of logs that CloudWatch Logs keeps, as compressed, in a month. */
  readonly logStored: number;
  /** A gigabyte that Firehose takes in on its way to the archive, as compressed. */
  readonly archiveCarried: number;
  /** A gigabyte of logs that Firehose decompresses. */
  readonly archiveDecompressed: number;
  /** A gigabyte that a bucket of logs keeps, as compressed, in a month. */
  readonly archiveStored: number;
  /** A million management events of CloudTrail that GuardDuty analyzes. */
  readonly guardDutyEvents: number;
  /** A gigabyte of flow logs and DNS queries that GuardDuty analyzes; of the first 500 in a month. */
  readonly guardDutyLogs: number;
  /** A million data events of S3 that GuardDuty analyzes; of the first 500 millions in a month. */
  readonly guardDutyS3Events: number;
  /** A million events of EKS audit logs that GuardDuty analyzes; of the first 100 millions in a month. */
  readonly guardDutyEksEvents: number;
  /** A gigabyte of functions' network logs that GuardDuty analyzes; of the first 500 in a month. */
  readonly guardDutyLambdaLogs: number;
  /** A vCPU that Runtime Monitoring watches, in a month; of the first 500. */
  readonly guardDutyRuntime: number;
  /** A vCPU of DB instances whose sign-ins GuardDuty watches, in a month. */
  readonly guardDutyDatabase: number;
  /** An ACU of Aurora Serverless whose sign-ins GuardDuty watches, in a month. */
  readonly guardDutyServerless: number;
  /** A gigabyte of EBS volumes that GuardDuty scans for malware. */
  readonly guardDutyVolumes: number;
  /** An instance of EC2 that Inspector scans, in a month. */
  readonly inspectorInstance: number;
  /** An image that Inspector scans when it is pushed. */
  readonly imageScan: number;
  /** An image that Inspector scans once more. */
  readonly imageRescan: number;
}

/** What AWS asks by region, as of a day. */
interface ListPrice {
  /** The day, or the month where no day is known. */
  readonly of: string;
  readonly dollars: Readonly<Record<string, number>>;
}

/** The day of AWS's Price List. */
const priceList = "2026-07-01";
/** The day of https://b0.p.awsstatic.com/pricing/2.0/meteredUnitMaps/cloudwatch/USD/current/cloudwatch.json, which AWS's pages of prices read. */
const cloudWatch = "2025-09-23";
/** The day of https://b0.p.awsstatic.com/pricing/2.0/meteredUnitMaps/guardduty/USD/current/guardduty.json. */
const guardDuty = "2025-10-17";

const inTokyoAndVirginia = (of: string, tokyo: number, virginia: number): ListPrice => ({
  of,
  dollars: { "ap-northeast-1": tokyo, "us-east-1": virginia },
});

/**
 * List prices by region, without the free tier; of tiers the first. AWS names what it charges for `AlarmMonitorUsage`,
 * `HighResAlarmMonitorUsage`, `CompositeAlarmMonitorUsage`, `MetricMonitorUsage`, `MetricsUsage` (Container Insights with enhanced
 * observability), `DataProcessing-Bytes` and `TimedStorage-ByteHrs`; Firehose `BilledBytes`, S3 `TimedStorage-ByteHrs`, which is also the
 * price of what Intelligent-Tiering has not moved yet. A log that AWS writes to S3 itself is a vended log. GuardDuty names `PaidEventsAnalyzed`,
 * `PaidEventsAnalyzed-Bytes`, `PaidS3DataEventsAnalyzed`, `PaidKubernetesAuditLogsAnalyzed`, `PaidLambdaNetworkLogsAnalyzed-Bytes`,
 * `PaidFargatevCPUMonitored` (of EC2 and EKS it is the same), `PaidRDSvCPUMonitored`, `PaidRDSACUMonitored` and
 * `PaidMalwareProtectionEBSDataScanned`. What is not here has no list price that is known.
 *
 * @see https://aws.amazon.com/cloudwatch/pricing/
 * @see https://aws.amazon.com/firehose/pricing/
 * @see https://aws.amazon.com/s3/pricing/
 * @see https://aws.amazon.com/guardduty/pricing/
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_billing.html
 */
export const listPrices: Readonly<Partial<Record<keyof Prices, ListPrice>>> = {
  alarmMetric: inTokyoAndVirginia(priceList, 0.1, 0.1),
  highResolutionAlarmMetric: inTokyoAndVirginia(priceList, 0.3, 0.3),
  compositeAlarm: inTokyoAndVirginia(priceList, 0.5, 0.5),
  // https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/ tells of three dollars each, in any region.
  dashboard: inTokyoAndVirginia("2026-06-13", 3, 3),
  customMetric: inTokyoAndVirginia(priceList, 0.3, 0.3),
  insightsMetric: inTokyoAndVirginia(cloudWatch, 0.07, 0.07),
  logIngested: inTokyoAndVirginia(priceList, 0.76, 0.5),
  logIngestedInfrequent: inTokyoAndVirginia(priceList, 0.38, 0.25),
  logDelivered: inTokyoAndVirginia(priceList, 0.38, 0.25),
  logConverted: inTokyoAndVirginia(cloudWatch, 0.056, 0.03),
  logStored: inTokyoAndVirginia(priceList, 0.033, 0.03),
  archiveCarried: inTokyoAndVirginia(priceList, 0.036, 0.029),
  archiveStored: inTokyoAndVirginia(priceList, 0.025, 0.023),
  guardDutyEvents: inTokyoAndVirginia(guardDuty, 4.72, 4),
  guardDutyLogs: inTokyoAndVirginia(guardDuty, 1.18, 1),
  guardDutyS3Events: inTokyoAndVirginia(guardDuty, 1.04, 0.8),
  guardDutyEksEvents: inTokyoAndVirginia(guardDuty, 2.48, 1.6),
  guardDutyLambdaLogs: inTokyoAndVirginia(guardDuty, 1.18, 1),
  guardDutyRuntime: inTokyoAndVirginia(guardDuty, 2, 1.5),
  guardDutyDatabase: inTokyoAndVirginia(guardDuty, 1.33, 1),
  guardDutyServerless: inTokyoAndVirginia(guardDuty, 0.33, 0.25),
  guardDutyVolumes: inTokyoAndVirginia(guardDuty, 0.05, 0.03),
  // https://findy-tools.io/products/amazon-inspector/221/755 tells of APN1-container-image-re-scan.
  imageRescan: { of: "2025-11", dollars: { "ap-northeast-1": 0.01 } },
};

/** What is left of a log once it is compressed, as AWS's Pricing Calculator assumes; CloudWatch Logs charges for that, and sends it to Firehose so. */
export const compressedShare = 0.15;
