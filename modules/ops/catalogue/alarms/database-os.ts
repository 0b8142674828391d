import { osMetricsLogGroup } from "../../../../src/model/contract/log-sources.js";
import type { Text } from "../../../../src/model/text.js";
import type { Row, Threshold } from "../../engine/row.js";
import { awsDocs, needsValue } from "../../engine/row.js";
import type { Statistic, Unit } from "../../engine/metric.js";
import { isServerless, vcpusOf } from "./database-capacity.js";
import type { DatabaseInstance } from "./database.js";
import { minutes } from "./windows.js";

/** A value of the operating system of one instance, read from its Enhanced Monitoring events. */
const osValue = (field: string, statistic: Statistic, unit: Unit) => ({
  group: () => osMetricsLogGroup,
  pattern: ({ identifier }: DatabaseInstance) => `{ ($.instanceID = "${identifier}") && (${field} = *) }`,
  value: field,
  statistic,
  unit,
});

const page = awsDocs("AmazonRDS/latest/UserGuide/USER_Monitoring-Available-OS-Metrics.html");

const loadThreshold: Threshold<DatabaseInstance, Text> = (instance) =>
  vcpusOf(instance) ?? needsValue("Take the number of vCPUs of the class.", "クラスの vCPU 数を指定してください。");

/** Alarms on the operating system of a DB instance, as Enhanced Monitoring sees it from inside. */
export const databaseOsRows = {
  osLoadAverage: {
    log: osValue("$.loadAverageMinute.fifteen", "Average", "None"),
    above: { warn: loadThreshold },
    window: minutes(15),
    treatMissingData: "missing",
    when: (instance) => !isServerless(instance),
    requires: "enhancedMonitoring",
    because: {
      en: "More processes have wanted the CPU, for a quarter of an hour and more, than there are vCPUs.",
      ja: "CPU を要求するプロセス数が vCPU 数を長く上回っています。",
    },
    remedy: {
      en: "Look at the process list of Enhanced Monitoring: is it the database, or a maintenance task of the host?",
      ja: "拡張モニタリングのプロセス一覧で、DB 本体かホストの保守処理かを確かめます。",
    },
    source: ["S0", page],
  },
  osMemoryFree: {
    log: osValue("$.memory.free", "Minimum", "Kilobytes"),
    below: {
      warn: needsValue(
        "Free memory at rest differs by engine and version, as most is taken for caches at start: take half of what is free at rest, in kilobytes.",
        "平常時の空きメモリはエンジンと版で異なります（起動時に大半がキャッシュに割り当てられます）。平常時の空きの半分をキロバイトで指定してください。",
      ),
    },
    window: minutes(15),
    treatMissingData: "missing",
    requires: "enhancedMonitoring",
    because: {
      en: "The operating system has less unassigned memory than usual.",
      ja: "OS の未割り当てメモリが平常より減っています。",
    },
    remedy: {
      en: "Compare with freeable memory and swapping; look for many connections or large sorts.",
      ja: "解放可能メモリとスワップを見比べ、接続数や大きなソートを探します。",
    },
    source: ["S0", page],
  },
  osSwapOut: {
    log: osValue("$.swap.out", "Maximum", "Kilobytes"),
    above: { warn: 0 },
    window: minutes(5),
    treatMissingData: "missing",
    requires: "enhancedMonitoring",
    because: {
      en: "The instance has been swapping memory out to disk for five minutes.",
      ja: "5 分間メモリをディスクへスワップアウトし続けています。",
    },
    remedy: {
      en: "Memory is short: lower the number of connections or the memory each may take, or choose a larger class.",
      ja: "メモリ不足です。接続数や接続ごとのメモリを減らすか、クラスを上げます。",
    },
    source: ["S0", page],
  },
  osFileSystemUsed: {
    log: osValue("$.fileSys[0].usedPercent", "Maximum", "Percent"),
    above: { warn: 80 }, // which file system is the first is not documented; FreeStorageSpace and FreeLocalStorage tell the pager
    window: minutes(5),
    treatMissingData: "missing",
    requires: "enhancedMonitoring",
    because: {
      en: "The instance's file system is nearly full.",
      ja: "インスタンスのファイルシステムが満杯に近づいています。",
    },
    remedy: {
      en: "Find what grows: temporary files of large sorts, logs, replication slots that nobody reads; then free or add storage.",
      ja: "増えているもの（大きなソートの一時ファイル、ログ、読まれないレプリケーションスロット）を探し、解放または増設します。",
    },
    source: ["S0", page],
  },
} satisfies Record<string, Row<DatabaseInstance>>;
