import { BackupRole, BackupVault, ContinuousBackups, DailyBackups, PointInTimeRecovery } from "unyo/dev";
import { Aspects } from "cdktf";
import type { Construct } from "constructs";

/** A bucket every night, kept for 90 days, and any second of the last ten days; tables of the scope can be taken back as far. */
export const example = (scope: Construct) => {
  const place = { account: "111122223333", region: "ap-northeast-1" };
  const { vaultName } = new BackupVault(scope, "vault", { ...place, vaultName: "idp", alias: "idp-backups" });
  const { roleArn } = new BackupRole(scope, "role", { ...place, roleName: "idp-backup", purpose: "backup" });
  const resources = { s3: ["arn:aws:s3:::idp-themes"] };
  const plan = { vaultName, roleArn, resources };
  new DailyBackups(scope, "daily", { ...plan, planName: "idp", time: "02:00", timeZone: "Asia/Tokyo", retention: 90 });
  new ContinuousBackups(scope, "continuous", {
    ...plan,
    planName: "idp-continuous",
    time: "14:00",
    timeZone: "Asia/Tokyo",
    retention: 10,
  });
  Aspects.of(scope).add(new PointInTimeRecovery(10));
};
