import { BackupRegionSettings } from "@cdktf/provider-aws/lib/backup-region-settings";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { switchedTypes } from "../../../src/model/facts/backup.js";

/**
 * Switches AWS Backup on for the services whose backups this library knows; without it a selection by tag leaves them out, and so
 * does one of Aurora by ARN. DynamoDB is managed by AWS Backup, which copies to another region need. There is one such setting in an
 * account and region; services that are not named here stay as they are.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/advanced-ddb-backup.html
 */
export class BackupSettings extends Module {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const settings = new BackupRegionSettings(this, mainResource, {
      resourceTypeOptInPreference: Object.fromEntries(switchedTypes.map((type) => [type, true])),
      resourceTypeManagementPreference: { DynamoDB: true },
    });
    // AWS tells of every service, also of those that come after this was written: each would be a difference in every plan.
    settings.lifecycle = {
      ignoreChanges: ["resource_type_opt_in_preference", "resource_type_management_preference"],
    };
  }
}
