import * as z from "zod";
import { backupFacts, backupLimits, backupServiceNames, backupServices, type BackupService } from "../facts/backup.js";
import {
  arn,
  boolean,
  checked,
  expects,
  integer,
  matching,
  object,
  oneOf,
  region,
  text,
  timeOfDay,
} from "../schema/fields.js";
import { show } from "../schema/issue.js";

/** Backups that are taken every day. */
export interface PeriodicBackupsInput {
  /**
   * The time of the day at which they begin, on the clocks of the team's time zone.
   * @default 02:00
   * @limits a time of the day such as "02:00"
   */
  readonly time?: string;
  /**
   * Days that they are kept, up to 36,500.
   * @default 90
   * @limits a whole number from 1 to 36500
   */
  readonly retention?: number;
  /**
   * Days after which they move to cold storage, where they must stay for 90 days; only where all services can do it.
   * @default they do not
   * @limits a whole number from 1 to 36500
   */
  readonly coldStorageAfter?: number;
  /**
   * Minutes within which a job must begin, from 60 on. AWS begins jobs at any time within them.
   * @default 60
   * @limits a whole number from 60 to 10080
   */
  readonly startWindow?: number;
  /**
   * Minutes within which a job must end after it began; it is cancelled then.
   * @default 720
   * @limits a whole number from 60 to 52560000
   */
  readonly completionWindow?: number;
  /**
   * Services of the inventory that are backed up.
   * @default all that AWS Backup can back up
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html
   */
  readonly services?: readonly BackupService[];
}

/** Backups that can be restored to any second. */
export interface ContinuousBackupsInput {
  /** The reason why there are none. */
  readonly off?: string;
  /**
   * Days that can be gone back, from 2 to 35; of DynamoDB's point-in-time recovery as well.
   * @default 10
   * @limits a whole number from 2 to 35
   */
  readonly retention?: number;
  /**
   * Services of the inventory that have them.
   * @default all that can
   */
  readonly services?: readonly BackupService[];
}

/** Copies of the daily backups in another region of the account. */
export interface BackupCopyInput {
  /** The reason why there are none. */
  readonly off?: string;
  /**
   * The region.
   * @default Osaka for Tokyo, and Tokyo for Osaka; needed elsewhere
   */
  readonly region?: string;
  /**
   * Days that copies are kept, up to 36,500.
   * @default as long as the daily backups
   * @limits a whole number from 1 to 36500
   */
  readonly retention?: number;
}

/** A lock: within the vaults no backup is deleted before its time, whoever asks. */
export interface VaultLockInput {
  /**
   * Days that every backup must be kept at least; no more than the shortest that is taken.
   * @limits a whole number from 1 to 36500
   */
  readonly minimumRetention: number;
  /**
   * Days that a backup may be kept at most; no fewer than the longest that is taken.
   * @limits a whole number from 1 to 36500
   */
  readonly maximumRetention?: number;
  /**
   * Days after which nobody can take the lock off again, from 3 on.
   * @default it can be taken off by whoever may
   * @limits a whole number from 3 to 36500
   */
  readonly changeableForDays?: number;
}

/** Restores that AWS Backup tries by itself, into resources that it deletes again. */
export interface RestoreTestInput {
  /**
   * On Sundays, or on the first Sunday of a month.
   * @default weekly
   */
  readonly schedule?: "weekly" | "monthly";
  /**
   * The time of the day, on the clocks of the team's time zone.
   * @default 05:00
   * @limits a time of the day such as "05:00"
   */
  readonly time?: string;
  /**
   * Hours that what was restored stays, for somebody to look at it.
   * @default 4
   * @limits a whole number from 0 to 168
   */
  readonly validationWindow?: number;
  /**
   * What a restore is to use instead of what AWS works out, by service: `{ aurora: { dbSubnetGroupName: "…" } }`. A VPC other than the
   * default one needs it.
   * @default {}
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-inferred-metadata.html
   */
  readonly overrides?: Readonly<Partial<Record<BackupService, Readonly<Record<string, string>>>>>;
}

/** A tag on resources. */
export interface BackupTagInput {
  /**
   * The tag's key.
   * @limits 1 to 128 characters, not beginning with aws:
   */
  readonly key: string;
  /**
   * The tag's value.
   * @limits 256 characters at most
   */
  readonly value: string;
}

