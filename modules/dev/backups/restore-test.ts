import { BackupRestoreTestingPlan } from "@cdktf/provider-aws/lib/backup-restore-testing-plan";
import { BackupRestoreTestingSelection } from "@cdktf/provider-aws/lib/backup-restore-testing-selection";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, required, timeOfDayProblem, timeZoneProblem, unless } from "../../../src/cdktf/inputs.js";
import { backupFacts, type BackupService } from "../../../src/model/facts/backup.js";
import { withReferences } from "../../../src/model/schema/token.js";

export interface RestoreTestProps {
  /** The plan's name: letters, digits and underscores, 50 characters at most. */
  readonly planName: string;
  /** The vault whose backups are restored. */
  readonly vaultArn: string;
  /** The role with which AWS Backup restores. */
  readonly roleArn: string;
  /** Services whose newest backups are restored. */
  readonly services: readonly BackupService[];
  /** On Sundays, or on the first Sunday of a month. @default weekly */
  readonly schedule?: "weekly" | "monthly";
  /** The time of the day, such as `05:00`. */
  readonly time: string;
  /** IANA time zone on whose clocks that is. */
  readonly timeZone: string;
  /** Hours that what was restored stays, 0 to 168. @default 4 */
  readonly validationWindow?: number;
  /** What a restore is to use instead of what AWS works out, by service. @default nothing */
  readonly overrides?: Readonly<Partial<Record<BackupService, Readonly<Record<string, string>>>>>;
}

/**
 * Restores the newest backup of everything in a vault, and deletes what came of it: a backup is one when it has been restored.
 *
 * @throws Error when the name, the time or the hours are not as AWS Backup takes them.
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
 */
export class RestoreTest extends Module {
  constructor(scope: Construct, id: string, props: RestoreTestProps) {
    super(
      scope,
      id,
      required(props, {
        planName: "text",
        vaultArn: "text",
        roleArn: "text",
        services: "list",
        time: "text",
        timeZone: "text",
      }),
    );
    const { planName, time, timeZone, schedule = "weekly", validationWindow = 4, overrides = {} } = props;
    checkInputs(this.node.path, {
      planName: unless(
        /^\w{1,50}$/.test(planName),
        `${JSON.stringify(planName)} is not the name of a restore testing plan: letters, digits and underscores, 50 at most`,
      ),
      time: timeOfDayProblem(time, "05:00"),
      timeZone: timeZoneProblem(timeZone),
      validationWindow: unless(
        Number.isInteger(validationWindow) && validationWindow >= 0 && validationWindow <= 168,
        `${validationWindow} is not a whole number of hours from 0 to 168`,
      ),
    });
    const { vaultArn, roleArn } = withReferences(props, "vaultArn", "roleArn");
    const [hour, minute] = time.split(":").map(Number);
    const plan = new BackupRestoreTestingPlan(this, mainResource, {
      name: planName,
      scheduleExpression: `cron(${minute} ${hour} ? * ${schedule === "weekly" ? "SUN" : "1#1"} *)`,
      scheduleExpressionTimezone: timeZone,
      startWindowHours: 1,
      recoveryPointSelection: [
        {
          algorithm: "LATEST_WITHIN_WINDOW",
          includeVaults: [vaultArn],
          recoveryPointTypes: ["SNAPSHOT", "CONTINUOUS"],
          selectionWindowDays: 2,
        },
      ],
    });
    for (const service of props.services) {
      new BackupRestoreTestingSelection(this, service, {
        name: service,
        restoreTestingPlanName: plan.name,
        iamRoleArn: roleArn,
        protectedResourceType: backupFacts(service).type,
        protectedResourceArns: ["*"], // whatever has a backup in the vault
        validationWindowHours: validationWindow,
        restoreMetadataOverrides: overrides[service],
      });
    }
  }
}
