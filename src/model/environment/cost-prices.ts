import { object, positive } from "../schema/fields.js";
import type { Prices } from "../facts/prices.js";

/** US dollars that a team pays, in place of AWS's list prices. */
export interface PricesInput {
  /**
   * A metric of an alarm, in a month.
   * @default the list price of the region
   * @limits above 0
   */
  readonly alarmMetric?: number;
  /**
   * A metric of an alarm with a period of less than a minute, in a month.
   * @default the list price of the region
   * @limits above 0
   */
  readonly highResolutionAlarmMetric?: number;
  /**
   * A composite alarm, in a month.
   * @default the list price of the region
   * @limits above 0
   */
  readonly compositeAlarm?: number;
  /**
   * A dashboard, in a month.
   * @default the list price of the region
   * @limits above 0
   */
  readonly dashboard?: number;
  /**
   * A metric that a metric filter or Container Insights makes, in a month.
   * @default the list price of the region
   * @limits above 0
   */
  readonly customMetric?: number;
  /**
   * A metric of Container Insights with enhanced observability, in a month.
   * @default the list price of the region
   * @limits above 0
   */
  readonly insightsMetric?: number;
  /**
   * A gigabyte of a log that CloudWatch Logs takes in.
   * @default the list price of the region
   * @limits above 0
   */
  readonly logIngested?: number;
  /**
   * A gigabyte of a log that a log group of the class INFREQUENT_ACCESS takes in.
   * @default the list price of the region
   * @limits above 0
   */
  readonly logIngestedInfrequent?: number;
  /**
   * A gigabyte of a log that AWS writes to S3 itself: `to: "s3"`.
   * @default the list price of the region
   * @limits above 0
   */
  readonly logDelivered?: number;
  /**
   * A gigabyte of flow logs that AWS converts to Parquet.
   * @default the list price of the region
   * @limits above 0
   */
  readonly logConverted?: number;
  /**
   * A gigabyte of logs that CloudWatch Logs keeps, as compressed, in a month.
   * @default the list price of the region
   * @limits above 0
   */
  readonly logStored?: number;
  /**
   * A gigabyte that Firehose takes in on its way to the archive, as compressed.
   * @default the list price of the region
   * @limits above 0
   */
  readonly archiveCarried?: number;
  /**
   * A gigabyte of logs, before compression, that Firehose decompresses. No list price is known.
   * @default not counted
   * @limits above 0
   */
  readonly archiveDecompressed?: number;
  /**
   * A gigabyte that a bucket of logs keeps, as compressed, in a month.
   * @default the list price of the region
   * @limits above 0
   */
  readonly archiveStored?: number;
  /**
   * A million management events of CloudTrail that GuardDuty analyzes.
   * @default the list price of the region
   * @limits above 0
   */
  readonly guardDutyEvents?: number;
  /**
   * A gigabyte of flow logs and DNS queries that GuardDuty analyzes.
   * @default the list price of the region
   * @limits above 0
   */
  readonly guardDutyLogs?: number;
  /**
   * A million data events of S3 that GuardDuty analyzes.
   * @default the list price of the region
   * @limits above 0
   */
  readonly guardDutyS3Events?: number;
  /**
   * A million events of EKS audit logs that GuardDuty analyzes.
   * @default the list price of the region
   * @limits above 0
   */
  readonly guardDutyEksEvents?: number;
  /**
   * A gigabyte of functions' network logs that GuardDuty analyzes.
   * @default the list price of the region
   * @limits above 0
   */
  readonly guardDutyLambdaLogs?: number;
  /**
   * A vCPU that Runtime Monitoring watches, in a month.
   * @default the list price of the region
   * @limits above 0
   */
  readonly guardDutyRuntime?: number;
  /**
   * A vCPU of DB instances whose sign-ins GuardDuty watches, in a month.
   * @default the list price of the region
   * @limits above 0
   */
  readonly guardDutyDatabase?: number;
  /**
   * An ACU of Aurora Serverless whose sign-ins GuardDuty watches, in a month.
   * @default the list price of the region
   * @limits above 0
   */
  readonly guardDutyServerless?: number;
  /**
   * A gigabyte of EBS volumes that GuardDuty scans for malware.
   * @default the list price of the region
   * @limits above 0
   */
  readonly guardDutyVolumes?: number;
  /**
   * An instance of EC2 that Inspector scans, in a month. No list price is known.
   * @default not counted
   * @limits above 0
   */
  readonly inspectorInstance?: number;
  /**
   * An image that Inspector scans when it is pushed. No list price is known.
   * @default not counted
   * @limits above 0
   */
  readonly imageScan?: number;
  /**
   * An image that Inspector scans once more. A list price is known of Tokyo.
   * @default the list price of the region
   * @limits above 0
   */
  readonly imageRescan?: number;
}

const dollars = () => positive("US dollars, above 0").optional();

export const pricesSchema = object({
  alarmMetric: dollars(),
  highResolutionAlarmMetric: dollars(),
  compositeAlarm: dollars(),
  dashboard: dollars(),
  customMetric: dollars(),
  insightsMetric: dollars(),
  logIngested: dollars(),
  logIngestedInfrequent: dollars(),
  logDelivered: dollars(),
  logConverted: dollars(),
  logStored: dollars(),
  archiveCarried: dollars(),
  archiveDecompressed: dollars(),
  archiveStored: dollars(),
  guardDutyEvents: dollars(),
  guardDutyLogs: dollars(),
  guardDutyS3Events: dollars(),
  guardDutyEksEvents: dollars(),
  guardDutyLambdaLogs: dollars(),
  guardDutyRuntime: dollars(),
  guardDutyDatabase: dollars(),
  guardDutyServerless: dollars(),
  guardDutyVolumes: dollars(),
  inspectorInstance: dollars(),
  imageScan: dollars(),
  imageRescan: dollars(),
} satisfies Record<keyof Prices, unknown>).prefault({});