/** Backups of what the inventory holds, and of what carries a tag. */
export interface BackupsInput {
  /** Backups that are taken every day. */
  readonly periodic?: PeriodicBackupsInput;
  /** Backups that can be restored to any second. */
  readonly continuous?: ContinuousBackupsInput;
  /** Copies of the daily backups in another region. */
  readonly copy?: BackupCopyInput;
  /**
   * Resources with this tag have daily backups too, whether or not the inventory holds them.
   * @default { key: "Backup", value: "<system>-<environment>" }
   */
  readonly tag?: BackupTagInput;
  /**
   * What of the inventory is not backed up, by its key such as `s3.scratch`, and why.
   * @default {}
   */
  readonly exclude?: Readonly<Record<string, string>>;
  /**
   * A lock on the vaults.
   * @default none
   */
  readonly lock?: VaultLockInput;
  /**
   * ARNs of roles that may delete backups before their time.
   * @default nobody may
   */
  readonly deletableBy?: readonly string[];
  /**
   * Whether the services of AWS Backup are switched on in the region; there is one such setting in an account and region.
   * @default true
   */
  readonly optIn?: boolean;
  /**
   * Restores that AWS Backup tries by itself.
   * @default none
   */
  readonly restoreTest?: RestoreTestInput;
}

const days = (to: number, what: string) => integer(1, to, what);

const service = z
  .string(expects("a service that AWS Backup backs up"))
  .refine((value) => Object.hasOwn(backupServices, value), {
    error: ({ input }) => `AWS Backup does not back up ${show(input)}\n  allowed: ${backupServiceNames.join(", ")}`,
  }) as unknown as z.ZodType<BackupService, BackupService>;

const services = () => z.array(service, expects("a list of services"));

const periodic = checked(
  object({
    time: timeOfDay("the beginning of the daily backup", "02:00").default("02:00"),
    retention: days(backupLimits.retention, "days that backups are kept").default(90),
    coldStorageAfter: days(backupLimits.retention, "days before cold storage").optional(),
    startWindow: integer(backupLimits.leastStartWindow, 10_080, "minutes within which a job must begin").default(60),
    completionWindow: integer(60, 52_560_000, "minutes within which a job must end").default(720),
    services: services().default([...backupServiceNames]),
  }),
  (value, report) => {
    const { retention, coldStorageAfter, services: of = [] } = value;
    if (coldStorageAfter === undefined) return;
    const least = coldStorageAfter + backupLimits.coldStorage;
    if (typeof retention === "number" && retention < least)
      report(
        ["retention"],
        `${retention} is less than ${least}: what moves to cold storage after ${coldStorageAfter} days must stay there for ${backupLimits.coldStorage}`,
      );
    const warm = of.filter((one) => Object.hasOwn(backupServices, one) && !backupFacts(one).coldStorage);
    if (warm.length > 0)
      report(
        ["coldStorageAfter"],
        `AWS Backup has no cold storage for ${warm.join(", ")}; leave it out, or name services that have in periodic.services`,
      );
  },
);

const continuous = checked(
  object({
    off: text("the reason why there are no continuous backups").optional(),
    retention: integer(
      backupLimits.leastContinuousRetention,
      backupLimits.continuousRetention,
      "days that can be gone back",
    ).default(10),
    services: services().default(backupServiceNames.filter((one) => backupFacts(one).noContinuous === undefined)),
  }),
  ({ services: of }, report) => {
    if (!Array.isArray(of)) return;
    of.forEach((one, index) => {
      const reason = Object.hasOwn(backupServices, one) ? backupFacts(one).noContinuous : undefined;
      if (reason !== undefined) report(["services", index], `${show(one)} cannot have continuous backups: ${reason}`);
    });
  },
);

const lock = object({
  minimumRetention: days(backupLimits.retention, "days that backups must be kept"),
  maximumRetention: days(backupLimits.retention, "days that backups may be kept").optional(),
  changeableForDays: integer(
    backupLimits.leastLockDays,
    backupLimits.retention,
    "days before the lock holds for good",
  ).optional(),
});

const restoreTest = object({
  schedule: oneOf(["weekly", "monthly"]).default("weekly"),
  time: timeOfDay("the beginning of the restore test", "05:00").default("05:00"),
  validationWindow: integer(0, 168, "hours that what was restored stays").default(4),
  overrides: object(
    Object.fromEntries(
      backupServiceNames.map((one) => [
        one,
        z.record(z.string(), text("what a restore is to use"), expects("a record of restore metadata")).optional(),
      ]),
    ) as Record<BackupService, z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>>,
  ).prefault({}),
});

export const backupsSchema = object({
  periodic: periodic.prefault({}),
  continuous: continuous.prefault({}),
  copy: object({
    off: text("the reason why there are no copies").optional(),
    region: region().optional(),
    retention: days(backupLimits.retention, "days that copies are kept").optional(),
  }).prefault({}),
  tag: object({
    key: matching(/^(?!aws:).{1,128}$/i, "the key of a tag: 1 to 128 characters, not beginning with aws:"),
    value: matching(/^.{0,256}$/, "the value of a tag: 256 characters at most"),
  }).optional(),
  exclude: z.record(z.string(), text("the reason why it is not backed up"), expects("a record of reasons")).default({}),
  lock: lock.optional(),
  deletableBy: z.array(arn("iam", "a role"), expects("a list of ARNs of roles")).default([]),
  optIn: boolean().default(true),
  restoreTest: restoreTest.optional(),
});

export type Backups = z.output<typeof backupsSchema>;
