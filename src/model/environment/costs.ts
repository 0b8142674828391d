import * as z from "zod";
import { expects, object, positive } from "../schema/fields.js";
import { pricesSchema, type PricesInput } from "./cost-prices.js";
import {
  guardDutyUsageSchema,
  inspectorUsageSchema,
  type GuardDutyUsageInput,
  type InspectorUsageInput,
} from "./cost-usage.js";

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
   * Tasks of an ECS service that run on average, above 0, by its keys: `main/api`.
   * @default its minimumTasks
   */
  readonly tasks?: Readonly<Record<string, number>>;
  /**
   * What GuardDuty looks at, where `telemetry.guardDuty` switches it on.
   * @default nothing: the plans that are not counted are named
   */
  readonly guardDuty?: GuardDutyUsageInput;
  /**
   * What Inspector scans, where `telemetry.inspector` or `telemetry.ecrScanning` switches it on.
   * @default nothing: what is not counted is named
   */
  readonly inspector?: InspectorUsageInput;
  /**
   * US dollars in place of list prices: for regions that the table lacks, and for what was agreed with AWS.
   * @default list prices of Tokyo and us-east-1
   * @see https://aws.amazon.com/cloudwatch/pricing/
   */
  readonly prices?: PricesInput;
}

export const costsSchema = object({
  volumes: z
    .record(z.string(), positive("gigabytes in a month, above 0"), expects("a record of gigabytes in a month, by log"))
    .default({}),
  tasks: z.record(z.string(), positive("tasks, above 0"), expects("a record of tasks, by ECS service")).default({}),
  guardDuty: guardDutyUsageSchema.prefault({}),
  inspector: inspectorUsageSchema.prefault({}),
  prices: pricesSchema,
});

export type Costs = z.output<typeof costsSchema>;
