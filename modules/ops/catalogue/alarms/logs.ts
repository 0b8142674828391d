import { logSignals, watchedLogs } from "../../../../src/model/inventory/logs.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs, needsValue } from "../../engine/row.js";
import { fiveMinutePeriods, quarterHours } from "./windows.js";

const metricsPage = awsDocs("AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html");

/** Alarms on what stands in logs: the environment says what is looked for. */
export const logsAlarms = {
  ...catalogue("logs", logSignals, {
    matches: {
      log: {
        group: ({ log }) => log.name,
        pattern: ({ pattern }) => pattern,
        value: "1",
        defaultValue: 0,
        statistic: "Sum",
        unit: "Count",
      },
      atLeast: { warn: ({ warn }) => warn, error: ({ error }) => error },
      window: fiveMinutePeriods(1),
      treatMissingData: "notBreaching", // no event at all; see silence
      because: {
        en: "The number of log events that match the pattern has reached {threshold}.",
        ja: "パターンに一致するログイベントの件数が {threshold} に達しました。",
      },
      remedy: {
        en: "Read these events in Logs Insights, with what came just before them.",
        ja: "Logs Insights で該当イベントとその直前を読みます。",
      },
      source: ["S1", "S4", awsDocs("AmazonCloudWatch/latest/logs/MonitoringLogData.html")],
    },
  }),
  ...catalogue("logs", watchedLogs, {
    silence: {
      metric: metrics("AWS/Logs")("IncomingLogEvents", "Sum", "None"),
      dimensions: ({ name }) => ({ LogGroupName: name }),
      below: { error: 1 },
      window: ({ silentAfter = 5 }) => ({
        period: 300,
        datapointsToAlarm: silentAfter / 5,
        evaluationPeriods: silentAfter / 5,
      }),
      treatMissingData: "breaching", // no event, no data
      when: ({ silentAfter }) => silentAfter !== undefined,
      because: {
        en: "The log group receives hardly anything any more: the application or the path of its log is broken, and alarms on this log see nothing.",
        ja: "ロググループへの出力がほぼ途絶えました。アプリケーションかログの経路の障害で、このログのアラームも機能しません。",
      },
      remedy: {
        en: "Check that the application runs; then follow the path of its log: driver, agent, permissions, network.",
        ja: "アプリケーションの稼働と、ログの経路（ドライバー、エージェント、権限、ネットワーク）を確認します。",
      },
      source: ["S4", metricsPage],
    },
    volume: {
      metric: metrics("AWS/Logs")("IncomingBytes", "Sum", "Bytes"),
      dimensions: ({ name }) => ({ LogGroupName: name }),
      above: {
        warn: needsValue(
          "Take twice the bytes of the busiest quarter of an hour while all was well, or an anomalyBand.",
          "平常時に最も多かった 15 分間のバイト数の 2 倍か anomalyBand を指定してください。",
        ),
      },
      window: quarterHours(2),
      treatMissingData: "notBreaching", // no event, no data
      followsTraffic: true,
      because: {
        en: "The log group takes in far more than usual: it is paid for by the byte.",
        ja: "ログの取り込み量が平常を大きく超えています（バイト単位の課金です）。",
      },
      remedy: {
        en: "Count events by message in Logs Insights: a loop of errors, a log level left at DEBUG, a flood of requests.",
        ja: "Logs Insights でメッセージ別に件数を数えます（エラーの繰り返し、DEBUG のままのレベル、大量アクセス）。",
      },
      source: [metricsPage],
    },
  }),
};
