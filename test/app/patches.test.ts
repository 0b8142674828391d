import { defineEnvironment, defineEnvironments, type EnvironmentDefinition } from "../../src/index.js";
import { least } from "../support/environment.js";
import { messageOf } from "../support/errors.js";
import { addresses, resources as ofType, stacksOf } from "../support/synth.js";

type Patches = NonNullable<EnvironmentDefinition["patches"]>;

const resources = { ec2: { web: { instanceId: "i-0123456789abcdef0" } } } as const;
const rule = { classification: ["Security"], severity: ["Critical", "Important"] } as const;
const linux = { operatingSystem: "AMAZON_LINUX_2023", groups: ["web"], rules: { security: rule } } as const;
const scan = { groups: ["web"], time: "04:00" } as const;
const install = { groups: ["web"], operation: "Install", day: "TUE", time: "02:00" } as const;
const patches = { groups: { web: {} }, baselines: { linux }, windows: { scan, install } } as const satisfies Patches;

const define = (change: Partial<Patches> = {}, rest: Partial<EnvironmentDefinition> = {}) =>
  defineEnvironment({ ...least, resources, patches: { ...patches, ...change }, ...rest });
const stacks = (...args: Parameters<typeof define>) => stacksOf(define(...args));
const safeguards = (...args: Parameters<typeof define>) => stacks(...args)["idp-prod-safeguards"]!;
const refusal = (...args: Parameters<typeof define>) => messageOf(() => define(...args));

test("an environment that does not say patches has no such stack, no log group and no row of it", () => {
  const environment = defineEnvironment({ ...least, resources });
  const stacks = stacksOf(environment);
  expect(Object.keys(stacks)).toEqual(["idp-prod-telemetry", "idp-prod-alarms"]);
  expect(JSON.stringify(stacks)).not.toContain("patches");
  expect(environment.monitoring.events.filter(({ service }) => service === "patches")).toEqual([]);
});

test("a baseline approves after seven days what its rules select, for groups of instances", () => {
  const stack = safeguards();
  expect(ofType(stack, "aws_ssm_patch_baseline")).toMatchObject({
    patches_baseline_linux: {
      name: "idp-prod-patches-linux",
      operating_system: "AMAZON_LINUX_2023",
      approval_rule: [
        {
          approve_after_days: 7,
          compliance_level: "UNSPECIFIED",
          enable_non_security: false,
          patch_filter: [
            { key: "CLASSIFICATION", values: ["Security"] },
            { key: "SEVERITY", values: ["Critical", "Important"] },
          ],
        },
      ],
      rejected_patches_action: "ALLOW_AS_DEPENDENCY",
    },
  });
  expect(ofType(stack, "aws_ssm_patch_group")).toMatchObject({
    patches_baseline_linux_web: {
      baseline_id: "${aws_ssm_patch_baseline.patches_baseline_linux.id}",
      patch_group: "idp-prod-patches-web",
    },
  });
});

test("the account's own defaults stay as they are", () => {
  expect(addresses(safeguards()).filter((one) => one.includes("default"))).toEqual([]);
});

test("each operating system has its own words: MSRC_SEVERITY of Windows, PRIORITY of Ubuntu, which waits for no day", () => {
  const windows = { ...linux, operatingSystem: "WINDOWS", rules: { one: { severity: ["Critical"] } } } as const;
  const ubuntu = { ...linux, operatingSystem: "UBUNTU", rules: { one: { priority: ["*"] } } } as const;
  const baselines = ofType(safeguards({ baselines: { windows, ubuntu } }), "aws_ssm_patch_baseline");
  const found = Object.values(baselines).map((one) => (one.approval_rule as readonly Record<string, unknown>[])[0]!);
  expect(found.map(({ patch_filter, approve_after_days }) => [patch_filter, approve_after_days])).toEqual([
    [[{ key: "PRIORITY", values: ["*"] }], undefined],
    [[{ key: "MSRC_SEVERITY", values: ["Critical"] }], 7],
  ]);
});

