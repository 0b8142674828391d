import type { Statistic as WrittenStatistic } from "../../../src/model/environment/index.js";

/** Statistics that an alarm looks at: those that can be written, and the share of values up to one. */
export type Statistic = WrittenStatistic | `PR(:${number})`;

export const units = [
  "Seconds",
  "Milliseconds",
  "Bytes",
  "Kilobytes",
  "Gigabytes",
  "Bytes/Second",
  "Count",
  "Count/Second",
  "Percent",
  "Credits (vCPU-minutes)",
  "None",
] as const;

/** Units as CloudWatch writes them. */
export type Unit = (typeof units)[number];

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
