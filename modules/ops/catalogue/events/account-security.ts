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

/** What Macie found: of a bucket's settings (POLICY), or in an object (CLASSIFICATION), of which each has a finding of its own. */
const macie = {
  pattern: (severity: string, found: { readonly category: string } | { readonly type: readonly string[] }) => ({
    source: ["aws.macie"],
    "detail-type": ["Macie Finding"],
    detail: { ...("type" in found ? found : { category: [found.category] }), severity: { description: [severity] } },
  }),
  when: (_: unknown, { telemetry }: Environment) => telemetry.macie !== undefined,
  source: [
    "S2",
    awsDocs("macie/latest/user/findings-publish-event-schemas.html"),
    awsDocs("macie/latest/user/findings-severity.html"),
  ],
} as const;

const ofBucket = {
  paths: { title: "$.detail.title", bucket: "$.detail.resourcesAffected.s3Bucket.arn" },
  text: { en: "Macie: <title>: <bucket>", ja: "Macie の検出: <title> 対象: <bucket>" },
} as const;

const inObject = {
  paths: { title: "$.detail.title", object: "$.detail.resourcesAffected.s3Object.path" },
  text: { en: "Macie: <title>: <object>", ja: "Macie の検出: <title> 対象: <object>" },
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
  ...eventCatalogue("macie", wholeAccount, {
    highPolicyFinding: {
      ...macie,
      ...ofBucket,
      pattern: () => macie.pattern("High", { category: "POLICY" }),
      severity: "error",
      because: {
        en: "A bucket became public, or is shared with or replicated to somebody outside of the organization, or lost what keeps the public out.",
        ja: "バケットが公開されたか、組織外と共有・レプリケートされたか、パブリックアクセスのブロックが無効になりました。",
      },
      remedy: {
        en: "Ask whether the setting is meant. If not, take it back now, and search CloudTrail for who changed it and who read the bucket since; if so, have it suppressed by a rule in Macie, which in an organization its administrator writes.",
        ja: "意図した設定かを確認します。意図しない場合は直ちに元に戻し、変更者とその後の読み取りの有無を証跡で調べます。意図した設定であれば Macie の抑制ルール（組織では管理者が作成）で抑制します。",
      },
    },
    mediumPolicyFinding: {
      ...macie,
      ...ofBucket,
      pattern: () => macie.pattern("Medium", { category: "POLICY" }),
      severity: "warn",
      because: {
        en: "A bucket is shared with CloudFront.",
        ja: "バケットが CloudFront と共有されています。",
      },
      remedy: {
        en: "See in Macie which distribution reads the bucket, and whether it is meant to. If so, have it suppressed by a rule in Macie, which in an organization its administrator writes; otherwise take the statement out of the bucket's policy.",
        ja: "Macie でどのディストリビューションが読み取るかを確認します。意図した設定であれば Macie の抑制ルール（組織では管理者が作成）で抑制し、そうでなければバケットポリシーから該当の許可を除きます。",
      },
    },
    credentialsFound: {
      ...macie,
      ...inObject,
      pattern: () => macie.pattern("High", { type: ["SensitiveData:S3Object/Credentials"] }),
      severity: "error",
      because: {
        en: "An object has credentials in it: whoever can read the object can use them.",
        ja: "オブジェクトに認証情報が含まれており、オブジェクトを読める者が利用できます。",
      },
      remedy: {
        en: "Revoke the credentials, then delete the object and its versions. Find out what wrote it, and search CloudTrail for whoever read it.",
        ja: "認証情報を失効させ、オブジェクトとそのバージョンを削除します。書き込んだ処理を特定し、読み取りの有無を証跡で調べます。",
      },
    },
    sensitiveDataFound: {
      ...macie,
      ...inObject,
      // Each object has a finding: of medium ones, such as two names, there may be one for every upload.
      pattern: () =>
        macie.pattern("High", {
          type: ["Financial", "Personal", "CustomIdentifier", "Multiple"].map(
            (kind) => `SensitiveData:S3Object/${kind}`,
          ),
        }),
      severity: "warn",
      because: {
        en: "An object has sensitive data in it, such as card numbers, national identification numbers or many names and addresses.",
        ja: "オブジェクトにカード番号、個人識別番号、多数の氏名・住所などの機微なデータが含まれています。",
      },
      remedy: {
        en: "See in Macie what was found, and whether such data are meant to be in that bucket. If so, write a suppression rule in Macie for the bucket; otherwise move or delete the object with its versions, and mend what wrote it.",
        ja: "Macie で検出内容と、そのバケットに置くべきデータかを確認します。想定どおりであればそのバケットの抑制ルールを Macie に作成し、そうでなければオブジェクトをバージョンごと移動または削除し、書き込んだ処理を修正します。",
      },
    },
  }),
};
