/** What AWS Backup does for a service of the inventory, and the words that it has for it. */
export interface BackupFacts {
  /** The resource type, in AWS Backup's words. */
  readonly type: string;
  /** What AWS calls one of them, for people. */
  readonly title: string;
  /** Why there is no continuous backup of it; nothing where there is one. */
  readonly noContinuous?: string;
  /** Whether its backups can move to cold storage. */
  readonly coldStorage: boolean;
}

/**
 * The services that AWS Backup backs up, of those that an inventory has. All of them can be copied to another region, and tested
 * by restoring.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingSelectionForCreate.html for the types
 */
export const backupServices = {
  aurora: { type: "Aurora", title: "an Aurora DB cluster", coldStorage: false },
  dynamodb: {
    type: "DynamoDB",
    title: "a DynamoDB table",
    noContinuous:
      "DynamoDB has point-in-time recovery of its own, outside of AWS Backup; it is switched on for every table that is backed up",
    coldStorage: true,
  },
  ec2: {
    type: "EC2",
    title: "an EC2 instance",
    noContinuous: "AWS Backup takes snapshots of EC2 instances, no continuous backups",
    coldStorage: false,
  },
  efs: {
    type: "EFS",
    title: "an EFS file system",
    noContinuous: "AWS Backup takes snapshots of EFS file systems, no continuous backups",
    coldStorage: true,
  },
  rds: { type: "RDS", title: "a DB instance of RDS", coldStorage: false },
  s3: { type: "S3", title: "an S3 bucket", coldStorage: false },
} as const satisfies Readonly<Record<string, BackupFacts>>;

export type BackupService = keyof typeof backupServices;

/** All of them, in the order of their names. */
export const backupServiceNames = Object.keys(backupServices) as BackupService[];

/** What AWS Backup knows of a service. */
export const backupFacts = (service: BackupService): BackupFacts => backupServices[service];

/** What is switched on in an account and region, in AWS Backup's words. EBS is what EC2 instances are made of. */
export const switchedTypes = [...backupServiceNames.map((one): string => backupServices[one].type), "EBS"].sort();

/**
 * Days, minutes and numbers that AWS Backup takes.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html for the ARNs of a selection
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery-retention-period.html
 */
export const backupLimits = {
  /** Days that a backup can be kept: a hundred years. */
  retention: 36_500,
  /** Days that a continuous backup can be kept; of point-in-time recovery of DynamoDB as well. */
  continuousRetention: 35,
  /** Days that one must be kept: more than the day between two runs of its rule, or it expires before the next one. */
  leastContinuousRetention: 2,
  /** Days that a backup must stay in cold storage. */
  coldStorage: 90,
  /** Minutes within which a job must be able to start. */
  leastStartWindow: 60,
  /** Days before a lock can no longer be taken off. */
  leastLockDays: 3,
  /** ARNs of one selection. */
  selectedArns: 500,
  /** ARNs of one selection of a restore test. */
  testedArns: 30,
} as const;

/**
 * The region that copies go to where none is named: the other one of a country. Elsewhere there is no second region that an
 * environment could be taken to mean.
 */
export const secondRegion: Readonly<Record<string, string>> = {
  "ap-northeast-1": "ap-northeast-3",
  "ap-northeast-3": "ap-northeast-1",
};
