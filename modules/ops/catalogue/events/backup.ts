import { backupVaults } from "../../../../src/model/contract/backups.js";
import { switchedTypes } from "../../../../src/model/facts/backup.js";
import { eventCatalogue } from "../../engine/catalogue.js";
import { awsDocs } from "../../engine/row.js";

const eventsPage = awsDocs("aws-backup/latest/devguide/eventbridge.html");

export const backupEvents = eventCatalogue("backup", backupVaults, {
  backupFailed: {
    pattern: ({ name }) => ({
      source: ["aws.backup"],
      "detail-type": ["Backup Job State Change"],
      detail: { state: ["FAILED", "EXPIRED", "ABORTED"], backupVaultName: [name] },
    }),
    paths: { resource: "$.detail.resourceArn", state: "$.detail.state", reason: "$.detail.statusMessage" },
    text: {
      en: "A backup of <resource> was not taken (<state>): <reason>",
      ja: "<resource> のバックアップが取得できませんでした（<state>）: <reason>",
    },
    severity: "warn",
    because: {
      en: "A backup job failed, was stopped, or could not begin within its window.",
      ja: "バックアップジョブの失敗、中止、または開始期限切れです。",
    },
    remedy: {
      en: "Read the reason; once it is fixed, start the job again by hand, as the next one is a day away.",
      ja: "理由を確認して対処し、次回は翌日のため手動でジョブを再実行します。",
    },
    source: ["S0", eventsPage],
  },
  completedWithIssues: {
    // A continuous backup that cannot be had becomes a snapshot, and AWS calls that completed.
    pattern: ({ name }) => ({
      source: ["aws.backup"],
      "detail-type": ["Backup Job State Change"],
      detail: { state: ["COMPLETED"], backupVaultName: [name], statusMessage: [{ "anything-but": [""] }] },
    }),
    paths: { resource: "$.detail.resourceArn", reason: "$.detail.statusMessage" },
    text: {
      en: "A backup of <resource> has issues: <reason>",
      ja: "<resource> のバックアップに問題があります: <reason>",
    },
    severity: "warn",
    because: {
      en: "A backup completed with issues, such as a snapshot where a continuous backup was asked for.",
      ja: "バックアップは完了しましたが問題があります（継続的バックアップの代わりにスナップショットになった場合など）。",
    },
    remedy: {
      en: "Read the message; make sure that only one plan asks for a continuous backup of the resource.",
      ja: "メッセージを確認し、同じリソースの継続的バックアップが 1 つのプランだけで設定されているか確かめます。",
    },
    source: [eventsPage, awsDocs("aws-backup/latest/devguide/point-in-time-recovery.html")],
  },
  serviceSwitchedOff: {
    // What is off is left out of the next backup without a job that fails, and backups of other services keep noBackup quiet. Terraform cannot
    // tell either: of this setting AWS lists more services than anybody names, so that its changes are ignored.
    pattern: () => ({
      source: ["aws.backup"],
      "detail-type": ["Region Setting State Change"],
      detail: { $or: switchedTypes.map((type) => ({ ResourceTypeOptInPreference: { [type]: [false] } })) },
    }),
    paths: { time: "$.detail.modifiedAt", region: "$.region" },
    text: {
      en: "A service was switched off in AWS Backup in <region> at <time>: it is left out of the next backups.",
      ja: "<region> の AWS Backup でサービスが無効化されました（<time>）。次回以降のバックアップから除外されます。",
    },
    severity: "error",
    because: {
      en: "A service that AWS Backup backs up was switched off in the region's settings: its backups stop, and no job fails.",
      ja: "リージョン設定でバックアップ対象サービスが無効化されました。ジョブは失敗せず、バックアップだけが止まります。",
    },
    remedy: {
      en: "Look at Settings, Service opt-in in the AWS Backup console; switch it on again, and start the backups that were left out by hand.",
      ja: "AWS Backup コンソールの設定（サービスのオプトイン）を確認して再度有効化し、漏れたバックアップを手動で取得します。",
    },
    source: ["S1", eventsPage, awsDocs("aws-backup/latest/devguide/assigning-resources.html")],
  },
  copyFailed: {
    pattern: ({ arn }) => ({
      source: ["aws.backup"],
      "detail-type": ["Copy Job State Change"],
      detail: { state: ["FAILED"], sourceBackupVaultArn: [arn] },
    }),
    when: ({ copied }) => copied,
    paths: { resource: "$.detail.resourceArn", reason: "$.detail.statusMessage" },
    text: {
      en: "The copy of a backup of <resource> failed: <reason>",
      ja: "<resource> のバックアップの遠隔コピーが失敗しました: <reason>",
    },
    severity: "warn",
    because: {
      en: "A backup did not reach the second region: if the first one is lost, so is this day's data.",
      ja: "バックアップが遠隔リージョンに届いておらず、主リージョンを失うとその日のデータも失われます。",
    },
    remedy: {
      en: "Read the reason; copy the recovery point by hand.",
      ja: "理由を確認し、復旧ポイントを手動でコピーします。",
    },
    source: ["S0", eventsPage],
  },
  restoreFailed: {
    // Restore tests are restore jobs; where it was not a test, whoever restores wants to know too.
    pattern: () => ({
      source: ["aws.backup"],
      "detail-type": ["Restore Job State Change"],
      detail: { status: ["FAILED", "ABORTED"] },
    }),
    paths: { type: "$.detail.resourceType", job: "$.detail.restoreJobId", reason: "$.detail.statusMessage" },
    text: {
      en: "A restore of <type> failed: <reason> Job: <job>",
      ja: "<type> の復元が失敗しました: <reason> ジョブ: <job>",
    },
    severity: "warn",
    because: {
      en: "A backup could not be restored, in a restore test or by hand.",
      ja: "復元テストまたは手動の復元が失敗しました。",
    },
    remedy: {
      en: "Read the reason; a restore test often lacks a subnet group or a key, which backups.restoreTest.overrides can name.",
      ja: "理由を確認します。復元テストではサブネットグループやキーの不足が多く、backups.restoreTest.overrides で指定できます。",
    },
    source: ["S0", eventsPage, awsDocs("aws-backup/latest/devguide/restore-testing.html")],
  },
});
