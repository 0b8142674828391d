import { wholeAccount, type Environment } from "../../../../src/model/environment/index.js";
import { eventCatalogue } from "../../engine/catalogue.js";
import { awsDocs } from "../../engine/row.js";

/** What a control of Security Hub itself found; findings of other services that it gathers have events of their own. */
const failedControl = {
  pattern: (label: string) => ({
    source: ["aws.securityhub"],
    "detail-type": ["Security Hub Findings - Imported"],
    detail: {
      findings: {
        ProductArn: [{ suffix: ":product/aws/securityhub" }],
        Compliance: { Status: ["FAILED"] },
        RecordState: ["ACTIVE"],
        Severity: { Label: [label] },
        Workflow: { Status: ["NEW"] },
      },
    },
  }),
  paths: { title: "$.detail.findings[0].Title", resource: "$.detail.findings[0].Resources[0].Id" },
  text: {
    en: "Security Hub: <title>: <resource>",
    ja: "Security Hub の検出: <title> 対象: <resource>",
  },
  when: (_: unknown, { telemetry }: Environment) => telemetry.securityHub !== undefined,
  source: [
    "S2",
    awsDocs("securityhub/latest/userguide/securityhub-cwe-event-formats.html"),
    awsDocs("securityhub/latest/userguide/sample-control-findings.html"),
    awsDocs("securityhub/1.0/APIReference/API_Workflow.html"),
  ],
} as const;

const reachable = {
  pattern: (isPublic: boolean) => ({
    source: ["aws.access-analyzer"],
    "detail-type": ["Access Analyzer Finding"],
    detail: { isDeleted: [false], isPublic: [isPublic], status: ["ACTIVE"] },
  }),
  paths: { resource: "$.detail.resource", finding: "$.detail.id" },
  when: (_: unknown, { telemetry: { accessAnalyzer } }: Environment) =>
    accessAnalyzer !== undefined && accessAnalyzer.externalAccess !== false,
  source: ["S2", awsDocs("IAM/latest/UserGuide/access-analyzer-eventbridge.html")],
} as const;

/** What is found by what checks the whole account. */
export const accountSecurityEvents = {
  ...eventCatalogue("securityHub", wholeAccount, {
    criticalControlFailed: {
      ...failedControl,
      pattern: () => failedControl.pattern("CRITICAL"),
      severity: "error",
      because: {
        en: "A setting fails a control of Security Hub that is critical: it is to be mended at once.",
        ja: "Security Hub の重大度 CRITICAL のコントロールに違反する設定があります。直ちに修正が必要です。",
      },
      remedy: {
        en: "Ask whether the setting is meant. If not, mend it now; if so, disable the control with the reason. It is told again at each check until it passes or its workflow status is NOTIFIED or SUPPRESSED.",
        ja: "意図した設定かを確認します。意図しない場合は直ちに修正し、意図した場合は理由を付けてコントロールを無効化します。合格するか、ワークフローステータスを NOTIFIED または SUPPRESSED にするまで、チェックのたびに通知されます。",
      },
    },
    highControlFailed: {
      ...failedControl,
      pattern: () => failedControl.pattern("HIGH"),
      severity: "warn",
      because: {
        en: "A setting fails a control of Security Hub of high severity.",
        ja: "Security Hub の重大度 HIGH のコントロールに違反する設定があります。",
      },
      remedy: {
        en: "Mend the setting by the next working day, or disable the control with the reason. It is told again at each check until it passes or its workflow status is NOTIFIED or SUPPRESSED.",
        ja: "翌営業日までに設定を修正するか、理由を付けてコントロールを無効化します。合格するか、ワークフローステータスを NOTIFIED または SUPPRESSED にするまで、チェックのたびに通知されます。",
      },
    },
  }),
  ...eventCatalogue("accessAnalyzer", wholeAccount, {
    publicAccess: {
      ...reachable,
      pattern: () => reachable.pattern(true),
      severity: "error",
      text: {
        en: "Anybody can reach <resource> (finding <finding>)",
        ja: "<resource> が誰でもアクセスできる状態です（検出 ID <finding>）",
      },
      because: {
        en: "The policy of a resource lets everybody in.",
        ja: "リソースのポリシーが誰にでもアクセスを許可しています。",
      },
      remedy: {
        en: "Open the finding in IAM Access Analyzer. Unless the resource is meant to be public, take the statement out of its policy now, and search CloudTrail for who used it; if it is meant, archive the finding.",
        ja: "IAM Access Analyzer で検出結果を開きます。公開を意図しない場合は直ちにポリシーから該当の許可を除き、証跡で利用の有無を調べます。意図した公開であれば検出結果をアーカイブします。",
      },
    },
    externalAccess: {
      ...reachable,
      pattern: () => reachable.pattern(false),
      severity: "warn",
      text: {
        en: "Somebody outside of the account can reach <resource> (finding <finding>)",
        ja: "アカウント外から <resource> にアクセスできる状態です（検出 ID <finding>）",
      },
      because: {
        en: "The policy of a resource lets in somebody outside of the account.",
        ja: "リソースのポリシーがアカウント外からのアクセスを許可しています。",
      },
      remedy: {
        en: "See in IAM Access Analyzer who it is. Where it is meant, archive the finding or write an archive rule; otherwise take the statement out of the policy.",
        ja: "IAM Access Analyzer で許可先を確認します。意図したものであれば検出結果をアーカイブするかアーカイブルールを作成し、そうでなければポリシーから該当の許可を除きます。",
      },
    },
  }),
};
