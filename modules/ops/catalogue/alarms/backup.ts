import { backupVaults } from "../../../../src/model/contract/backups.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs } from "../../engine/row.js";

const backup = metrics("AWS/Backup");

export const backupAlarms = catalogue("backup", backupVaults, {
  noBackup: {
    // A job that never began tells of nothing: only the missing one shows it. A day, an hour to begin in, an hour to run.
    metric: backup("NumberOfBackupJobsCompleted", "Sum", "Count"),
    dimensions: ({ name }) => ({ BackupVaultName: name }),
    below: { error: 1 },
    window: { period: 3600, datapointsToAlarm: 26, evaluationPeriods: 26 },
    treatMissingData: "breaching", // nothing is published where nothing was completed
    because: {
      en: "No backup has completed {window}: what has changed since could not be restored.",
      ja: "{window}バックアップが 1 件も完了していません。以降の変更は復元できません。",
    },
    remedy: {
      en: "Open Jobs in the AWS Backup console, and the plan's next run; take an on-demand backup first, then find out why none was taken.",
      ja: "AWS Backup コンソールのジョブとバックアッププランの次回実行を確認し、手動でバックアップを取得してから原因を調べます。",
    },
    source: ["S0", awsDocs("aws-backup/latest/devguide/cloudwatch.html")],
  },
});
