import type { Amendment, Answer, Asked, Supplement } from "./supplements.js";

interface Policy {
  readonly policyDocument: string;
  readonly lastUpdatedTime: number;
}

/** What AWS keeps of a log group besides what the emulator keeps. */
interface Kept {
  readonly logGroupClass: string;
  readonly policy?: Policy;
  /** Whether it has a data protection policy, or had one. */
  readonly dataProtectionStatus?: "ACTIVATED" | "DELETED";
}

interface Statement {
  readonly DataIdentifier?: readonly string[];
  readonly Operation?: {
    readonly Audit?: { readonly FindingsDestination?: object };
    readonly Deidentify?: { readonly MaskConfig?: object };
  };
}

const json = (body: object, status = 200): Answer => ({
  status,
  type: "application/x-amz-json-1.1",
  body: JSON.stringify(body),
});
const refused = (__type: string, message: string) => json({ __type, message }, 400);
const notFound = refused("ResourceNotFoundException", "The specified resource does not exist.");

const longestPolicy = 30_720;

/** What PutDataProtectionPolicy asks of a document: two blocks, which name the same identifiers, and an empty MaskConfig. */
function isProtection(document: string): boolean {
  if (document.length > longestPolicy) return false;
  const { Statement: blocks = [] } = JSON.parse(document) as { Statement?: readonly Statement[] };
  const [audit, mask] = blocks;
  return (
    blocks.length === 2 &&
    audit?.Operation?.Audit?.FindingsDestination !== undefined &&
    JSON.stringify(mask?.Operation?.Deidentify?.MaskConfig) === "{}" &&
    (audit.DataIdentifier?.length ?? 0) > 0 &&
    JSON.stringify(audit.DataIdentifier) === JSON.stringify(mask?.DataIdentifier)
  );
}

/**
 * Classes of log groups and their data protection policies, which the emulator does not keep. A log group without a policy answers
 * with its name alone, as Terraform's provider reads it; what a log group of the class INFREQUENT_ACCESS does not do is refused.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutDataProtectionPolicy.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetDataProtectionPolicy.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/logs/data_protection_policy.go
 */
export function logGroupAdditions(): {
  readonly supplements: readonly Supplement[];
  readonly amendments: readonly Amendment[];
} {
  const groups = new Map<string, Kept>();
  const given = ({ body }: Asked) => JSON.parse(body) as Readonly<Record<string, string>>;
  const keyOf = (region: string, name: string) => `${region} ${name.replace(/^arn:.*:log-group:|:\*$/g, "")}`;
  /** Of an operation that names a log group or its ARN. */
  const named = (asked: Asked) => {
    const { logGroupIdentifier: identifier = "", policyDocument = "" } = given(asked);
    const key = keyOf(asked.region, identifier);
    return { key, logGroupIdentifier: identifier, policyDocument, kept: groups.get(key) };
  };
  const ofStandard: Supplement["answer"] = (asked) => {
    const kept = groups.get(keyOf(asked.region, given(asked).logGroupName!));
    if (kept?.logGroupClass !== "INFREQUENT_ACCESS") return undefined;
    return refused("InvalidOperationException", "The operation is not valid on the specified resource.");
  };
  const accepted = (body: string) => !body.includes('"__type"');

  return {
    supplements: [
      { operation: /^Logs_20140328\.Put(?:Metric|Subscription)Filter$/, answer: ofStandard },
      {
        operation: /^Logs_20140328\.PutDataProtectionPolicy$/,
        answer: (asked) => {
          const { key, logGroupIdentifier, policyDocument, kept } = named(asked);
          if (!kept) return notFound;
          if (!isProtection(policyDocument))
            return refused("InvalidParameterException", "A parameter is specified incorrectly.");
          const policy = { policyDocument, lastUpdatedTime: Date.now() };
          groups.set(key, { ...kept, policy, dataProtectionStatus: "ACTIVATED" });
          return json({ logGroupIdentifier, ...policy });
        },
      },
      {
        operation: /^Logs_20140328\.GetDataProtectionPolicy$/,
        answer: (asked) => {
          const { logGroupIdentifier, kept } = named(asked);
          return kept ? json({ logGroupIdentifier, ...kept.policy }) : notFound;
        },
      },
      {
        operation: /^Logs_20140328\.DeleteDataProtectionPolicy$/,
        answer: (asked) => {
          const { key, kept } = named(asked);
          if (!kept?.policy) return notFound;
          const { logGroupClass } = kept;
          groups.set(key, { logGroupClass, dataProtectionStatus: "DELETED" });
          return json({});
        },
      },
    ],
    amendments: [
      {
        operation: /^Logs_20140328\.CreateLogGroup$/,
        amend: (body, asked) => {
          const { logGroupName, logGroupClass = "STANDARD" } = given(asked);
          if (accepted(body)) groups.set(keyOf(asked.region, logGroupName!), { logGroupClass });
          return body;
        },
      },
      {
        operation: /^Logs_20140328\.DeleteLogGroup$/,
        amend: (body, asked) => {
          if (accepted(body)) groups.delete(keyOf(asked.region, given(asked).logGroupName!));
          return body;
        },
      },
      {
        operation: /^Logs_20140328\.DescribeLogGroups$/,
        amend: (body, { region }) => {
          const told = JSON.parse(body) as { logGroups?: readonly { logGroupName: string }[] };
          if (!told.logGroups) return body;
          const logGroups = told.logGroups.map((group) => {
            const { logGroupClass = "STANDARD", dataProtectionStatus } =
              groups.get(keyOf(region, group.logGroupName)) ?? {};
            return { ...group, logGroupClass, ...(dataProtectionStatus && { dataProtectionStatus }) };
          });
          return JSON.stringify({ ...told, logGroups });
        },
      },
    ],
  };
}
