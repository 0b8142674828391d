import { billingPublishing } from "./billing.js";
import { containerPublishing } from "./containers.js";
import { databasePublishing } from "./databases.js";
import { dynamodbPublishing } from "./dynamodb.js";
import { edgePublishing } from "./edge.js";
import { functionPublishing } from "./functions.js";
import { messagingPublishing } from "./messaging.js";
import { networkPublishing } from "./network.js";
import { storagePublishing } from "./storage.js";
import { streamPublishing } from "./streams.js";
import type { PublishedWhen, PublishingFacts } from "./shape.js";

export type { PublishedWhen, PublishingAssumption, PublishingFacts } from "./shape.js";

/** How AWS publishes the metrics that alarms stand on. */
export const publishing: readonly PublishingFacts[] = [
  ...billingPublishing,
  ...containerPublishing,
  ...databasePublishing,
  ...dynamodbPublishing,
  ...edgePublishing,
  ...functionPublishing,
  ...messagingPublishing,
  ...networkPublishing,
  ...storagePublishing,
  ...streamPublishing,
];

interface MetricName {
  readonly namespace: string;
  readonly name: string;
}

const keyOf = (namespace: string, name: string): string => `${namespace} ${name}`;

const byMetric = new Map(
  publishing.flatMap((facts) => facts.metrics.map((name) => [keyOf(facts.namespace, name), facts] as const)),
);

/** How AWS publishes a metric; `undefined` for one that is not listed, such as a metric of one's own. */
export const publishingOf = ({ namespace, name }: MetricName): PublishingFacts | undefined =>
  byMetric.get(keyOf(namespace, name));

/** Seconds between two data points: as AWS says, else as assumed. */
export const intervalOf = ({ interval, assumed }: PublishingFacts): number | undefined =>
  interval === "unknown" ? assumed?.interval : interval;

/** When there is a data point: as AWS says, else as assumed. */
export const publishedWhen = ({ when, assumed }: PublishingFacts): PublishedWhen | undefined =>
  when === "unknown" ? assumed?.when : when;

/** A metric that an alarm looks at more often than AWS publishes it. */
export interface PeriodBelowInterval extends MetricName {
  readonly period: number;
  readonly interval: number;
  /** AWS does not say how often it publishes the metric; `interval` is the careful assumption. */
  readonly assumed: boolean;
}

/**
 * The metrics of an alarm that AWS publishes less often than once in each of its periods: most periods have no data then,
 * and an alarm that asks for several breaching ones in a row cannot fire. `period` is in seconds. Metrics without facts
 * are not judged.
 */
export function periodBelowInterval(period: number, metrics: readonly MetricName[]): readonly PeriodBelowInterval[] {
  return metrics.flatMap(({ namespace, name }) => {
    const facts = publishingOf({ namespace, name });
    const interval = facts && intervalOf(facts);
    if (interval === undefined || period >= interval) return [];
    return [{ namespace, name, period, interval, assumed: facts?.interval === "unknown" }];
  });
}
