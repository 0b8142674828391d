import {
  defineEnvironment,
  eventCatalogue,
  formatGaps,
  standardCatalogue,
  targetsOf,
  wholeAccount,
  type EnvironmentDefinition,
} from "../../../src/index.js";
import { least, withResources } from "../../support/environment.js";
import { messageOf, refusal } from "../../support/errors.js";
import { resources as resourcesOf, stacksOf } from "../../support/synth.js";

const instances = {
  one: { identifier: "idp-1", instanceClass: "db.r6g.large" },
  two: { identifier: "idp-2", instanceClass: "db.r6g.large" },
};
const resources = {
  ecs: { main: { name: "main", services: {} }, batch: { name: "batch", services: {} } },
  aurora: { main: { identifier: "idp", engine: "aurora-postgresql", engineVersion: "15.10", instances } },
} as const satisfies EnvironmentDefinition["resources"];

const define = (overrides: EnvironmentDefinition["alarms"]["overrides"]) =>
  withResources(resources, { alarms: { ...least.alarms, overrides } });

const subscriptions = (environment: ReturnType<typeof define>) =>
  resourcesOf(stacksOf(environment)["idp-prod-alarms"], "aws_db_event_subscription");

const topics = { error: "${aws_sns_topic.notification_error.arn}", warn: "${aws_sns_topic.notification_warn.arn}" };

describe("an event", () => {
  test("is off for all targets, or for one, with the reason", () => {
    const environment = define({
      "ecs.deploymentFailed": { off: "the pipeline tells of it" },
      "ecs.taskStopped": { targets: { batch: { off: "jobs end all day" } } },
    });
    const { events, disabled } = environment.monitoring;
    const ofEcs = events.filter(({ service }) => service === "ecs");
    expect(ofEcs.map(({ id, target }) => `${id} ${target.join("/")}`)).toEqual(["ecs.taskStopped main"]);
    const given = disabled.filter(({ id }) => ["ecs.taskStopped", "ecs.deploymentFailed"].includes(id));
    expect(given).toEqual([
      { id: "ecs.taskStopped", target: "batch", reason: "jobs end all day" },
      { id: "ecs.deploymentFailed", target: "batch", reason: "the pipeline tells of it" },
      { id: "ecs.deploymentFailed", target: "main", reason: "the pipeline tells of it" },
    ]);
    expect(formatGaps(environment).join("\n")).toContain("idp-prod: off: ecs.taskStopped (batch)\n  jobs end all day");
  });

  test("goes to the topic of the severity that it is given, the target's own before that of all", () => {
    const environment = define({
      "ecs.taskStopped": { severity: "error", targets: { batch: { severity: "warn" } } },
    });
    const targets = resourcesOf(stacksOf(environment)["idp-prod-alarms"], "aws_cloudwatch_event_target");
    expect(targets.events_ecs_main_taskStopped_topic).toMatchObject({ arn: topics.error });
    expect(targets.events_ecs_batch_taskStopped_topic).toMatchObject({ arn: topics.warn });
  });

  test("of RDS leaves the subscription of the others, and gets one of its own severity", () => {
    const clusterOnly = { "db-cluster": ["idp"] };
    const idsOf = (environment: ReturnType<typeof define>) =>
      Object.fromEntries(
        Object.values(subscriptions(environment))
          .map(({ name, source_ids }) => [String(name).replace("idp-prod-rds-", ""), source_ids] as const)
          .filter(([name]) => !name.includes("maintenance")),
      );
    expect(idsOf(define({}))).toEqual({ ...clusterOnly, "db-instance": ["idp-1", "idp-2"] });
    const off = { targets: { "main/two": { off: "spare" } } };
    expect(idsOf(define({ "aurora.instanceEvents": off }))).toEqual({ ...clusterOnly, "db-instance": ["idp-1"] });
    const warned = define({ "aurora.instanceEvents": { targets: { "main/two": { severity: "warn" } } } });
    expect(idsOf(warned)).toEqual({ ...clusterOnly, "db-instance": ["idp-1"], "db-instance-warn": ["idp-2"] });
    expect(subscriptions(warned)["events_rds_db-instance-warn"]).toMatchObject({ sns_topic: topics.warn });
  });
});

