import { viaService, type Statement } from "../../../src/model/iam/index.js";

/** A bucket that is replicated, or that copies go to, as policies know it. */
export interface ReplicatedBucket {
  /** The bucket's ARN. */
  readonly bucketArn: string;
  /** The bucket's region. */
  readonly region: string;
  /** The bucket's customer managed key. @default none */
  readonly kmsKeyArn?: string | undefined;
}

/** Where objects are read. */
export interface ReplicationSource extends ReplicatedBucket {
  /** What the keys of objects begin with; an empty text where all are copied. */
  readonly prefixes: readonly string[];
  /** Whether objects may be locked. */
  readonly locked: boolean;
}

/** Where copies are written. */
export interface ReplicationDestination extends ReplicatedBucket {
  /** The account that owns the bucket, where it is another one. @default that of the source */
  readonly account?: string | undefined;
}

/**
 * What S3 needs to replicate: to read objects as replication does, and to write copies. It may not replicate deletions
 * (`s3:ReplicateDelete`).
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
export const replicating = (source: ReplicationSource, destination: ReplicationDestination): Statement[] => [
  {
    Sid: "Source",
    Effect: "Allow",
    Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
    Resource: source.bucketArn,
  },
  {
    Sid: "Objects",
    Effect: "Allow",
    Action: [
      "s3:GetObjectVersionForReplication",
      "s3:GetObjectVersionAcl",
      "s3:GetObjectVersionTagging",
      ...(source.locked ? ["s3:GetObjectLegalHold", "s3:GetObjectRetention"] : []),
    ],
    Resource: source.prefixes.map((prefix) => `${source.bucketArn}/${prefix}*`),
  },
  {
    ...copying(destination),
    // A bucket's name is free once it is deleted: of whoever takes it then, the account is another one.
    ...(destination.account !== undefined && {
      Condition: { StringEquals: { "s3:ResourceAccount": destination.account } },
    }),
  },
  ...(source.kmsKeyArn === undefined ? [] : [keyUse("Decrypt", source, source.kmsKeyArn, ["kms:Decrypt"])]),
  ...(destination.kmsKeyArn === undefined ? [] : [keyUse("Encrypt", destination, destination.kmsKeyArn, encryption)]),
];

/** Under a key of the bucket, S3 looks first whether that key is sound: it decrypts too. */
const encryption = ["kms:Decrypt", "kms:Encrypt"];

const copying = ({ bucketArn, account }: ReplicationDestination): Statement => ({
  Sid: "Copies",
  Effect: "Allow",
  Action: ["s3:ReplicateObject", ...(account === undefined ? [] : ["s3:ObjectOwnerOverrideToBucketOwner"])],
  Resource: `${bucketArn}/*`,
});

/** The context that S3 gives is the bucket under a key of the bucket, and the object otherwise. */
const keyUse = (
  Sid: string,
  { bucketArn, region }: ReplicatedBucket,
  Resource: string,
  Action: readonly string[],
): Statement => ({
  Sid,
  Effect: "Allow",
  Action,
  Resource,
  Condition: {
    StringEquals: { "kms:ViaService": viaService("s3", region) },
    StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucketArn, `${bucketArn}/*`] },
  },
});

/** What the owner of a bucket in another account lets the role of replication do. */
export const foreignCopying = (destination: ReplicationDestination, roleArn: string): Statement => ({
  ...copying(destination),
  Sid: "WriteCopies",
  Principal: { AWS: roleArn },
});

/** What the owner of the key of that bucket lets the role do. */
export const foreignCopyKeyUse = (destination: ReplicationDestination, roleArn: string): Statement => ({
  ...keyUse("WriteCopiesKey", destination, "*", encryption),
  Principal: { AWS: roleArn },
});
