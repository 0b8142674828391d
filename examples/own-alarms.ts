import { awsDocs, catalogue, metrics, targetsOf } from "unyo";

const mq = metrics("AWS/AmazonMQ");
const brokers = targetsOf({ main: { name: "orders", storageGiB: 20 } });

/** Alarms on Amazon MQ, which the standard catalogue does not have. */
export const mqAlarms = catalogue("mq", brokers, {
  storageUsed: {
    metric: mq("StorePercentUsage", "Maximum", "Percent"),
    dimensions: ({ name }) => ({ Broker: `${name}-1` }),
    above: { warn: 70, error: 85 },
    window: { period: 60, datapointsToAlarm: 5, evaluationPeriods: 5 },
    treatMissingData: "missing",
    because: { en: "The broker's storage is filling up.", ja: "ブローカーのストレージが埋まりつつあります。" },
    remedy: { en: "Find the queue that nobody reads.", ja: "読まれていないキューを探します。" },
    source: [awsDocs("amazon-mq/latest/developer-guide/activemq-logging-monitoring.html")],
  },
});
