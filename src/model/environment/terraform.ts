import * as z from "zod";
import {
  assumption,
  withRoles,
  type AssumeRoleInput,
  type ExternalIdInput,
  type SessionTagsInput,
  type TransitiveTagKeysInput,
} from "./assume-role.js";
import { boolean, expects, matching, object, oneKeyOf, plainText, region } from "../schema/fields.js";
import { bucketPattern } from "../inventory/s3.js";

/** State in an S3 bucket. */
export interface S3BackendInput {
  /**
   * The state bucket's name.
   * @limits 3 to 63 lower-case letters, digits, hyphens and dots
   */
  readonly bucket: string;
  /**
   * The bucket's region.
   * @default the environment's region
   */
  readonly region?: string;
  /**
   * Folder of the state objects; each stack has `<stack>.tfstate` in it.
   * @default unyo
   */
  readonly prefix?: string;
  /**
   * Whether state is locked by a lock file in the bucket. Needs Terraform 1.10.
   * @default true
   */
  readonly lockFile?: boolean;
  /**
   * Customer managed key that the state is encrypted with: its ARN or id.
   * @default what the bucket encrypts with
   */
  readonly kmsKeyId?: string;
  /**
   * Roles with which Terraform reads and writes state, by team. Needs Terraform 1.6.
   * @default the credentials that Terraform runs with
   */
  readonly assumeRole?: AssumeRoleInput;
  /**
   * External ids that these roles ask for, by team.
   * @default {}
   */
  readonly externalId?: ExternalIdInput;
  /**
   * Session tags of these roles, by team: up to 50, with keys of 128 and values of 256 characters. The role's trust must allow
   * `sts:TagSession` too.
   * @default {}
   */
  readonly sessionTags?: SessionTagsInput;
  /**
   * Keys of these tags that stay when a session assumes a further role, by team.
   * @default {}
   */
  readonly transitiveTagKeys?: TransitiveTagKeysInput;
}

/** State in HCP Terraform or Terraform Enterprise. */
export interface RemoteBackendInput {
  /** The organization in HCP Terraform or Terraform Enterprise; each stack has a workspace of its own name. */
  readonly organization: string;
  /**
   * Host name of Terraform Enterprise.
   * @default app.terraform.io
   */
  readonly hostname?: string;
}

/** State in a folder. */
export interface LocalBackendInput {
  /**
   * Folder of the state files, seen from the folder of the synthesized stack; each stack has `terraform.<stack>.tfstate` in it.
   * @default ../../.. (the project's folder; cdktf.out itself may be deleted at any time)
   */
  readonly directory?: string;
}

/** Where the stacks keep their state: exactly one of the three. */
export interface BackendInput {
  /** In an S3 bucket. */
  readonly s3?: S3BackendInput;
  /** In HCP Terraform or Terraform Enterprise. */
  readonly remote?: RemoteBackendInput;
  /** In a folder: for one person alone. */
  readonly local?: LocalBackendInput;
}

/**
 * Addresses that have left the stacks, by team: `aws_iam_role.enhancedMonitoring`. Needs Terraform 1.7, or OpenTofu 1.10.
 *
 * @see https://developer.hashicorp.com/terraform/language/block/removed
 */
export interface ReleasedInput {
  /**
   * What has left the telemetry stack.
   * @default []
   */
  readonly dev?: readonly string[];
  /**
   * What has left the alarms stack.
   * @default []
   */
  readonly ops?: readonly string[];
}

