import { wholeAccount, type Environment } from "../../../../src/model/environment/index.js";
import { eventCatalogue } from "../../engine/catalogue.js";
import { awsDocs } from "../../engine/row.js";

const eventsPage = awsDocs("systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html");

const patched = (_: unknown, { patches }: Environment): boolean => patches !== undefined;

/** AWS gives windows ids of its own, and instances come and go: the rows are for all of the account and region. */
export const patchEvents = eventCatalogue("patches", wholeAccount, {
  notCompliant: {
    pattern: () => ({
      source: ["aws.ssm"],
      "detail-type": ["Configuration Compliance State Change"],
      detail: { "compliance-type": ["Patch"], "compliance-status": ["non_compliant"] },
    }),
    when: patched,
    paths: {
      instance: "$.detail.resource-id",
      severity: "$.detail.severity",
      baseline: "$.detail.patch-baseline-id",
    },
    text: {
      en: "<instance> is not patched as baseline <baseline> asks (severity: <severity>).",
      ja: "<instance> はパッチベースライン <baseline> に準拠していません（重要度: <severity>）。",
    },
    severity: "warn",
    because: {
      en: "An instance lacks approved patches, failed to install one, has a rejected one, or waits for a restart.",
      ja: "インスタンスで承認済みパッチの未適用・適用失敗、拒否パッチの残存、または再起動待ちがあります。",
    },
    remedy: {
      en: "See in Patch Manager, Compliance reporting, which patches it is; try them where nobody is hurt, then install them, or reject them with a reason in patches.baselines.",
      ja: "Patch Manager のコンプライアンスレポートで該当パッチを確認します。検証環境で試してから適用するか、理由を添えて patches.baselines で拒否します。",
    },
    source: ["S1", "S3", eventsPage, awsDocs("systems-manager/latest/userguide/patch-manager-compliance-states.html")],
  },
  windowFailed: {
    pattern: () => ({
      source: ["aws.ssm"],
      "detail-type": ["Maintenance Window Execution State-change Notification"],
      detail: { status: ["CANCELLED", "FAILED", "SKIPPED_OVERLAPPING", "TIMED_OUT"] },
    }),
    when: patched,
    paths: { window: "$.detail.window-id", execution: "$.detail.window-execution-id", status: "$.detail.status" },
    text: {
      en: "Maintenance window <window> did not do its work (<status>). Execution: <execution>",
      ja: "メンテナンスウィンドウ <window> の処理が完了していません（<status>）。実行 ID: <execution>",
    },
    severity: "warn",
    because: {
      en: "A maintenance window failed, ran out of time, was cancelled, or was left out as the one before still ran.",
      ja: "メンテナンスウィンドウが失敗、時間切れ、中止、または前回の実行と重なって見送られました。",
    },
    remedy: {
      en: "Open the execution in Systems Manager, Maintenance Windows, History, and read the output of instances in the log group of patches; then run its task again by hand, or wait for the next window.",
      ja: "Systems Manager のメンテナンスウィンドウの履歴で実行を開き、パッチのロググループで出力を確認します。対処後に手動で再実行するか、次回のウィンドウを待ちます。",
    },
    source: [
      "S1",
      "S3",
      eventsPage,
      awsDocs("systems-manager/latest/userguide/troubleshooting-maintenance-windows.html"),
    ],
  },
});
