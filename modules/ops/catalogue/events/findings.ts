import { wholeAccount, type Environment } from "../../../../src/model/environment/index.js";
import { eventCatalogue } from "../../engine/catalogue.js";
import { awsDocs } from "../../engine/row.js";

const guardDuty = {
  pattern: (from: number, below?: number) => ({
    source: ["aws.guardduty"],
    "detail-type": ["GuardDuty Finding"],
    detail: { severity: [{ numeric: [">=", from, ...(below === undefined ? [] : ["<", below])] }] },
  }),
  paths: { type: "$.detail.type", title: "$.detail.title", finding: "$.detail.id" },
  text: {
    en: "GuardDuty: <title> (<type>, finding <finding>)",
    ja: "GuardDuty の検出: <title>（<type>、検出 ID <finding>）",
  },
  when: (_: unknown, { telemetry }: Environment) => telemetry.guardDuty !== undefined,
  remedy: {
    en: "Open the finding in GuardDuty. If nobody can say why it happened, take the resource off the network, keep it for the investigation and change its credentials.",
    ja: "GuardDuty で検出結果を開きます。説明できない場合は、対象を隔離して保全し、認証情報を変更します。",
  },
  source: [
    "S2",
    awsDocs("guardduty/latest/ug/guardduty_findings_eventbridge.html"),
    awsDocs("guardduty/latest/ug/guardduty_findings-severity.html"),
  ],
} as const;

const enhancedEvents = awsDocs("AmazonECR/latest/userguide/image-scanning-enhanced-events.html");

const scanning =
  (type: "basic" | "enhanced") =>
  (_: unknown, { telemetry }: Environment): boolean =>
    telemetry.ecrScanning?.type === type;

const scanned = {
  because: {
    en: "The scan of an image that was pushed found critical or high vulnerabilities.",
    ja: "プッシュされたイメージのスキャンで、重大度 CRITICAL または HIGH の脆弱性が見つかりました。",
  },
  remedy: {
    en: "See in ECR which package is affected and whether a fixed version exists; rebuild the image, and deploy it if it is in use.",
    ja: "ECR で該当パッケージと修正版の有無を確認し、イメージを再作成します。使用中なら再デプロイします。",
  },
  severity: "warn",
  paths: { repository: "$.detail.repository-name", digest: "$.detail.image-digest" },
  text: {
    en: "ECR found critical or high vulnerabilities in an image of <repository>: <digest>",
    ja: "ECR が <repository> のイメージに重大な脆弱性を検出しました: <digest>",
  },
} as const;

/** One notice for an image, however much is found in it. */
const scan = (source: string, type: string, status: string) => ({
  source: [source],
  "detail-type": [type],
  detail: {
    "scan-status": [status],
    "finding-severity-counts": { $or: [{ CRITICAL: [{ numeric: [">", 0] }] }, { HIGH: [{ numeric: [">", 0] }] }] },
  },
});

/** What the scanners that the dev team switches on find: without a notice nobody would look. */
export const findingEvents = {
  ...eventCatalogue("guardDuty", wholeAccount, {
    highFinding: {
      ...guardDuty,
      pattern: () => guardDuty.pattern(7),
      severity: "error",
      because: {
        en: "GuardDuty found that a resource is, or may be, compromised.",
        ja: "GuardDuty が侵害（またはその疑い）を検出しました。",
      },
    },
    mediumFinding: {
      ...guardDuty,
      pattern: () => guardDuty.pattern(4, 7),
      severity: "warn",
      because: {
        en: "GuardDuty found something suspicious.",
        ja: "GuardDuty が不審な挙動を検出しました。",
      },
    },
  }),
  ...eventCatalogue("ecr", wholeAccount, {
    scanFoundVulnerabilities: {
      ...scanned,
      when: scanning("basic"),
      pattern: () => scan("aws.ecr", "ECR Image Scan", "COMPLETE"),
      source: ["S0", "S2", awsDocs("AmazonECR/latest/userguide/ecr-eventbridge.html")],
    },
    initialScanFoundVulnerabilities: {
      ...scanned,
      when: scanning("enhanced"),
      pattern: () => scan("aws.inspector2", "Inspector2 Scan", "INITIAL_SCAN_COMPLETE"),
      source: ["S0", "S2", enhancedEvents],
    },
    criticalVulnerabilityFound: {
      ...scanned,
      when: scanning("enhanced"),
      // Of high ones there are dozens in an image, and each finding is an event of its own.
      pattern: () => ({
        source: ["aws.inspector2"],
        "detail-type": ["Inspector2 Finding"],
        detail: { severity: ["CRITICAL"], status: ["ACTIVE"], resources: { type: ["AWS_ECR_CONTAINER_IMAGE"] } },
      }),
      paths: { title: "$.detail.title", image: "$.detail.resources[0].id" },
      text: {
        en: "Inspector found a critical vulnerability: <title> in <image>",
        ja: "Inspector が重大な脆弱性を検出しました: <title> 対象: <image>",
      },
      because: {
        en: "An image was found to have a critical vulnerability, which may have been published after the image.",
        ja: "イメージに重大度 CRITICAL の脆弱性が見つかりました（イメージ作成後に公開されたものを含みます）。",
      },
      source: ["S0", "S2", enhancedEvents],
    },
  }),
  ...eventCatalogue("inspector", wholeAccount, {
    criticalVulnerabilityFound: {
      when: (_: unknown, { telemetry }: Environment) => telemetry.inspector !== undefined,
      pattern: () => ({
        source: ["aws.inspector2"],
        "detail-type": ["Inspector2 Finding"],
        detail: { severity: ["CRITICAL"], status: ["ACTIVE"], resources: { type: ["AWS_EC2_INSTANCE"] } },
      }),
      severity: "warn",
      paths: { title: "$.detail.title", instance: "$.detail.resources[0].id" },
      text: {
        en: "Inspector found a critical vulnerability: <title> on <instance>",
        ja: "Inspector が重大な脆弱性を検出しました: <title> 対象: <instance>",
      },
      because: {
        en: "An instance was found to have a critical vulnerability.",
        ja: "インスタンスに重大度 CRITICAL の脆弱性が見つかりました。",
      },
      remedy: {
        en: "See in Inspector which package is affected and whether a fixed version exists; update it, or replace the instance by one of an image that has it.",
        ja: "Inspector で該当パッケージと修正版の有無を確認し、更新するか、修正済みイメージのインスタンスに置き換えます。",
      },
      source: ["S2", awsDocs("inspector/latest/user/eventbridge-integration.html")],
    },
  }),
};
