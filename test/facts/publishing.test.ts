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

  test("is below the interval in no alarm, nor below what is assumed where AWS does not say", () => {
    expect(found).toEqual([]);
  });
});