test("what is rejected has a reason, which is for people", () => {
  const rejectedPatches = { "kernel-6.1*": "it broke the network in staging" };
  const [baseline] = Object.values(
    ofType(safeguards({ baselines: { linux: { ...linux, rejectedPatches } } }), "aws_ssm_patch_baseline"),
  );
  expect(baseline).toMatchObject({ rejected_patches: ["kernel-6.1*"] });
  expect(refusal({ baselines: { linux: { ...linux, rejectedPatches: { "kernel-6.1*": "" } } } })).toBe(
    'prod.patches.baselines.linux.rejectedPatches["kernel-6.1*"]: "" is not the reason why the patch is rejected',
  );
});

test("windows run on the team's clocks; what installs takes one instance at a time and stops at the first that fails", () => {
  const stack = safeguards();
  const { patches_window_scan: scanning, patches_window_install: installing } = ofType(
    stack,
    "aws_ssm_maintenance_window",
  );
  expect(scanning).toMatchObject({
    name: "idp-prod-patches-scan",
    schedule: "cron(0 4 ? * * *)",
    schedule_timezone: "Asia/Tokyo",
    duration: 3,
    cutoff: 1,
    allow_unassociated_targets: false,
  });
  expect(installing).toMatchObject({ schedule: "cron(0 2 ? * TUE *)" });
  expect(ofType(stack, "aws_ssm_maintenance_window_target").patches_window_install_target).toMatchObject({
    resource_type: "INSTANCE",
    targets: [{ key: "tag:PatchGroup", values: ["idp-prod-patches-web"] }],
  });
  const tasks = ofType(stack, "aws_ssm_maintenance_window_task");
  const parameters = (parameter: readonly object[]) => ({
    run_command_parameters: {
      cloudwatch_config: { cloudwatch_log_group_name: "/aws/ssm/idp-prod/patches", cloudwatch_output_enabled: true },
      parameter,
    },
  });
  expect(tasks.patches_window_install_task).toMatchObject({
    task_type: "RUN_COMMAND",
    task_arn: "AWS-RunPatchBaseline",
    service_role_arn: "${aws_iam_role.patches_role.arn}",
    max_concurrency: "1",
    max_errors: "0",
    cutoff_behavior: "CONTINUE_TASK",
    targets: [
      { key: "WindowTargetIds", values: ["${aws_ssm_maintenance_window_target.patches_window_install_target.id}"] },
    ],
    task_invocation_parameters: parameters([
      { name: "Operation", values: ["Install"] },
      { name: "RebootOption", values: ["RebootIfNeeded"] },
    ]),
  });
  expect(tasks.patches_window_scan_task).toMatchObject({
    max_concurrency: "100%",
    max_errors: "100%",
    task_invocation_parameters: parameters([{ name: "Operation", values: ["Scan"] }]),
  });
});

test("a window may be of one week of the month, and keep instances running", () => {
  const monthly = { ...install, week: 3, reboot: "NoReboot", maxConcurrency: "25%", maxErrors: "2" } as const;
  const stack = safeguards({ windows: { monthly } });
  expect(ofType(stack, "aws_ssm_maintenance_window").patches_window_monthly).toMatchObject({
    schedule: "cron(0 2 ? * TUE#3 *)",
  });
  const task = ofType(stack, "aws_ssm_maintenance_window_task").patches_window_monthly_task;
  expect(task).toMatchObject({ max_concurrency: "25%", max_errors: "2" });
  expect(JSON.stringify(task)).toContain('{"name":"RebootOption","values":["NoReboot"]}');
});

