import { defineEnvironment, synthesize, type DefinedEnvironment } from "../../src/index.js";
import { least } from "../support/environment.js";
import { temporaryFolder } from "../support/folder.js";
import { account, startEmulator, type Emulator } from "./support/emulator.js";
import { region } from "./support/made-by-hand.js";
import { requireTools } from "./support/tools.js";
import { Workspace } from "./support/workspace.js";

jest.setTimeout(900_000);

/** Where the emulator is not like AWS; each is told at the end of a run. */
const differences = [
  "AWS Backup: access policies of vaults, selections, settings of the region and restore testing are answered by the test; the emulator lacks them.",
  "AWS Backup: no job runs; the emulator takes no backup.",
  "Systems Manager: patch baselines and their groups, targets and tasks of maintenance windows are answered by the test; the emulator does not read them back.",
  "Systems Manager: no window runs, and nothing is patched.",
];

const environment = (): DefinedEnvironment =>
  defineEnvironment({
    ...least,
    resources: {
      aurora: {
        main: {
          identifier: "idp",
          engine: "aurora-postgresql",
          engineVersion: "15.10",
          instances: { one: { identifier: "idp-1", instanceClass: "db.r6g.large" } },
        },
      },
      dynamodb: { sessions: { name: "sessions", adopt: true }, tenants: { name: "tenants" } },
      s3: { themes: { name: "themes", versioning: true } },
      ec2: { bastion: { instanceId: "i-0123456789abcdef0" } },
    },
    timeZone: "Europe/Berlin",
    privilegedUse: {
      trail: "the organization has one",
      networks: ["192.0.2.0/24", "2001:db8:1::/48"],
      adminPaths: { webAcl: true, forwardedHeader: "X-Forwarded-For" },
    },
    patches: {
      groups: { bastion: {} },
      baselines: {
        linux: {
          operatingSystem: "AMAZON_LINUX_2023",
          groups: ["bastion"],
          rules: {
            security: { classification: ["Security"], severity: ["Critical", "Important"], complianceLevel: "HIGH" },
            fixes: { classification: ["Bugfix"], enableNonSecurity: true },
          },
          rejectedPatches: { "kernel-6.1*": "it broke the network in staging" },
        },
        ubuntu: { operatingSystem: "UBUNTU", groups: ["bastion"], rules: { all: { priority: ["*"] } } },
      },
      windows: {
        nightly: { groups: ["bastion"], time: "04:00" },
        monthly: { groups: ["bastion"], operation: "Install", day: "TUE", week: 3, time: "03:00" },
      },
    },
    backups: {
      lock: { minimumRetention: 7, maximumRetention: 400 },
      deletableBy: [`arn:aws:iam::${account}:role/keeper`],
      restoreTest: { overrides: { aurora: { dbSubnetGroupName: "restores" } } },
    },
  });

let emulator: Emulator;
let stack: Workspace;

const aws = (...args: readonly string[]) => emulator.aws(...args);

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator(region);
  const key = [
    "--attribute-definitions",
    "AttributeName=id,AttributeType=S",
    "--key-schema",
    "AttributeName=id,KeyType=HASH",
  ];
  await aws("dynamodb", "create-table", "--table-name", "sessions", ...key, "--billing-mode", "PAY_PER_REQUEST");
  const summaries = synthesize([environment()], { outdir: temporaryFolder() });
  stack = Workspace.ofStack(summaries.find((one) => one.stack === "idp-prod-safeguards")!.file, emulator);
  await stack.init();
});

afterAll(() => {
  emulator?.stop();
  console.log(["Where the emulator differs from AWS:", ...differences].join("\n  "));
});

test("the stack takes over the table, and replaces and destroys nothing", async () => {
  const { text } = await stack.plan();
  expect(text).toMatch(/Plan: 1 to import, \d+ to add, 1 to change, 0 to destroy/);
  await stack.apply();
});

test("it leaves nothing to do", async () => {
  const { empty, text } = await stack.plan();
  expect(empty ? "" : text).toBe("");
});

