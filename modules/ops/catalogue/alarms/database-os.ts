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
      en: "The number of processes that want the CPU is above {threshold}: beyond the number of vCPUs they queue, and queries slow down.",
      ja: "CPU を要求するプロセス数が {threshold} を超えました。vCPU 数を超えると待ちが生じ、クエリが遅くなります。",
    },
    remedy: {
      en: "Open the OS process list on the instance's Monitoring tab in the RDS console: is it the database, or a maintenance task of the host?",
      ja: "RDS コンソールのモニタリングで OS プロセス一覧を開き、DB 本体かホストの保守処理かを確かめます。",
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
      en: "The operating system's unassigned memory is below {threshold}: it will start to swap.",
      ja: "OS の未割り当てメモリが {threshold} を下回りました。このままではスワップが始まります。",
    },
    remedy: {
      en: "Compare FreeableMemory and SwapUsage in CloudWatch; look for many connections or large sorts.",
      ja: "CloudWatch の FreeableMemory と SwapUsage を見比べ、接続数や大きなソートを探します。",
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
      en: "The instance swaps memory out to disk: queries slow down sharply.",
      ja: "メモリをディスクへスワップアウトしており、クエリが大幅に遅くなります。",
    },
    remedy: {
      en: "Memory is short. Look at DatabaseConnections in CloudWatch; lower the number of connections or the memory each may take, or choose a larger class.",
      ja: "メモリ不足です。CloudWatch の DatabaseConnections を確認し、接続数や接続ごとのメモリを減らすか、クラスを上げます。",
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
      en: "The instance's file system is more than {threshold} full: a full database stops accepting writes.",
      ja: "インスタンスのファイルシステムの使用率が {threshold} を超えました。満杯になると書き込みが停止します。",
    },
    remedy: {
      en: "Compare the disk metrics in CloudWatch and find what grows: temporary files of large sorts, logs, replication slots that nobody reads. Then free or add storage.",
      ja: "CloudWatch のディスク関連メトリクスを見比べ、増えているもの（大きなソートの一時ファイル、ログ、読まれないレプリケーションスロット）を探し、解放または増設します。",
    },
    source: ["S0", page],
  },
} satisfies Record<string, Row<DatabaseInstance>>;