/** Versions and roles that the stacks are applied with. */
export interface TerraformInput {
  /**
   * The oldest Terraform the stacks must run under.
   * @default 1.5.0; 1.6.0 where the S3 backend assumes a role; 1.7.0 where something is released; 1.10.0 where the S3 backend has a lock file
   */
  readonly minimumVersion?: string;
  /**
   * Version range of the AWS provider.
   * @default >= 5.100.0, < 7.0.0
   */
  readonly awsProviderVersion?: string;
  /**
   * Whether what is made can be destroyed with all that is in it, as of an environment for trying things out: log groups, the bucket of
   * the archive, vaults without backups, the GuardDuty detector, and settings of the whole account: scanning of images and by Inspector, which stop, and the default of
   * Container Insights, which becomes `disabled`. Audit logs and what was adopted stay all the same.
   * @default false
   */
  readonly destroyable?: boolean;
  /**
   * Addresses that have left a team's stack, and that Terraform forgets instead of destroying. What was adopted is listed here when it
   * leaves.
   * @default {}
   */
  readonly released?: ReleasedInput;
  /**
   * Regions that the last thing of a stack has left: the stacks keep their provider, with which Terraform destroys or forgets what is
   * there still. They go out of the list once that is applied.
   * @default []
   * @see https://developer.hashicorp.com/terraform/language/providers/configuration
   */
  readonly formerRegions?: readonly string[];
  /**
   * Roles that Terraform assumes, by team.
   * @default {}
   */
  readonly assumeRole?: AssumeRoleInput;
  /**
   * External ids that these roles ask for, by team.
   * @default {}
   */
  readonly externalId?: ExternalIdInput;
  /**
   * Session tags of these roles, by team: up to 50, with keys of 128 and values of 256 characters. The role's trust must allow
   * `sts:TagSession` too.
   * @default {}
   */
  readonly sessionTags?: SessionTagsInput;
  /**
   * Keys of these tags that stay when a session assumes a further role, by team.
   * @default {}
   */
  readonly transitiveTagKeys?: TransitiveTagKeysInput;
}

const s3 = withRoles(
  object({
    bucket: matching(bucketPattern, "a bucket name: 3 to 63 lower-case letters, digits, hyphens and dots"),
    region: region().optional(),
    prefix: matching(/^[A-Za-z0-9!_.*'()/-]*[A-Za-z0-9]$/, "a key prefix without a trailing slash").default("unyo"),
    lockFile: boolean().default(true),
    kmsKeyId: plainText("a KMS key").optional(),
    ...assumption,
  }),
);

const remote = object({
  organization: plainText("an organization's name"),
  hostname: matching(/^[a-z0-9.-]+$/, "a host name").default("app.terraform.io"),
});

const local = object({
  directory: matching(/^(?!\/)[^\\:]*[^/\\:]$/, "a relative path without a trailing slash").default("../../.."),
});

export const backendSchema = oneKeyOf({ s3: s3.optional(), remote: remote.optional(), local: local.optional() }, [
  "s3",
  "remote",
  "local",
]);

export type Backend = z.output<typeof backendSchema>;

/** @see https://developer.hashicorp.com/terraform/language/expressions/version-constraints */
const versionRange = /^\s*((=|!=|>=|<=|~>|>|<)?\s*\d+(\.\d+){0,2}(-[0-9A-Za-z.-]+)?\s*(,\s*(?=[^\s,])|$))+$/;

const versionPattern = /^\d+\.\d+\.\d+$/;

const released = () =>
  z
    .array(
      matching(/^[a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z_][\w-]*$/, "an address, such as aws_iam_role.enhancedMonitoring"),
      expects("a list of addresses"),
    )
    .default([]);

export const terraformSchema = withRoles(
  object({
    minimumVersion: matching(versionPattern, 'a Terraform version such as "1.5.0"').optional(),
    awsProviderVersion: matching(versionRange, 'a version range such as ">= 5.100.0, < 7.0.0"').default(
      ">= 5.100.0, < 7.0.0",
    ),
    destroyable: boolean().default(false),
    released: object({ dev: released(), ops: released() }).prefault({}),
    formerRegions: z.array(region(), expects('a list of regions, such as ["us-east-1"]')).default([]),
    ...assumption,
  }),
);

export type TerraformSettings = z.output<typeof terraformSchema>;

/** What a stack uses of Terraform. A child module has no backend, and one half only has secrets. */
export interface TerraformUse {
  readonly backend?: Backend | undefined;
  readonly writesSecrets?: boolean;
  /** Whether something that has left is forgotten. */
  readonly releases?: boolean;
}

/** The oldest Terraform that has all that a stack uses, and what asks for it. */
export function leastTerraform({ backend, writesSecrets, releases }: TerraformUse): {
  version: string;
  reason: string;
} {
  if (writesSecrets) return { version: "1.11.0", reason: "secrets of store parameterStore need Terraform 1.11.0" };
  if (backend?.s3?.lockFile) return { version: "1.10.0", reason: "backend.s3.lockFile needs Terraform 1.10.0" };
  if (releases) return { version: "1.7.0", reason: "terraform.released needs Terraform 1.7.0" };
  if (Object.values(backend?.s3?.assumeRole ?? {}).some((role) => role !== undefined))
    return { version: "1.6.0", reason: "backend.s3.assumeRole needs Terraform 1.6.0" };
  return { version: "1.5.0", reason: "import blocks need Terraform 1.5.0" };
}
