import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { bucketArnOf, type Place, type Statement } from "../../../src/model/iam/index.js";
import { ArchiveBucket } from "./archive-bucket.js";
import { addKey } from "./bucket-key.js";
import { tlsOnly } from "./bucket-policy.js";

/** A service of AWS that writes for this account to a bucket, and for no other. */
interface Writer {
  readonly principal: { readonly Service: string };
  /** By what the service says that it writes for. */
  readonly condition: NonNullable<Statement["Condition"]>;
  /** The statement that lets it use a key. */
  readonly key: { readonly Sid: string; readonly Action: string | readonly string[] };
}

interface EncryptedBucketProps extends Place {
  readonly bucketName: string;
  readonly retention: number;
  readonly writer: Writer;
  /** A key that exists; without it one is made. */
  readonly kmsKeyArn?: string | undefined;
  /** Of the key that is made, without `alias/`. */
  readonly alias: string;
  /** Of the key that is made. */
  readonly description: string;
  /** Whether the bucket exists, and is left alone. */
  readonly adopt?: boolean | undefined;
  readonly destroyable?: boolean | undefined;
}

interface EncryptedBucket {
  /** The bucket's name, which waits for the bucket to exist. */
  readonly bucketName: string;
  readonly bucketArn: string;
  readonly kmsKeyArn: string;
  /** What waits until the service may write: it tries to before it says yes. */
  readonly writable: readonly ITerraformDependable[];
  /** What the owner of a bucket that exists adds to its policy. */
  readonly bucketPolicyStatements: readonly Statement[];
  /** What the owner of a key that exists adds to its policy. */
  readonly keyPolicyStatements: readonly Statement[];
}

/**
 * A bucket to which one service of AWS writes, with a key that it may use and no other: bucket, key and their policies, or what the owners
 * of those that exist add to theirs.
 */
export function encryptedBucket(scope: Construct, props: EncryptedBucketProps): EncryptedBucket {
  const { bucketName, retention, writer, adopt, destroyable } = props;
  const useKey: Statement = {
    Sid: writer.key.Sid,
    Effect: "Allow",
    Principal: writer.principal,
    Action: writer.key.Action,
    Resource: props.kmsKeyArn ?? "*",
    Condition: writer.condition,
  };
  const kmsKeyArn = props.kmsKeyArn ?? addKey(scope, props, useKey);
  const bucketArn = bucketArnOf(props, bucketName);
  const statements = writing(writer, bucketArn, kmsKeyArn);
  const made = adopt
    ? undefined
    : new ArchiveBucket(scope, "bucket", { bucketName, retention, kmsKeyArn, statements, destroyable });
  return {
    bucketName: made?.bucketName ?? bucketName,
    bucketArn: made?.bucketArn ?? bucketArn,
    kmsKeyArn,
    writable: made ? [made.policy] : [],
    bucketPolicyStatements: made ? [] : [tlsOnly(bucketArn), ...statements],
    keyPolicyStatements: props.kmsKeyArn === undefined ? [] : [useKey],
  };
}

/** Lets the service write, and with that key only. */
function writing({ principal, condition }: Writer, bucketArn: string, kmsKeyArn: string): Statement[] {
  const guard = (Sid: string, header: string, value: string): Statement => ({
    Sid,
    Effect: "Deny",
    Principal: principal,
    Action: "s3:PutObject",
    Resource: `${bucketArn}/*`,
    Condition: { StringNotEquals: { [`s3:x-amz-server-side-encryption${header}`]: value } },
  });
  return [
    {
      Sid: "AllowGetBucketLocation",
      Effect: "Allow",
      Principal: principal,
      Action: "s3:GetBucketLocation",
      Resource: bucketArn,
      Condition: condition,
    },
    {
      Sid: "AllowPutObject",
      Effect: "Allow",
      Principal: principal,
      Action: "s3:PutObject",
      Resource: `${bucketArn}/*`,
      Condition: condition,
    },
    guard("DenyUnencryptedObjectUploads", "", "aws:kms"),
    guard("DenyIncorrectEncryptionHeader", "-aws-kms-key-id", kmsKeyArn),
  ];
}
