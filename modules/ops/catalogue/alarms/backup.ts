import { backupVaults } from "../../../../src/model/contract/backups.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs } from "../../engine/row.js";

const backup = metrics("AWS/Backup");
const metricsPage = awsDocs("aws-backup/latest/devguide/cloudwatch.html");

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
    source: ["S0", metricsPage],
  },
  noCopy: {
    // A copy begins when its backup is complete, and is retried for two hours: what noBackup waits, and four hours more.
    // It is counted where the job runs, under the name of the vault that it goes to, which is that of the vault it comes from.
    metric: backup("NumberOfCopyJobsCompleted", "Sum", "Count"),
    dimensions: ({ name }) => ({ BackupVaultName: name }),
    when: ({ copied }) => copied,
    below: { warn: 1 },
    window: { period: 3600, datapointsToAlarm: 30, evaluationPeriods: 30 },
    treatMissingData: "breaching", // nothing is published where nothing was completed
    because: {
      en: "No copy of a backup has reached the other region {window}: if this one is lost, so is what has changed since.",
      ja: "{window}遠隔リージョンへのコピーが 1 件も完了していません。主リージョンを失うと以降の変更も失われます。",
    },
    remedy: {
      en: "Open Jobs, Copy jobs in the AWS Backup console of the region that backups are taken in; copy the newest recovery point by hand, then find out why no copy was made.",
      ja: "バックアップを取得するリージョンのコピージョブを確認し、最新の復旧ポイントを手動でコピーしてから原因を調べます。",
    },
    source: ["S0", metricsPage, awsDocs("aws-backup/latest/devguide/recov-point-create-a-copy.html")],
  },
});
