import { BackupPlan as Plan, type BackupPlanRule } from "@cdktf/provider-aws/lib/backup-plan";
import { BackupSelection } from "@cdktf/provider-aws/lib/backup-selection";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import {
  checkInputs,
  countProblem,
  required,
  timeOfDayProblem,
  timeZoneProblem,
  unless,
} from "../../../src/cdktf/inputs.js";
import { dailySchedules } from "../../../src/model/backups/schedule.js";
import { backupLimits } from "../../../src/model/facts/backup.js";
import { withReferences } from "../../../src/model/schema/token.js";

/** What both kinds of plan need. */
interface PlanProps {
  /** The plan's name, 50 characters at most. */
  readonly planName: string;
  /** The vault that backups are put into. */
  readonly vaultName: string;
  /** The role with which AWS Backup takes them. */
  readonly roleArn: string;
  /** ARNs of what is backed up, 500 at most in each group; groups by a short stable key, such as the service. */
  readonly resources: Readonly<Record<string, readonly string[]>>;
}

/** Where copies go, and how long they stay. */
export interface BackupCopy {
  /** ARN of a vault in another region. */
  readonly vaultArn: string;
  /** Days that copies are kept. */
  readonly retention: number;
}

export interface DailyBackupsProps extends PlanProps {
  /** The time of the day at which they begin, such as `02:00`. */
  readonly time: string;
  /** IANA time zone on whose clocks that is. */
  readonly timeZone: string;
  /** Days that backups are kept, up to 36,500. */
  readonly retention: number;
  /** Days after which they move to cold storage, where they stay for 90 at least. @default they do not */
  readonly coldStorageAfter?: number;
  /** Minutes within which a job must begin, from 60 on. @default 60 */
  readonly startWindow?: number;
  /** Minutes within which a job must end after it began. @default 720 */
  readonly completionWindow?: number;
  /** A copy of each backup. @default none */
  readonly copy?: BackupCopy;
  /** Resources with this tag are backed up as well. @default none */
  readonly tag?: { readonly key: string; readonly value: string };
}

export interface ContinuousBackupsProps extends PlanProps {
  /** The time of the day at which AWS Backup looks after them, such as `14:00`: not that of the daily backups. */
  readonly time: string;
  /** IANA time zone on whose clocks that is. */
  readonly timeZone: string;
  /** Days that can be gone back, from 2 to 35. */
  readonly retention: number;
}

/** What both plans must be given. */
const asked = {
  time: "text",
  timeZone: "text",
  retention: "number",
  planName: "text",
  vaultName: "text",
  roleArn: "text",
  resources: "object",
} as const;

/**
 * A backup of everything on every day, at a time on the clocks of a zone; also on the day on which those clocks jump over it.
 *
 * @throws Error when AWS Backup would not take the days or minutes, or the clocks of the zone jump in a way that no schedule can say.
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
 */
export class DailyBackups extends Module {
  constructor(scope: Construct, id: string, props: DailyBackupsProps) {
    super(scope, id, required(props, asked));
    const schedules = checkedSchedules(this.node.path, props);
    const { copy, tag } = props;
    const lifecycle = { deleteAfter: props.retention, coldStorageAfter: props.coldStorageAfter };
    const rules = schedules.map(({ key, expression }) => ({
      ruleName: key,
      schedule: expression,
      scheduleExpressionTimezone: props.timeZone,
      startWindow: props.startWindow ?? 60,
      completionWindow: props.completionWindow ?? 720,
      lifecycle,
      copyAction: copy && [{ destinationVaultArn: copy.vaultArn, lifecycle: { deleteAfter: copy.retention } }],
    }));
    const plan = addPlan(this, withReferences(props, "vaultName", "roleArn", "resources"), rules);
    if (tag)
      new BackupSelection(this, "tagged", {
        name: "tagged",
        planId: plan.id,
        iamRoleArn: withReferences(props, "roleArn").roleArn,
        selectionTag: [{ type: "STRINGEQUALS", key: tag.key, value: tag.value }],
      });
  }
}

/**
 * Continuous backups: any second can be restored. They have a plan of their own, since of rules of one plan whose windows overlap AWS
 * follows the one that keeps longer. Of one resource AWS Backup runs one job at a time, so theirs has another time of the day; of S3
 * they must be in the vault of the daily ones.
 *
 * @throws Error when they are to be kept for fewer than 2 days, or more than 35.
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html
 */
export class ContinuousBackups extends Module {
  constructor(scope: Construct, id: string, props: ContinuousBackupsProps) {
    super(scope, id, required(props, asked));
    const { retention, time, timeZone } = props;
    const { continuousRetention: most, leastContinuousRetention: least } = backupLimits;
    checkInputs(this.node.path, {
      time: timeProblem(time),
      timeZone: timeZoneProblem(timeZone),
      retention:
        countProblem(retention, "days") ??
        unless(
          retention >= least,
          `${retention} is fewer than ${least} days: the backup would expire before its rule runs again`,
        ) ??
        unless(retention <= most, `${retention} is more than the ${most} days that continuous backups can be kept`),
    });
    const [hour, minute] = time.split(":").map(Number);
    const rule = {
      ruleName: "continuous",
      enableContinuousBackup: true,
      schedule: `cron(${minute} ${hour} * * ? *)`,
      scheduleExpressionTimezone: timeZone,
      startWindow: 480,
      completionWindow: 720,
      lifecycle: { deleteAfter: retention },
    };
    addPlan(this, withReferences(props, "vaultName", "roleArn", "resources"), [rule]);
  }
}

function addPlan(scope: Construct, props: PlanProps, rules: readonly Omit<BackupPlanRule, "targetVaultName">[]): Plan {
  const plan = new Plan(scope, mainResource, {
    name: props.planName,
    rule: rules.map((rule) => ({ ...rule, targetVaultName: props.vaultName })),
  });
  for (const [key, resources] of Object.entries(props.resources)) {
    if (resources.length === 0) continue;
    new BackupSelection(scope, key, {
      name: key,
      planId: plan.id,
      iamRoleArn: props.roleArn,
      resources: [...resources],
    });
  }
  return plan;
}

const timeProblem = (time: string): string | undefined => timeOfDayProblem(time, "02:00");

function checkedSchedules(path: string, props: DailyBackupsProps) {
  const { time, timeZone, retention, coldStorageAfter, startWindow = 60 } = props;
  const least = (coldStorageAfter ?? -backupLimits.coldStorage) + backupLimits.coldStorage;
  const [inTime, inZone] = [timeProblem(time) === undefined, timeZoneProblem(timeZone) === undefined];
  const schedules = inTime && inZone ? dailySchedules(time, timeZone) : [];
  checkInputs(path, {
    time: timeProblem(time) ?? (typeof schedules === "string" ? schedules : undefined),
    timeZone: timeZoneProblem(timeZone),
    retention:
      countProblem(retention, "days") ??
      unless(retention <= backupLimits.retention, `${retention} is more than ${backupLimits.retention} days`) ??
      unless(retention >= least, `${retention} is less than ${least}: backups stay in cold storage for 90 days`),
    startWindow: unless(startWindow >= 60, `${startWindow} is not 60 minutes or more`),
  });
  return schedules as Exclude<typeof schedules, string>;
}
