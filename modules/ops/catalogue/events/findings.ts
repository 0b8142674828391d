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

const scanning =
  (type: "basic" | "enhanced") =>
  (_: unknown, { telemetry }: Environment): boolean =>
    telemetry.ecrScanning?.type === type;

const scanned = {
  because: {
    en: "An image was found to have critical or high vulnerabilities.",
    ja: "イメージに重大度 CRITICAL または HIGH の脆弱性が見つかりました。",
  },
  remedy: {
    en: "See in ECR which package it is and whether a version without it exists; build the image anew, and deploy it if the image is in use.",
    ja: "ECR で該当パッケージと修正版の有無を確認し、イメージを再作成します。使用中なら再デプロイします。",
  },
  severity: "warn",
} as const;

/** What the scanners that the dev team switches on find: without a notice nobody would look. */
export const findingEvents = {
  ...eventCatalogue("guardDuty", wholeAccount, {
    highFinding: {
      ...guardDuty,
      pattern: () => guardDuty.pattern(7),
      severity: "error",
      because: {
        en: "GuardDuty found that something is, or may be, in the hands of an attacker.",
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
      pattern: () => ({
        source: ["aws.ecr"],
        "detail-type": ["ECR Image Scan"],
        detail: {
          "scan-status": ["COMPLETE"],
          "finding-severity-counts": {
            $or: [{ CRITICAL: [{ numeric: [">", 0] }] }, { HIGH: [{ numeric: [">", 0] }] }],
          },
        },
      }),
      paths: { repository: "$.detail.repository-name", digest: "$.detail.image-digest" },
      text: {
        en: "ECR found critical or high vulnerabilities in an image of <repository>: <digest>",
        ja: "ECR が <repository> のイメージに重大な脆弱性を検出しました: <digest>",
      },
      source: ["S0", "S2", awsDocs("AmazonECR/latest/userguide/ecr-eventbridge.html")],
    },
    vulnerabilityFound: {
      ...scanned,
      when: scanning("enhanced"),
      pattern: () => ({
        source: ["aws.inspector2"],
        "detail-type": ["Inspector2 Finding"],
        detail: {
          severity: ["CRITICAL", "HIGH"],
          status: ["ACTIVE"],
          resources: { type: ["AWS_ECR_CONTAINER_IMAGE"] },
        },
      }),
      paths: { title: "$.detail.title", severity: "$.detail.severity", image: "$.detail.resources[0].id" },
      text: {
        en: "Inspector found a vulnerability (<severity>): <title> in <image>",
        ja: "Inspector が脆弱性（<severity>）を検出しました: <title> 対象: <image>",
      },
      source: ["S0", "S2", awsDocs("AmazonECR/latest/userguide/image-scanning-enhanced-events.html")],
    },
  }),
};
