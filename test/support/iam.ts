import { runSimulation } from "@cloud-copilot/iam-simulate";
import { resources, type StackJson } from "./synth.js";

export const account = "111122223333";
export const otherAccount = "444455556666";
const region = "ap-northeast-1";

/** A policy document as AWS gets it: with the names and ARNs that Terraform fills in. */
export function documentOf(stack: StackJson, text: unknown): Document {
  const filled = String(text).replace(
    /\$\{([a-z0-9_]+)\.(\w+)\.(arn|id|name)\}/g,
    (_, type: string, id: string, of: string) => {
      const resource = resources(stack, type)[id]!;
      return type === "aws_s3_bucket" && of === "id" ? String(resource.bucket) : arnOf(type, resource);
    },
  );
  if (filled.includes("${")) throw new Error(`What is ${filled.slice(filled.indexOf("${"))}?`);
  return JSON.parse(filled) as Document;
}

export interface Document {
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Action: string | readonly string[];
    readonly Resource?: string | readonly string[];
  }[];
}

/** The ARN that a resource gets. */
export function arnOf(type: string, { name, bucket, path }: Readonly<Record<string, unknown>>): string {
  switch (type) {
    case "aws_cloudwatch_log_group":
      return `arn:aws:logs:${region}:${account}:log-group:${name}`;
    case "aws_iam_role":
      return `arn:aws:iam::${account}:role${String(path ?? "/")}${name}`;
    case "aws_s3_bucket":
      return `arn:aws:s3:::${bucket}`;
    case "aws_sns_topic":
      return `arn:aws:sns:${region}:${account}:${name}`;
    case "aws_kms_key":
      return `arn:aws:kms:${region}:${account}:key/12345678-1234-1234-1234-123456789012`;
    default:
      throw new Error(`No ARN is known of ${type}`);
  }
}

interface Request {
  /** The ARN of a user or role, or a service such as `logs.amazonaws.com`. */
  readonly by: string;
  readonly action: string;
  readonly on: string;
  readonly context?: Readonly<Record<string, string>>;
  /** The policy of the resource, and those of whoever asks. */
  readonly resourcePolicy?: Document;
  readonly identityPolicies?: readonly Document[];
  /** The permissions boundary of whoever asks. */
  readonly boundary?: Document;
}

/** The simulator knows no encryption context: a key that it does know stands for the one that S3 gives, in policies and requests alike. */
const known = (request: Request): Request =>
  JSON.parse(
    JSON.stringify(request).replaceAll("kms:EncryptionContext:aws:s3:arn", "aws:PrincipalTag/encryptionContext"),
  ) as Request;

/** Whether AWS would let a request through, as a simulator of IAM decides it. */
export async function allows(request: Request): Promise<boolean> {
  const { by, action, on, context = {}, resourcePolicy, identityPolicies = [], boundary } = known(request);
  const response = await runSimulation(
    {
      request: {
        principal: by,
        action,
        resource: { resource: on, accountId: account },
        contextVariables: { "aws:SecureTransport": "true", ...context },
      },
      identityPolicies: identityPolicies.map((policy, index) => ({ name: `policy${index}`, policy })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy,
      ...(boundary && { permissionBoundaryPolicies: [{ name: "boundary", policy: boundary }] }),
    },
    {},
  );
  if (response.resultType === "error") throw new Error(JSON.stringify(response.errors));
  return response.overallResult === "Allowed";
}
