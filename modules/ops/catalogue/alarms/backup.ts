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
      en: "No backup was completed in 26 hours.",
      ja: "26 時間にわたりバックアップが 1 件も完了していません。",
    },
    remedy: {
      en: "Look at the vault's jobs and at the plan's next run; take a backup by hand, then find out why none was taken.",
      ja: "ボールトのジョブとバックアッププランの次回実行を確認し、手動でバックアップを取得してから原因を調べます。",
    },
    source: ["S0", awsDocs("aws-backup/latest/devguide/cloudwatch.html")],
  },
});
