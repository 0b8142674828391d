import { arn, boolean, checked, integer, matching, object, oneOf, text } from "../schema/fields.js";
import { bucketName } from "../inventory/s3.js";
import { refuseLeftToOthers } from "./left-to-others.js";
import { auditRetention } from "./log-group-settings.js";

/** Defaults, where the environment or the props of a module say nothing. */
export const findingsExportDefaults = { retention: auditRetention } as const;

/** What GuardDuty does not do here, each with the reason. */
export interface GuardDutyOffInput {
  /** S3 Protection: unusual use of what lies in buckets. */
  readonly s3DataEvents?: string;
  /** EKS Protection: unusual use of Kubernetes, from its audit logs. */
  readonly eksAuditLogs?: string;
  /** Malware Protection for EC2: volumes of an instance or a container are scanned once a finding suspects malware. */
  readonly ebsMalwareProtection?: string;
  /** RDS Protection: unusual sign-ins to databases. */
  readonly rdsLoginEvents?: string;
  /** Lambda Protection: functions that speak to whom they should not. */
  readonly lambdaNetworkLogs?: string;
  /** Runtime Monitoring: what processes do in containers and on instances. */
  readonly runtimeMonitoring?: string;
  /** The agent that GuardDuty puts beside each task on Fargate. */
  readonly fargateAgent?: string;
  /** The agent that GuardDuty puts on instances of EC2, which it does where the inventory has any. */
  readonly ec2Agent?: string;
}

/** Copies findings to a bucket of their own: GuardDuty itself forgets them after 90 days. */
export interface FindingsExportInput {
  /**
   * The bucket's name.
   * @default <system>-<environment>-findings-<account>
   * @limits 3 to 63 lower-case letters, digits, hyphens and dots
   */
  readonly bucketName?: string;
  /**
   * Days that findings are kept.
   * @default 2557
   * @limits a whole number from 90 to 36500
   */
  readonly retention?: number;
  /**
   * The key that GuardDuty encrypts findings with; its policy must let GuardDuty use it, see the output `guard_duty_findings_key_policy`.
   * @default a key is made
   */
  readonly kmsKeyArn?: string;
  /**
   * Whether the bucket exists already. It is written to, and nothing of it is managed: an output has the statements that its owner adds.
   * @default false
   */
  readonly adopt?: boolean;
}

/**
 * GuardDuty with all of its protection plans. There is one detector for each account and region, and its settings are the whole
 * account's.
 */
export interface GuardDutyInput {
  /**
   * Whether it is set from here. `false` where somebody else has switched it on, such as an organization's administrator: what it finds is
   * told all the same, and nothing of it is set.
   * @default true
   */
  readonly managed?: boolean;
  /**
   * The detector of this account and region, where there is one already; without it one is made. Agents that it puts elsewhere stay as they
   * are.
   * @limits 32 hexadecimal digits
   */
  readonly detectorId?: string;
  /**
   * Protection plans and agents that are off here, and why; all others are on.
   * @default {}
   */
  readonly off?: GuardDutyOffInput;
  /**
   * Whether GuardDuty puts its agent into clusters of EKS too, which the inventory does not know.
   * @default false
   */
  readonly eksAgent?: boolean;
  /**
   * How often it tells that a finding that it has told of occurs again; a new one is told within minutes. Of a detector that is made
   * here.
   * @default SIX_HOURS
   */
  readonly findingPublishingFrequency?: "FIFTEEN_MINUTES" | "ONE_HOUR" | "SIX_HOURS";
  /** Copies of findings in S3; none where not given. */
  readonly findingsExport?: FindingsExportInput;
}

const reason = () => text("the reason why it is off").optional();

/** What is said of what somebody else manages. */
const settings = ["detectorId", "off", "eksAgent", "findingPublishingFrequency", "findingsExport"] as const;

export const guardDutySchema = checked(
  object({
    managed: boolean().default(true),
    detectorId: matching(/^[0-9a-f]{32}$/, "a GuardDuty detector id: 32 hexadecimal digits").optional(),
    off: object({
      s3DataEvents: reason(),
      eksAuditLogs: reason(),
      ebsMalwareProtection: reason(),
      rdsLoginEvents: reason(),
      lambdaNetworkLogs: reason(),
      runtimeMonitoring: reason(),
      fargateAgent: reason(),
      ec2Agent: reason(),
    }).optional(),
    eksAgent: boolean().optional(),
    findingPublishingFrequency: oneOf(["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"]).optional(),
    findingsExport: object({
      bucketName: bucketName().optional(),
      retention: integer(90, 36500, "days").default(findingsExportDefaults.retention),
      kmsKeyArn: arn("kms", "a KMS key").optional(),
      adopt: boolean().default(false),
    }).optional(),
  }),
  (value, report) => {
    refuseLeftToOthers(value, settings, report);
    if (value.detectorId !== undefined && value.findingPublishingFrequency !== undefined)
      report(
        ["findingPublishingFrequency"],
        "is a setting of the detector, which detectorId says is managed elsewhere; set it there, and leave it out here",
      );
    if (value.off?.runtimeMonitoring !== undefined && value.eksAgent === true)
      report(
        ["eksAgent"],
        "serves Runtime Monitoring, which off.runtimeMonitoring switches off; leave one of the two out",
      );
  },
);
