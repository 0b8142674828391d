import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandIn, writeApp } from "../../support/command.js";
import { temporaryFolder } from "../../support/folder.js";

const resources = `{
  aurora: { main: { identifier: "shop", engine: "aurora-postgresql", engineVersion: "15.10",
    instances: { one: { identifier: "shop-1", instanceClass: "db.r6g.large" } } } },
  dynamodb: { carts: { name: "carts" } },
  s3: { images: { name: "images", versioning: true } } }`;

const folder = temporaryFolder();
writeApp(folder, `exports.environments = [define("prod", { resources: ${resources}, backups: {} })];`);

const virginia = temporaryFolder();
writeApp(
  virginia,
  `const more = { region: "us-east-1", backups: { copy: { region: "us-west-2" } } };
   const instances = { one: { identifier: "shop-1", instanceClass: "db.serverless" } };
   const serverless = { minimumCapacity: 0.5, maximumCapacity: 16 };
   const main = { identifier: "shop", engine: "aurora-postgresql", engineVersion: "15.10", instances, serverless };
   exports.environments = [define("prod", { ...more, resources: { aurora: { main }, s3: { images: { name: "images", versioning: true } } } })];`,
);

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

const source = "aws rds describe-db-clusters --db-cluster-identifier shop";

test("a cluster is restored into the network of the one that is there, not into the default VPC", async () => {
  const { out } = await restore("aurora.main", "--to", "2026-11-01T03:00");
  expect(out).toContain(`SUBNETS=$(${source} --query "DBClusters[0].DBSubnetGroup" --output text)`);
  expect(out).toContain(
    `SECURITY=$(${source} --query "DBClusters[0].VpcSecurityGroups[].VpcSecurityGroupId" --output text)`,
  );
  expect(out).toContain('--db-subnet-group-name "$SUBNETS" --vpc-security-group-ids $SECURITY');
  const { out: daily } = await restore("aurora.main", "--to", "2026-11-01T03:00", "--from", "daily");
  expect(daily).toContain(
    `METADATA=$(${source} --query "DBClusters[0].{dbClusterIdentifier:'shop-prod-copy',engine:'aurora-postgresql',dbSubnetGroupName:DBSubnetGroup,vpcSecurityGroupIds:to_string(VpcSecurityGroups[].VpcSecurityGroupId)}" --output json)`,
  );
  expect(daily).toContain('--resource-type Aurora --metadata "$METADATA"');
});

test.each(["continuous", "daily"])(
  "a cluster of serverless instances has its capacity before its instance is made, out of %s backups",
  async (from) => {
    const { out } = await commandIn(virginia, "restore", "aurora.main", "--to", "2026-11-01T03:00", "--from", from);
    const capacity = out.indexOf("--serverless-v2-scaling-configuration MinCapacity=0.5,MaxCapacity=16");
    expect(capacity).toBeGreaterThan(0);
    expect(out.indexOf("create-db-instance")).toBeGreaterThan(capacity);
  },
);

test("a bucket takes the ACLs that its backups hold, and names its region but where S3 refuses that", async () => {
  const made = "aws s3api create-bucket --bucket images-prod-copy --object-ownership BucketOwnerPreferred";
  const { out } = await restore("s3.images", "--to", "2026-11-01T03:00");
  expect(out).toContain(`${made} --create-bucket-configuration LocationConstraint=ap-northeast-1\n`);
  const { out: there } = await commandIn(virginia, "restore", "s3.images", "--to", "2026-11-01T03:00");
  expect(there).toContain(`${made}\n`);
});

test("a backup that is still being made, or deleted, is none", async () => {
  const { out } = await restore("dynamodb.carts", "--to", "2026-11-01T03:00", "--from", "daily");
  expect(out).toContain("RecoveryPoints[?Status!='CREATING' && Status!='DELETING']");
});

/** Runs commands with an AWS CLI that notes what it is asked, and answers that everything is well. */
function asked(commands: string, env: Readonly<Record<string, string>> = {}): readonly string[][] {
  const bin = temporaryFolder();
  const notes = join(bin, "notes");
  const answers = [
    "get-caller-identity) echo 111122223333;;",
    "list-recovery-points-by-backup-vault) echo arn:aws:backup:ap-northeast-3:111122223333:recovery-point:1;;",
    "start-restore-job) echo job;;",
    "describe-restore-job) echo COMPLETED;;",
  ];
  const note = `{ printf '%s\\037' "$AWS_REGION" "$@"; echo; } >> ${notes}`;
  writeFileSync(join(bin, "aws"), ["#!/bin/sh", note, 'case "$2" in', ...answers, "esac"].join("\n"), { mode: 0o755 });
  execFileSync("sh", [], {
    input: commands,
    env: { ...env, PATH: `${bin}:/usr/bin:/bin` },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const lines = readFileSync(notes, "utf8").trimEnd().split("\n");
  return lines.map((line) => line.split("\u001f").slice(0, -1));
}

describe("where the region of the backups is lost", () => {
  const network = { SUBNETS: "restores", SECURITY: "sg-0123" };
  const restored = async (target: string) => {
    const { out } = await restore(target, "--to", "2026-11-01T03:00", "--from", "copy");
    const calls = asked(out, network);
    expect(new Set(calls.map(([region]) => region))).toEqual(new Set(["ap-northeast-3"]));
    const job = calls.find(([, , command]) => command === "start-restore-job")!;
    return JSON.parse(job[job.indexOf("--metadata") + 1]!) as unknown;
  };

  test("a cluster comes back out of its copy, into the network that is named", async () => {
    expect(await restored("aurora.main")).toEqual({
      dbClusterIdentifier: "shop-prod-copy",
      engine: "aurora-postgresql",
      dbSubnetGroupName: "restores",
      vpcSecurityGroupIds: '["sg-0123"]',
    });
    const { out } = await restore("aurora.main", "--to", "2026-11-01T03:00", "--from", "copy");
    expect(() => asked(out)).toThrow("SUBNETS: name of a DB subnet group");
  });

  test("a table and a bucket come back with keys that are there", async () => {
    expect(await restored("dynamodb.carts")).toEqual({ targetTableName: "carts-prod-copy", encryptionType: "KMS" });
    expect(await restored("s3.images")).toEqual({
      DestinationBucketName: "images-prod-copy",
      EncryptionType: "SSE-S3",
    });
  });

  test("nothing comes back where there are no copies", async () => {
    const alone = temporaryFolder();
    const backups = `{ copy: { off: "one region is enough" } }`;
    writeApp(alone, `exports.environments = [define("prod", { resources: ${resources}, backups: ${backups} })];`);
    const { code, err } = await commandIn(alone, "restore", "s3.images", "--to", "2026-11-01T03:00", "--from", "copy");
    expect([code, err]).toEqual([
      2,
      expect.stringContaining("--from: prod has no copies of backups in a second region"),
    ]);
  });
});

test.each(
  ["aurora.main", "dynamodb.carts", "s3.images"].flatMap((target) =>
    ["continuous", "daily", "copy"].map((from) => [target, from]),
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
