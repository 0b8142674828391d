import type * as z from "zod";
import { bucketName } from "../inventory/s3.js";
import { arn, boolean, checked, integer, object, oneOf, orFalse } from "../schema/fields.js";
import { refuseLeftToOthers } from "./left-to-others.js";
import { auditRetention } from "./log-group-settings.js";

/** Defaults, where the environment or the props of a module say nothing. */
export const macieDefaults = { findingPublishingFrequency: "SIX_HOURS" } as const;
export const discoveryResultsDefaults = { retention: auditRetention } as const;

/**
 * Where sensitive data discovery results go: what Macie looked through, whether it found anything or not. Macie itself keeps them for 90
 * days, and shows them to nobody.
 */
export interface DiscoveryResultsInput {
  /**
   * The bucket's name.
   * @default <system>-<environment>-macie-<account>
   * @limits 3 to 63 lower-case letters, digits, hyphens and dots
   */
  readonly bucketName?: string;
  /**
   * Days that results are kept.
   * @default 2557
   * @limits a whole number from 90 to 36500
   */
  readonly retention?: number;
  /**
   * The key that Macie encrypts results with, in the bucket's region; its policy must let Macie use it, see the output `macie_results_key_policy`.
   * @default a key is made
   */
  readonly kmsKeyArn?: string;
  /**
   * Whether the bucket exists already, in this account or another one. It is written to, and nothing of it is managed: an output has the
   * statements that its owner adds.
   * @default false
   */
  readonly adopt?: boolean;
}

/**
 * Amazon Macie, which watches the account's buckets, and looks for sensitive data in what jobs or automated discovery have it look through. There is
 * one for each account and region.
 */
export interface MacieInput {
  /**
   * Whether it is set from here. `false` where somebody else has switched it on, such as an organization's administrator: what it finds is
   * told all the same, and nothing of it is set.
   * @default true
   */
  readonly managed?: boolean;
  /**
   * Whether the account has it already. It is taken over: it runs from then on, and what is not said here stays as it is; without it the apply
   * fails.
   * @default false
   */
  readonly adopt?: boolean;
  /**
   * How often it tells that what it has told of a bucket's settings occurs again; new findings do not wait for it.
   * @default SIX_HOURS; of one that is taken over, as it is
   */
  readonly findingPublishingFrequency?: "FIFTEEN_MINUTES" | "ONE_HOUR" | "SIX_HOURS";
  /**
   * Where sensitive data discovery results go; `false` where they may be gone after 90 days.
   * @default {}; of one that is taken over, as it is
   */
  readonly discoveryResults?: DiscoveryResultsInput | false;
}

const settings = ["adopt", "findingPublishingFrequency", "discoveryResults"] as const;

export const macieSchema = checked(
  object({
    managed: boolean().default(true),
    adopt: boolean().optional(),
    findingPublishingFrequency: oneOf(["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"]).optional(),
    discoveryResults: orFalse(
      object({
        bucketName: bucketName().optional(),
        retention: integer(90, 36500, "days").default(discoveryResultsDefaults.retention),
        kmsKeyArn: arn("kms", "a KMS key").optional(),
        adopt: boolean().default(false),
      }),
      "an object with bucketName, retention, kmsKeyArn, adopt",
    ),
  }),
  (value, report) => {
    refuseLeftToOthers(value, settings, report);
    const { adopt, discoveryResults } = value;
    if (adopt === true && discoveryResults === false)
      report(
        ["discoveryResults"],
        "would stop results of a Macie that adopt takes over; leave it out, and they go where they went",
      );
  },
);

export type Macie = z.output<typeof macieSchema>;