describe("an override of an event", () => {
  test.each([
    [{ "ecs.taskStoped": { off: "?" } }, '["ecs.taskStoped"]: no such alarm or event; did you mean "ecs.taskStopped"?'],
    [
      { "ecs.taskStopped": { targets: { mian: { off: "?" } } } },
      '["ecs.taskStopped"].targets.mian: no such target; did you mean "main"?',
    ],
    [
      { "ecs.taskStopped": { thresholds: { warn: 3 } } },
      '["ecs.taskStopped"].thresholds: this is an event, not an alarm\n  allowed: severity, route, off',
    ],
    [
      { "aurora.instanceEvents": { targets: { "main/one": { anomalyBand: 2 } } } },
      '["aurora.instanceEvents"].targets["main/one"].anomalyBand: this is an event, not an alarm\n  allowed: severity, route, off',
    ],
    [{ "ecs.taskStopped": { severity: "info" } }, '["ecs.taskStopped"].severity: "info" is not one of error, warn'],
  ])("%j is refused", (overrides, message) => {
    expect(refusal({ resources, alarms: { ...least.alarms, overrides } })).toBe(`prod.alarms.overrides${message}`);
  });

  test("does not compile with what only an alarm has", () => {
    // @ts-expect-error -- an event has no thresholds
    expect(() => define({ "ecs.taskStopped": { thresholds: { warn: 1 } } })).toThrow();
  });
});

describe("a row of an event", () => {
  const row = (change: object) =>
    eventCatalogue("jobs", targetsOf({ nightly: { name: "nightly" }, hourly: { name: "hourly" } }), {
      failed: {
        pattern: ({ name }) => ({ source: ["example.jobs"], resources: [name] }),
        paths: {},
        text: { en: "A job failed.", ja: "ジョブが失敗しました。" },
        severity: "warn",
        because: { en: "A job failed.", ja: "ジョブが失敗しました。" },
        remedy: { en: "Read its log.", ja: "ログを確認します。" },
        source: [],
        ...change,
      },
    });
  const plan = (change: object, rest: Partial<EnvironmentDefinition> = {}) =>
    defineEnvironment({ ...least, ...rest }, { catalogue: { ...standardCatalogue, ...row(change) } }).monitoring;

  test("may be for some targets only", () => {
    const when = ({ name }: { name: string }) => name === "hourly";
    const jobs = plan({ when }).events.filter(({ service }) => service === "jobs");
    expect(jobs.map(({ target }) => target)).toEqual([["hourly"]]);
  });

  test("may require telemetry, and is off where the environment does without", () => {
    const requires = "lambdaInsights";
    const telemetry = { lambdaInsights: false };
    expect(messageOf(() => plan({ requires }, { telemetry }))).toContain("jobs.failed of nightly");
    const without = { lambdaInsights: "too dear here" };
    const { events, disabled } = plan({ requires }, { telemetry, alarms: { ...least.alarms, without } });
    expect(events.filter(({ service }) => service === "jobs")).toEqual([]);
    expect(disabled).toContainEqual({ id: "jobs.failed", target: "hourly", reason: "too dear here" });
  });
});

test("a row may be for the account as a whole", () => {
  const mine = eventCatalogue("abuse", wholeAccount, {
    issue: {
      pattern: (_, { account }) => ({ source: ["aws.health"], account: [account] }),
      paths: {},
      text: { en: "AWS has a problem.", ja: "AWS に障害があります。" },
      severity: "warn",
      because: { en: "AWS has a problem.", ja: "AWS に障害があります。" },
      remedy: { en: "Read the Health Dashboard.", ja: "Health Dashboard を確認します。" },
      source: [],
    },
  });
  const overrides = { "abuse.issue": { targets: { account: { severity: "error" } } } } as const;
  const environment = defineEnvironment(
    { ...least, alarms: { ...least.alarms, overrides } },
    { catalogue: { ...standardCatalogue, ...mine } },
  );
  const stack = stacksOf(environment)["idp-prod-alarms"];
  expect(resourcesOf(stack, "aws_cloudwatch_event_rule").events_abuse_issue).toMatchObject({
    name: "idp-prod-abuse-issue",
    event_pattern: JSON.stringify({ source: ["aws.health"], account: ["111122223333"] }),
  });
  expect(resourcesOf(stack, "aws_cloudwatch_event_target").events_abuse_issue_topic).toMatchObject({
    arn: topics.error,
  });
});

test("rows that say different things of one subscription are refused", () => {
  const kind = targetsOf({ replica: { identifier: "replica" } });
  const mine = eventCatalogue("replica", kind, {
    backups: {
      subscription: { key: "db-instance", sourceType: "db-instance", categories: ["backup"] },
      identifier: ({ identifier }) => identifier,
      severity: "error",
      because: { en: "A backup began or ended.", ja: "バックアップが開始または終了しました。" },
      remedy: { en: "Nothing to do.", ja: "対応不要です。" },
      source: [],
    },
  });
  const environment = defineEnvironment({ ...least, resources }, { catalogue: { ...standardCatalogue, ...mine } });
  expect(() => stacksOf(environment)).toThrow(
    'aurora.instanceEvents and replica.backups differ in what they say of the subscription "db-instance"; give one of the two a key of its own',
  );
});
