import {
  intervalOf,
  periodBelowInterval,
  publishedWhen,
  publishing,
  publishingOf,
} from "../../src/model/facts/publishing/index.js";
import { everyAlarm, metricsOf } from "../support/catalogue-alarms.js";
import { metricFacts } from "../support/facts.js";

/** Alarms on metrics that AWS publishes; metrics that filters make are our own. */
const alarms = everyAlarm().filter(({ filter }) => !filter);

/**
 * Alarms that look more often than AWS publishes. None may be added; a row that is mended leaves this list.
 * `?`: AWS does not say how often it publishes, and the careful assumption is longer than the period.
 */
const belowInterval = [
  "aurora.ebsByteBalance: EBSByteBalance% every 300? s, period 60 s",
  "aurora.volumeBytesLeft: AuroraVolumeBytesLeftTotal every 300? s, period 60 s",
  "dynamodb.kinesisCopyFailures: FailedToReplicateRecordCount every 300 s, period 60 s",
  "dynamodb.kinesisCopyThrottles: ThrottledPutRecordCount every 300 s, period 60 s",
  "dynamodb.replicationLatency: ReplicationLatency every 300 s, period 60 s",
  "firehose.dataFreshness: DeliveryToS3.DataFreshness every 300 s, period 60 s",
  "firehose.deliverySuccess: DeliveryToS3.Success every 300 s, period 60 s",
  "firehose.throttledRecords: ThrottledRecords every 300 s, period 60 s",
  "logArchive.dataFreshness: DeliveryToS3.DataFreshness every 300 s, period 60 s",
  "logArchive.deliverySuccess: DeliveryToS3.Success every 300 s, period 60 s",
  "logArchive.throttledRecords: ThrottledRecords every 300 s, period 60 s",
  "rds.ebsByteBalance: EBSByteBalance% every 300? s, period 60 s",
  "rds.ebsIoBalance: EBSIOBalance% every 300? s, period 60 s",
  "vpcEndpoint.packetsDropped: PacketsDropped every 300? s, period 60 s",
  "vpcEndpointService.resetPackets: RstPacketsSent every 300? s, period 60 s",
];

const found = alarms.flatMap((alarm) =>
  periodBelowInterval(alarm.window.period, metricsOf(alarm)).map(
    ({ name, period, interval, assumed }) =>
      `${alarm.id}: ${name} every ${interval}${assumed ? "?" : ""} s, period ${period} s`,
  ),
);

describe("the facts on publishing", () => {
  test("know every metric of the catalogue", () => {
    const unknown = alarms.flatMap(metricsOf).filter((metric) => !publishingOf(metric));
    expect([...new Set(unknown.map(({ namespace, name }) => `${namespace} ${name}`))]).toEqual([]);
  });

  test("are of metrics that exist, each listed once", () => {
    const known = new Set(metricFacts.map(({ namespace, metric }) => `${namespace} ${metric}`));
    const listed = publishing.flatMap(({ namespace, metrics }) => metrics.map((name) => `${namespace} ${name}`));
    expect(listed.filter((metric) => !known.has(metric))).toEqual([]);
    expect(listed.filter((metric, index) => listed.indexOf(metric) < index)).toEqual([]);
  });

  test("each stand on a page of AWS's documentation", () => {
    const page = /^https:\/\/docs\.aws\.amazon\.com\/[\w./-]+\.html$/;
    expect(publishing.map((facts) => facts.page).filter((address) => !page.test(address))).toEqual([]);
  });

  test("assume what AWS does not say, with a reason, and nothing else", () => {
    const wrong = publishing.filter(
      ({ interval, when, assumed }) =>
        (interval === "unknown") !== (assumed?.interval !== undefined) ||
        (when === "unknown") !== (assumed?.when !== undefined) ||
        (assumed && !assumed.because),
    );
    expect(wrong).toEqual([]);
  });

  test("answer with what AWS says, else with the assumption", () => {
    const visible = publishingOf({ namespace: "AWS/SQS", name: "ApproximateNumberOfMessagesVisible" })!;
    expect([intervalOf(visible), publishedWhen(visible), visible.delay]).toEqual([60, "active", 900]);
    const tunnel = publishingOf({ namespace: "AWS/VPN", name: "TunnelState" })!;
    expect([tunnel.interval, intervalOf(tunnel), publishedWhen(tunnel)]).toEqual(["unknown", 300, "always"]);
    expect(publishingOf({ namespace: "example", name: "Orders" })).toBeUndefined();
  });
});

describe("a period", () => {
  const replication = { namespace: "AWS/DynamoDB", name: "ReplicationLatency" };

  test("below the interval of its metric is reported", () => {
    expect(periodBelowInterval(60, [replication])).toEqual([
      { ...replication, period: 60, interval: 300, assumed: false },
    ]);
    expect(periodBelowInterval(10, [{ namespace: "AWS/RDS", name: "CPUUtilization" }])).toHaveLength(1);
    expect(periodBelowInterval(60, [{ namespace: "AWS/S3", name: "BucketSizeBytes" }])).toHaveLength(1);
  });

  test("of at least the interval is not, nor one of a metric without facts", () => {
    expect(periodBelowInterval(300, [replication])).toEqual([]);
    expect(periodBelowInterval(60, [{ namespace: "example", name: "Orders" }])).toEqual([]);
  });

  test("is below the interval in no alarm but those listed", () => {
    expect([...new Set(found)].sort()).toEqual(belowInterval);
  });
});