test("the table can be taken back for ten days, and is otherwise as it was", async () => {
  const { ContinuousBackupsDescription } = (await aws(
    "dynamodb",
    "describe-continuous-backups",
    "--table-name",
    "sessions",
  )) as {
    ContinuousBackupsDescription: { PointInTimeRecoveryDescription: unknown };
  };
  expect(ContinuousBackupsDescription.PointInTimeRecoveryDescription).toMatchObject({
    PointInTimeRecoveryStatus: "ENABLED",
  });
  const { Table } = (await aws("dynamodb", "describe-table", "--table-name", "sessions")) as { Table: object };
  expect(Table).toMatchObject({ BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" } });
});

test("there is a vault in both regions, locked", async () => {
  for (const one of [region, "ap-northeast-3"]) {
    const vault = await aws("backup", "describe-backup-vault", "--backup-vault-name", "idp-prod", "--region", one);
    expect(vault).toMatchObject({
      BackupVaultArn: `arn:aws:backup:${one}:${account}:backup-vault:idp-prod`,
      MinRetentionDays: 7,
      MaxRetentionDays: 400,
    });
  }
});

test("every night has its backup, also the one in which the clocks jump", async () => {
  const { BackupPlansList } = (await aws("backup", "list-backup-plans")) as {
    BackupPlansList: { BackupPlanName: string; BackupPlanId: string }[];
  };
  const { BackupPlanId } = BackupPlansList.find(({ BackupPlanName }) => BackupPlanName === "idp-prod-daily")!;
  const { BackupPlan } = (await aws("backup", "get-backup-plan", "--backup-plan-id", BackupPlanId)) as {
    BackupPlan: { Rules: object[] };
  };
  const copied = { DestinationBackupVaultArn: `arn:aws:backup:ap-northeast-3:${account}:backup-vault:idp-prod` };
  expect(BackupPlan.Rules).toHaveLength(2);
  for (const expression of ["cron(0 2 * * ? *)", "cron(0 3 ? 3 1L *)"]) {
    expect(BackupPlan.Rules).toContainEqual(
      expect.objectContaining({
        ScheduleExpression: expression,
        ScheduleExpressionTimezone: "Europe/Berlin",
        Lifecycle: expect.objectContaining({ DeleteAfterDays: 90 }),
        CopyActions: [expect.objectContaining(copied)],
      }),
    );
  }
});

test("the rule group is in the web ACL, and refuses what comes from elsewhere", async () => {
  const scope = ["--scope", "REGIONAL"];
  const { WebACLs } = (await aws("wafv2", "list-web-acls", ...scope)) as { WebACLs: { Name: string; Id: string }[] };
  const { Name, Id } = WebACLs[0]!;
  const { WebACL } = (await aws("wafv2", "get-web-acl", ...scope, "--name", Name, "--id", Id)) as {
    WebACL: { Rules: { Statement: { RuleGroupReferenceStatement: { ARN: string } } }[] };
  };
  const { RuleGroups } = (await aws("wafv2", "list-rule-groups", ...scope)) as {
    RuleGroups: { Name: string; Id: string; ARN: string }[];
  };
  expect(WebACL.Rules.map(({ Statement }) => Statement.RuleGroupReferenceStatement.ARN)).toEqual(
    RuleGroups.map(({ ARN }) => ARN),
  );
  const [group] = RuleGroups;
  const { RuleGroup } = (await aws("wafv2", "get-rule-group", ...scope, "--name", group!.Name, "--id", group!.Id)) as {
    RuleGroup: { Capacity: number; Rules: { Name: string; Priority: number; Action: object }[] };
  };
  expect(RuleGroup.Capacity).toBe(400);
  // In the order of their priorities, which is not that in which Terraform sends a set of blocks.
  const rules = RuleGroup.Rules.sort((a, b) => a.Priority - b.Priority);
  expect(rules.map(({ Name, Action }) => [Name, Action])).toEqual([
    ["from-elsewhere", { Block: {} }],
    ["without-address", { Block: {} }],
  ]);
});

test("the policies of privileged users are as they were meant, also where IAM fills in the user's name", async () => {
  const PolicyArn = `arn:aws:iam::${account}:policy/idp-prod-mfa`;
  const { PolicyVersion } = (await aws(
    "iam",
    "get-policy-version",
    "--policy-arn",
    PolicyArn,
    "--version-id",
    "v1",
  )) as {
    PolicyVersion: { Document: { Statement: { Resource: string }[] } };
  };
  expect(PolicyVersion.Document.Statement[0]!.Resource).toBe(`arn:aws:iam::${account}:user/\${aws:username}`);
});

test("instances of a group have one baseline for each operating system, and windows that scan and patch them", async () => {
  const filter = ["--filters", "Key=Name,Values=idp-prod-patches-monthly"];
  const { WindowIdentities } = (await aws("ssm", "describe-maintenance-windows", ...filter)) as {
    WindowIdentities: { WindowId: string }[];
  };
  const [window] = WindowIdentities;
  expect(window).toMatchObject({ Schedule: "cron(0 3 ? * TUE#3 *)", ScheduleTimezone: "Europe/Berlin", Duration: 3 });
  const { Targets } = (await aws("ssm", "describe-maintenance-window-targets", "--window-id", window!.WindowId)) as {
    Targets: object[];
  };
  expect(Targets).toEqual([
    expect.objectContaining({ Targets: [{ Key: "tag:PatchGroup", Values: ["idp-prod-patches-bastion"] }] }),
  ]);
  const { Mappings } = (await aws("ssm", "describe-patch-groups")) as {
    Mappings: { PatchGroup: string; BaselineIdentity: { OperatingSystem: string } }[];
  };
  expect(
    Mappings.map(({ PatchGroup, BaselineIdentity }) => [PatchGroup, BaselineIdentity.OperatingSystem]).sort(),
  ).toEqual([
    ["idp-prod-patches-bastion", "AMAZON_LINUX_2023"],
    ["idp-prod-patches-bastion", "UBUNTU"],
  ]);
});