test("what patching did goes to a log group of the telemetry stack, and instances of other pipelines learn what they must have", () => {
  const { "idp-prod-telemetry": telemetry, "idp-prod-safeguards": own } = stacks();
  expect(ofType(telemetry!, "aws_cloudwatch_log_group").logs_patches).toMatchObject({
    name: "/aws/ssm/idp-prod/patches",
    retention_in_days: 120,
  });
  const told = own!.output!.patch_manager!.value as { instance_role_policy: string };
  expect(told).toMatchObject({ tag_key: "PatchGroup", tag_values: { web: "idp-prod-patches-web" } });
  const arn = "arn:aws:logs:ap-northeast-1:111122223333:log-group:/aws/ssm/idp-prod/patches";
  expect(JSON.parse(told.instance_role_policy)).toMatchObject({
    Statement: [{}, { Action: expect.arrayContaining(["logs:PutLogEvents"]) as unknown, Resource: [arn, `${arn}:*`] }],
  });
});

describe("is refused, with what would be right:", () => {
  test("patches without an instance", () => {
    expect(refusal({}, { resources: {} })).toBe(
      "prod.patches: there is no instance to patch in resources: name instances (ec2), Auto Scaling groups (autoScaling) or clusters of ECS on EC2, or leave patches out",
    );
  });

  test("patches of no group", () => {
    expect(refusal({ groups: {}, baselines: {}, windows: {} })).toBe(
      "prod.patches.groups: has no group: nothing would be patched; add one, or leave patches out",
    );
  });

  test("a group that nobody knows, and one that nothing is for", () => {
    const groups = { web: {}, batch: {} };
    expect(refusal({ groups, windows: { scan: { ...scan, groups: ["wab"] } } })).toBe(
      [
        'prod.patches.windows.scan.groups[0]: no group of patches.groups is called "wab"; did you mean "web"?',
        "prod.patches.groups.web: no window looks at it, or patches it; name it in one, or leave it out",
        "prod.patches.groups.batch: no baseline says what is approved for it; name it in one, or leave it out",
        "prod.patches.groups.batch: no window looks at it, or patches it; name it in one, or leave it out",
      ].join("\n"),
    );
  });

  test("two baselines of one operating system for a group", () => {
    expect(refusal({ baselines: { linux, other: linux } })).toBe(
      'prod.patches.baselines.other.groups[0]: "web" has a baseline of AMAZON_LINUX_2023 already, linux; a group has one for each operating system',
    );
  });

  test.each<[string, object, string]>([
    [
      "a word of another system",
      { severity: ["Moderate"] },
      'severity[0]: "Moderate" is no severity of AMAZON_LINUX_2023\n  allowed: Critical, Important, Medium, Low, *',
    ],
    [
      "a property of another system",
      { ...rule, priority: ["Required"] },
      "priority: patches of AMAZON_LINUX_2023 have no priority; they are selected by classification and severity",
    ],
    [
      "nothing that is selected",
      { severity: [] },
      'severity: [] approves nothing; leave it out, or give ["*"] for any',
    ],
    [
      "too long a time",
      { ...rule, approveAfterDays: 400 },
      "approveAfterDays: 400 is not days before a patch is approved: a whole number from 0 to 360",
    ],
  ])("a rule with %s", (_, one, message) => {
    expect(refusal({ baselines: { linux: { ...linux, rules: { one } } } })).toBe(
      `prod.patches.baselines.linux.rules.one.${message}`,
    );
  });

  test("a rule that selects nothing, and no rule", () => {
    expect(refusal({ baselines: { linux: { ...linux, rules: { one: {} } } } })).toBe(
      'prod.patches.baselines.linux.rules.one: approves nothing; give classification or severity, ["*"] for any',
    );
    expect(refusal({ baselines: { linux: { ...linux, rules: {} } } })).toBe(
      "prod.patches.baselines.linux.rules: {} approves nothing; give one rule at least",
    );
  });

  test("days of a system whose repositories tell none, and updates of Windows that are for Linux", () => {
    const one = { priority: ["*"], approveAfterDays: 7 };
    expect(refusal({ baselines: { linux: { ...linux, operatingSystem: "UBUNTU", rules: { one } } } })).toBe(
      "prod.patches.baselines.linux.rules.one.approveAfterDays: 7: repositories of UBUNTU tell no release date, so that its patches are approved at once; leave it out",
    );
    const other = { severity: ["*"], enableNonSecurity: true };
    expect(refusal({ baselines: { linux: { ...linux, operatingSystem: "WINDOWS", rules: { other } } } })).toBe(
      "prod.patches.baselines.linux.rules.other.enableNonSecurity: true is of Linux only; name classifications of WINDOWS instead",
    );
  });

  test.each<[object, string]>([
    [{ ...install, day: "SAT" }, "SAT at 02:00 for 3 hours reaches a weekend in Asia/Tokyo: 2026-01-10 02:00"],
    [
      { ...install, day: "FRI", time: "22:00" },
      "FRI at 22:00 for 3 hours reaches a weekend in Asia/Tokyo: 2026-01-10 00:00",
    ],
    [
      { ...install, time: "07:00" },
      "TUE at 07:00 for 3 hours reaches working hours (09:00 to 18:00) in Asia/Tokyo: 2026-01-06 09:00",
    ],
    [
      { ...install, day: undefined },
      "every day at 02:00 for 3 hours reaches a weekend in Asia/Tokyo: 2026-01-04 02:00",
    ],
  ])("a window that installs at a bad time: %j", (one, message) => {
    const windows = { one } as unknown as Patches["windows"];
    expect(refusal({ windows })).toBe(
      `prod.patches.windows.one.time: ${message}\n  to leave it so, give guardrails.off.maintenanceWindow the reason`,
    );
    const guardrails = { off: { maintenanceWindow: "Nobody works here." } };
    expect(() => define({ windows }, { guardrails })).not.toThrow();
    const scans = { one: { ...one, operation: "Scan" } } as unknown as Patches["windows"];
    expect(() => define({ windows: scans })).not.toThrow();
  });

  test("a time over which the clocks jump", () => {
    const windows = { scan: { ...scan, time: "02:30" } };
    expect(refusal({ windows }, { timeZone: "Europe/Berlin" })).toBe(
      'prod.patches.windows.scan.time: "02:30" is skipped by the clocks of Europe/Berlin on some days (2026-03-29 is one); choose a time that every day has, such as "05:00"',
    );
    expect(() =>
      define({ windows: { scan: { ...scan, time: "02:30", day: "TUE" } } }, { timeZone: "Europe/Berlin" }),
    ).not.toThrow();
  });

  test.each<[object, string]>([
    [{ ...scan, cutoff: 3 }, "cutoff: 3 is not less than the 3 hours that the window lasts: nothing would begin"],
    [{ ...scan, week: 2 }, "day: is required with week: the day of the week that is counted"],
    [
      { ...scan, reboot: "NoReboot" },
      'reboot: "NoReboot": a scan restarts nothing; leave it out, or give operation: "Install"',
    ],
    [
      { ...scan, maxConcurrency: "0" },
      'maxConcurrency: "0" is not instances at a time: a number or a percentage such as "1" or "25%"',
    ],
    [
      { ...scan, maxErrors: "150%" },
      'maxErrors: "150%" is not instances that may fail: a number or a percentage such as "0" or "25%"',
    ],
    [{ ...scan, groups: [] }, "groups: [] names none of patch groups; name one at least"],
  ])("a window such as %j", (one, message) => {
    const refused = refusal({ windows: { scan, one } as unknown as Patches["windows"] });
    expect(refused).toBe(`prod.patches.windows.one.${message}`);
  });

  test("one group of two environments of an account", () => {
    const off = { ownAccount: "A small system." };
    const named = (name: string) => () =>
      define({ groups: { web: { name: "web servers" } } }, { name, guardrails: { off } });
    expect(() => defineEnvironments(named("prod"), named("stg"))).toThrow(
      'stg.patches.groups.web.name: "web servers" is the patch group of prod.patches.groups.web.name too, in one account and region; give one of the two another name',
    );
  });
});
