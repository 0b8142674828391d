import * as z from "zod";
import { bucketName } from "../inventory/s3.js";
import {
  arn,
  boolean,
  checked,
  expects,
  integer,
  matching,
  object,
  oneOf,
  record,
  type Report,
} from "../schema/fields.js";
import { show } from "../schema/issue.js";
import { auditRetention } from "./log-group-settings.js";

/** Defaults, where the environment or the props of a module say nothing. */
export const trailDefaults = { retention: auditRetention } as const;

/** The bucket that a trail delivers its log files to. */
export interface TrailDeliveryInput {
  /**
   * The bucket's name.
   * @default <system>-<environment>-trail-<key>-<account>
   * @limits 3 to 63 lower-case letters, digits, hyphens and dots
   */
  readonly bucketName?: string;
  /**
   * Days that log files are kept, as long as the trail's log at least: 2,557, where that is an audit log. Of a bucket that is made.
   * @default 2557, or as long as the log
   * @limits a whole number from 365 to 36500
   */
  readonly retention?: number;
  /**
   * Where log files lie: what is in `GLACIER` must be restored before anybody reads or validates it. Of a bucket that is made.
   * @default INTELLIGENT_TIERING
   */
  readonly storageClass?: "INTELLIGENT_TIERING" | "GLACIER";
  /**
   * Days for which nobody can delete a log file (object lock, compliance mode); no lock where not given. Of a bucket that is made.
   * @limits a whole number from 1 to 36500
   */
  readonly objectLockDays?: number;
  /**
   * Folder that log files lie in, before `AWSLogs/`.
   * @default none
   * @limits letters, digits and ! - _ . ' ( ) /, up to 200, no slash at its ends
   */
  readonly keyPrefix?: string;
  /**
   * The key that log files are encrypted with, in the bucket's region; its policy must let CloudTrail use it, see the output
   * `cloudtrail_key_policies`.
   * @default the keys of S3
   */
  readonly kmsKeyArn?: string;
  /**
   * Whether a key is made that log files are encrypted with. Whoever reads them must be allowed to use it, by a policy of IAM. A bucket that
   * exists must be in the environment's region then.
   * @default false
   */
  readonly createKey?: boolean;
  /**
   * Whether requests to the bucket are logged in that of `telemetry.accessLogs`: who read log files, and when. Of a bucket that is made.
   * @default false
   */
  readonly accessLogs?: boolean;
  /**
   * Whether the bucket exists already, in this account or another one. It is written to, and nothing of it is managed: the output
   * `cloudtrail_bucket_policies` has the statements that its owner adds.
   * @default false
   */
  readonly adopt?: boolean;
}

/** A trail that exists, and is taken over. */
export interface TrailAdoptInput {
  /**
   * The bucket that it writes to, and goes on writing to.
   * @limits 3 to 63 lower-case letters, digits, hyphens and dots
   */
  readonly bucketName: string;
}

/**
 * A trail of CloudTrail, of the name that the inventory gives it: management events of all regions, reads and writes, with digests by which
 * log files are validated, to the trail's log group and to a bucket. An account has five trails in a region at most; the first copy of
 * management events is free, and what a further trail logs too is paid for.
 */
export interface TrailSettingsInput {
  /**
   * Where log files go. Of a trail that is taken over it stays as it is.
   * @default {}
   */
  readonly delivery?: TrailDeliveryInput;
  /**
   * What CloudTrail Insights looks for: unusual rates of calls, or of calls that fail. It is paid for by the events that it looks at.
   * @default []; of a trail that is taken over, as it is
   */
  readonly insights?: readonly ("ApiCallRateInsight" | "ApiErrorRateInsight")[];
  /**
   * The trail, where the account has it already: it logs all regions and global services from then on, with digests, to the trail's log group
   * here; all else stays as it is. Without it the apply fails.
   * @default a trail is made
   */
  readonly adopt?: TrailAdoptInput;
}

const insights = ["ApiCallRateInsight", "ApiErrorRateInsight"] as const;

const delivery = checked(
  object({
    bucketName: bucketName().optional(),
    retention: integer(365, 36500, "days").optional(),
    storageClass: oneOf(["INTELLIGENT_TIERING", "GLACIER"]).optional(),
    objectLockDays: integer(1, 36500, "days").optional(),
    keyPrefix: matching(
      /^(?!\/)(?!.*\/$)(?!.*\/\/)[A-Za-z0-9!\-_.'()/]{1,200}$/,
      "a folder: letters, digits and ! - _ . ' ( ) /, up to 200, no slash at its ends",
    ).optional(),
    kmsKeyArn: arn("kms", "a KMS key").optional(),
    createKey: boolean().default(false),
    accessLogs: boolean().default(false),
    adopt: boolean().default(false),
  }),
  (value, report) => {
    if (value.kmsKeyArn !== undefined && value.createKey === true)
      report(["createKey"], "is said beside kmsKeyArn, and a trail has one key; leave one of the two out");
    if (value.adopt !== true) return;
    for (const word of ["retention", "storageClass", "objectLockDays", "accessLogs"] as const)
      if (value[word] !== undefined && value[word] !== false)
        report([word], "would set nothing: of a bucket that exists nothing is managed; leave it out");
  },
);

const trail = checked(
  object({
    delivery: delivery.optional(),
    insights: z.array(oneOf(insights), expects(`a list of ${insights.join(", ")}`)).optional(),
    adopt: object({ bucketName: bucketName() }).optional(),
  }),
  (value, report) => {
    if (value.adopt !== undefined && value.delivery !== undefined)
      report(
        ["delivery"],
        "is said of a trail that is taken over, which goes on writing where it writes; leave it out",
      );
  },
);

export const trailsSchema = checked(record(trail, "trails"), checkNumber);

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html */
export const trailsPerRegion = 5;

function checkNumber(value: Readonly<Record<string, unknown>>, report: Report): void {
  const keys = Object.keys(value);
  if (keys.length > trailsPerRegion)
    report(
      [],
      `are ${keys.length} trails (${keys.map(show).join(", ")}), and an account has ${trailsPerRegion} in a region; leave some out`,
    );
}
