import * as z from "zod";
import { priceNames, type Prices } from "../facts/prices.js";
import { expects, object, positive } from "../schema/fields.js";

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
   * A metric that a metric filter makes, in a month.
   * @default the list price of the region
   * @limits above 0
   */
  readonly customMetric?: number;
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
   * A gigabyte that the archive's bucket keeps, as compressed, in a month.
   * @default the list price of the region
   * @limits above 0
   */
  readonly archiveStored?: number;
}

/** What `npx unyo check` works out a month's cost from. Nothing of it is in the stacks. */
export interface CostsInput {
  /**
   * Gigabytes, above 0, that a log takes in a month, before compression, by its key as under `telemetry.logs.sources`, or `groups.audit` of a
   * group of its own. `IncomingBytes` of `AWS/Logs` tells what it was.
   * @default nothing: the logs that are not counted are named
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html
   */
  readonly volumes?: Readonly<Record<string, number>>;
  /**
   * US dollars in place of list prices: for regions that the table lacks, and for what was agreed with AWS.
   * @default list prices of Tokyo and us-east-1
   * @see https://aws.amazon.com/cloudwatch/pricing/
   */
  readonly prices?: PricesInput;
}

const dollars = () => positive("US dollars, above 0").optional();

export const costsSchema = object({
  volumes: z
    .record(z.string(), positive("gigabytes in a month, above 0"), expects("a record of gigabytes in a month, by log"))
    .default({}),
  prices: object(
    Object.fromEntries(priceNames.map((name) => [name, dollars()])) as Record<keyof Prices, ReturnType<typeof dollars>>,
  ).prefault({}),
});

export type Costs = z.output<typeof costsSchema>;
