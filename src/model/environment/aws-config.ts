import type * as z from "zod";
import { bucketName } from "../inventory/s3.js";
import { arn, boolean, checked, integer, object, oneOf } from "../schema/fields.js";
import { refuseLeftToOthers } from "./left-to-others.js";
import { auditRetention } from "./log-group-settings.js";

/** Defaults, where the environment or the props of a module say nothing. */
export const awsConfigDefaults = {
  recordingFrequency: "CONTINUOUS",
  includeGlobalResourceTypes: true,
  retention: auditRetention,
} as const;

/** The bucket that configuration history and snapshots are delivered to. */
export interface ConfigDeliveryInput {
  /**
   * The bucket's name.
   * @default <system>-<environment>-config-<account>
   * @limits 3 to 63 lower-case letters, digits, hyphens and dots
   */
  readonly bucketName?: string;
  /**
   * Days that what is delivered is kept.
   * @default 2557
   * @limits a whole number from 365 to 36500
   */
  readonly retention?: number;
  /**
   * The key that AWS Config encrypts with, in the bucket's region; its policy must let AWS Config use it, see the output
   * `config_delivery_key_policy`.
   * @default the keys of S3
   */
  readonly kmsKeyArn?: string;
  /**
   * Whether the bucket exists already, in this account or another one. It is written to, and nothing of it is managed: an output has the
   * statements that its owner adds. It must have no object lock.
   * @default false
   */
  readonly adopt?: boolean;
}

/**
 * AWS Config, which records what resources of the account are set to. There is one recorder for each account and region: where another one
 * is, the apply fails.
 */
export interface AwsConfigInput {
  /**
   * Whether it is set from here. `false` where somebody else has it record, such as an organization: nothing of it is set.
   * @default true
   */
  readonly managed?: boolean;
  /**
   * Whether each change is recorded, or once a day what has changed.
   * @default CONTINUOUS
   */
  readonly recordingFrequency?: "CONTINUOUS" | "DAILY";
  /**
   * Whether IAM users, groups, roles and policies are recorded, which all regions have in common: one region of an account records them, that in
   * which Security Hub checks them.
   * @default true
   */
  readonly includeGlobalResourceTypes?: boolean;
  /**
   * Days that AWS Config keeps what it recorded: one setting of the account and region, which is replaced.
   * @default as it is, which is 2557 unless somebody set it
   * @limits a whole number from 30 to 2557
   */
  readonly retentionPeriodInDays?: number;
  /**
   * Whether the account has the service-linked role AWSServiceRoleForConfig already. It is used then, and not managed; without it the apply fails
   * where it is.
   * @default false
   */
  readonly adoptRole?: boolean;
  /**
   * Where configuration history and snapshots go.
   * @default {}
   */
  readonly delivery?: ConfigDeliveryInput;
}

const settings = [
  "recordingFrequency",
  "includeGlobalResourceTypes",
  "retentionPeriodInDays",
  "adoptRole",
  "delivery",
] as const;

export const awsConfigSchema = checked(
  object({
    managed: boolean().default(true),
    recordingFrequency: oneOf(["CONTINUOUS", "DAILY"]).optional(),
    includeGlobalResourceTypes: boolean().optional(),
    retentionPeriodInDays: integer(30, 2557, "days").optional(),
    adoptRole: boolean().optional(),
    delivery: object({
      bucketName: bucketName().optional(),
      retention: integer(365, 36500, "days").default(awsConfigDefaults.retention),
      kmsKeyArn: arn("kms", "a KMS key").optional(),
      adopt: boolean().default(false),
    }).optional(),
  }),
  (value, report) => refuseLeftToOthers(value, settings, report),
);

export type AwsConfig = z.output<typeof awsConfigSchema>;
