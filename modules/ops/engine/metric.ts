/** Units as CloudWatch writes them. */
export type Unit =
  | "Seconds"
  | "Milliseconds"
  | "Bytes"
  | "Kilobytes"
  | "Gigabytes"
  | "Bytes/Second"
  | "Count"
  | "Count/Second"
  | "Percent"
  | "Credits (vCPU-minutes)"
  | "None";

/** Statistics that an alarm can look at. */
export type Statistic = "Average" | "Sum" | "Minimum" | "Maximum" | "SampleCount" | `p${number}` | `PR(:${number})`;

/** A metric of CloudWatch, seen through one statistic. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly statistic: Statistic;
  readonly unit: Unit;
}

export type Dimensions = Readonly<Record<string, string>>;

/** Metrics of one namespace: `const sqs = metrics("AWS/SQS")`, then `sqs("NumberOfMessagesSent", "Sum", "Count")`. */
export const metrics =
  (namespace: string) =>
  (name: string, statistic: Statistic, unit: Unit): Metric => ({ namespace, name, statistic, unit });
