import { execFileSync } from "node:child_process";
import { commandIn, writeApp } from "../../support/command.js";
import { temporaryFolder } from "../../support/folder.js";

const resources = `{
  aurora: { main: { identifier: "shop", engine: "aurora-postgresql", engineVersion: "15.10",
    instances: { one: { identifier: "shop-1", instanceClass: "db.r6g.large" } } } },
  dynamodb: { carts: { name: "carts" } },
  s3: { images: { name: "images", versioning: true } } }`;

const folder = temporaryFolder();
writeApp(folder, `exports.environments = [define("prod", { resources: ${resources}, backups: {} })];`);

const restore = (...args: readonly string[]) => commandIn(folder, "restore", ...args);

test("prints how a cluster is restored to the second, on the clocks of the team, with a writer", async () => {
  const { code, out } = await restore("aurora.main", "--to", "2026-11-01T03:00");
  expect(code).toBe(0);
  expect(out).toContain(
    "aws rds restore-db-cluster-to-point-in-time --source-db-cluster-identifier shop --db-cluster-identifier shop-prod-copy --restore-to-time 2026-10-31T18:00:00Z",
  );
  expect(out).toContain("--db-instance-identifier shop-prod-copy-1 --db-cluster-identifier shop-prod-copy");
  expect(out).toContain("--db-instance-class db.r6g.large");
});

test("prints how a daily backup is restored by AWS Backup, with the role that the stack has", async () => {
  const { out } = await restore("dynamodb.carts", "--to", "2026-09-01T00:00Z", "--from", "daily", "--suffix", "check");
  expect(out).toContain(
    "--backup-vault-name shop-prod --by-resource-arn arn:aws:dynamodb:ap-northeast-1:111122223333:table/carts",
  );
  expect(out).toContain("BackupPlanName=='shop-prod-daily'");
  expect(out).toContain("--iam-role-arn arn:aws:iam::111122223333:role/shop-prod-restore");
  expect(out).toContain(`--metadata '{"targetTableName":"carts-check","encryptionType":"Default"}'`);
});

test.each(
  ["aurora.main", "dynamodb.carts", "s3.images"].flatMap((target) =>
    ["continuous", "daily"].map((from) => [target, from]),
  ),
)("the commands for %s out of %s backups are right for sh, and refuse another account", async (target, from) => {
  const { out } = await restore(target!, "--to", "2026-11-01T03:00", "--from", from!);
  execFileSync("sh", ["-n"], { input: out });
  expect(out).toContain('test "$(aws sts get-caller-identity --query Account --output text)" = 111122223333');
  expect(out).not.toMatch(/\bdelete-|\bput-object\b/);
});

test.each<[readonly string[], string]>([
  [["aurora.mian", "--to", "2026-11-01T03:00"], 'aurora.mian: cannot be restored so; did you mean "aurora.main"?'],
  [["aurora.main"], "--to: undefined is no time such as 2026-11-01T03:00"],
  [["aurora.main", "--to", "yesterday"], '--to: "yesterday" is no time such as 2026-11-01T03:00'],
  [["aurora.main", "--to", "2026-02-31T03:00"], '--to: "2026-02-31T03:00" is no time such as 2026-11-01T03:00'],
  [
    ["aurora.main", "--to", "2026-11-01T03:00", "--suffix", "a;b"],
    '--suffix: "a;b" is not lower-case letters, digits and hyphens',
  ],
])("%j is refused", async (args, message) => {
  const { code, err } = await restore(...args);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
