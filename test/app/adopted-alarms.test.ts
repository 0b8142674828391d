import {
  alarmsOf,
  adoptionFindings,
  defineEnvironment,
  findExisting,
  formatAdoption,
  synthesize,
} from "../../src/index.js";
import type { EnvironmentDefinition } from "../../src/index.js";
import { everyKindDefinition } from "../support/every-kind.js";
import { refusal } from "../support/errors.js";
import { filesOf } from "../support/forms.js";
import { dbInstance, least, withResources } from "../support/environment.js";
import { okRulesOf } from "../support/ok-rules.js";
import { resources, stacksOf, withFolder, type StackJson } from "../support/synth.js";

type Alarms = EnvironmentDefinition["alarms"];

const queue = { sqs: { orders: { name: "orders" } } };
const alarms = (change: Partial<Alarms>): Partial<EnvironmentDefinition> => ({
  alarms: { ...least.alarms, ...change },
});
const age = (name: string): Alarms["adopt"] => ({ "sqs.oldestMessageAge": { orders: { warn: name } } });
const adopting = (adopt: Alarms["adopt"], more: Partial<Alarms> = {}) =>
  withResources(queue, alarms({ adopt, ...more }));
const stackOf = (environment: ReturnType<typeof defineEnvironment>) => stacksOf(environment)["idp-prod-alarms"]!;
const alarmsIn = (stack: StackJson) => resources(stack, "aws_cloudwatch_metric_alarm");

const address = "aws_cloudwatch_metric_alarm.sqs_orders_oldestMessageAge_warn";

describe("an alarm that exists", () => {
  test("is imported, keeps its name and tags, has all else set, and is not destroyed", () => {
    const stack = stackOf(adopting(age("Orders: old messages")));
    const made = stackOf(withResources(queue));
    expect(stack.import).toEqual([{ to: address, id: "Orders: old messages" }]);
    expect(alarmsIn(stack).sqs_orders_oldestMessageAge_warn).toEqual({
      ...alarmsIn(made).sqs_orders_oldestMessageAge_warn,
      alarm_name: "Orders: old messages",
      lifecycle: { prevent_destroy: true, ignore_changes: ["tags", "tags_all"] },
      tags: undefined,
    });
    expect(Object.keys(alarmsIn(stack))).toEqual(Object.keys(alarmsIn(made)));
  });

  test("may watch a topic of the environment itself", () => {
    const adopted = adopting({ "notification.errorTopicFailed": { apNortheast1: { warn: "Pager is broken" } } });
    const to = "aws_cloudwatch_metric_alarm.notification_apNortheast1_errorTopicFailed_warn";
    expect(stackOf(adopted).import).toEqual([{ to, id: "Pager is broken" }]);
  });

  test("leaves the others as they are", () => {
    const others = (stack: StackJson) =>
      Object.entries(alarmsIn(stack)).filter(([id]) => id !== "sqs_orders_oldestMessageAge_warn");
    expect(others(stackOf(adopting(age("old"))))).toEqual(others(stackOf(withResources(queue))));
    expect(stackOf(withResources(queue)).import).toBeUndefined();
  });

  test("is imported by the caller of a child module", () => {
    const files = filesOf(adopting(age("old")), { forms: ["module"] });
    expect(files["modules/idp-prod-alarms.imports.tf.json"]).toEqual({
      import: [{ to: `module.idp-prod-alarms.${address}`, id: "old" }],
    });
    expect(files["modules/idp-prod-alarms/main.tf.json"]).not.toHaveProperty("import");
  });

  test("may have a name that Terraform would read as code", () => {
    const name = "${orders} %{if} old";
    expect(stackOf(adopting(age(name))).import).toEqual([{ to: address, id: "$${orders} %%{if} old" }]);
  });

  test("keeps its name whatever template the others have", () => {
    const environment = adopting(age("old"), { name: "{severity} {row} {service} {target}" });
    const names = environment.monitoring.alarms.map(({ name }) => name);
    expect(names).toContain("old");
    expect(names).toContain("error oldestMessageAge sqs orders");
  });

  test.each([
    ["one of another kind", "old"],
    ["one like those that are made here", "idp-prod-sqs-orders-backlog-warn-2-warn"],
    ["one like those of the other severity", "idp-prod-sqs-orders-age-error"],
  ])("is over once, by the rule of its severity: %s", (_, name) => {
    const environment = adopting(age(name));
    for (const alarm of environment.monitoring.alarms)
      expect([alarm.name, okRulesOf(environment, alarm.region, alarm.name)]).toEqual([alarm.name, [alarm.severity]]);
  });

  test("is evaluated by its name", () => {
    expect(alarmsOf(adopting(age("old"))).alarms.map(({ name }) => name)).toContain("old");
  });

  test("is told by check, as all of it changes", () => {
    expect(formatAdoption("prod", adoptionFindings(adopting(age("old"))))).toBe(
      'prod.alarms.adopt["sqs.oldestMessageAge"].orders.warn: old: all of it → sqs.oldestMessageAge of orders (warn): metric, threshold, window, actions and description, not its tags; the plan shows what changes',
    );
  });
});

describe("what cannot be taken over is refused:", () => {
  const refused = (adopt: unknown, rest: Record<string, unknown> = {}) =>
    refusal({ resources: queue, ...rest, alarms: { ...least.alarms, ...(rest.alarms as object), adopt } });

  test.each<[string, unknown, string]>([
    [
      "an alarm that there is not",
      { "sqs.oldestMesageAge": { orders: { warn: "old" } } },
      '["sqs.oldestMesageAge"]: no such alarm; did you mean "sqs.oldestMessageAge"?',
    ],
    [
      "an event",
      { "ecs.taskStopped": { main: { error: "stopped" } } },
      '["ecs.taskStopped"]: is an event, and no alarm: nothing is there to take over',
    ],
    [
      "a target that there is not",
      { "sqs.oldestMessageAge": { order: { warn: "old" } } },
      '["sqs.oldestMessageAge"].order: no such target; did you mean "orders"?',
    ],
    [
      "a severity that the alarm does not have",
      { "sqs.inFlight": { orders: { error: "in-flight" } } },
      '["sqs.inFlight"].orders.error: there is no alarm of this severity on orders; there is one of warn',
    ],
    [
      "an unknown severity",
      { "sqs.oldestMessageAge": { orders: { critical: "old" } } },
      '["sqs.oldestMessageAge"].orders.critical: unknown key\n  known: error, warn',
    ],
    [
      "a name for all severities",
      { "sqs.oldestMessageAge": { orders: "old" } },
      '["sqs.oldestMessageAge"].orders: "old" is not names of alarms by severity, such as { error: "api-cpu-high" }',
    ],
    [
      "no name",
      { "sqs.oldestMessageAge": { orders: { warn: "" } } },
      '["sqs.oldestMessageAge"].orders.warn: "" is empty',
    ],
    [
      "a name that CloudWatch has not",
      { "sqs.oldestMessageAge": { orders: { warn: "a\nb" } } },
      '["sqs.oldestMessageAge"].orders.warn: "a\\nb" holds "\\n"; CloudWatch takes control characters in no name',
    ],
    [
      "a name that only Terraform knows",
      { "sqs.oldestMessageAge": { orders: { warn: "${aws_cloudwatch_metric_alarm.old.alarm_name}" } } },
      '["sqs.oldestMessageAge"].orders.warn: "${aws_cloudwatch_metric_alarm.old.alarm_name}" must be known when the files are written: its import names it',
    ],
  ])("%s", (_, adopt, message) => {
    expect(refused(adopt)).toBe(`prod.alarms.adopt${message}`);
  });

  test("an alarm that needs a value", () => {
    const adopt = { "rds.osMemoryFree": { jobs: { warn: "memory" } } };
    expect(refused(adopt, { resources: { rds: { jobs: dbInstance } } })).toBe(
      'prod.alarms.adopt["rds.osMemoryFree"].jobs.warn: takes over nothing while the alarm needs a value: alarms.overrides["rds.osMemoryFree"].thresholds.warn',
    );
  });

  test("an alarm that is off", () => {
    const overrides = { "sqs.oldestMessageAge": { off: { warn: "the consumers are slow" } } };
    expect(refused(age("old"), { alarms: { overrides } })).toBe(
      'prod.alarms.adopt["sqs.oldestMessageAge"].orders.warn: takes over nothing while the alarm is off: the consumers are slow',
    );
  });

  test("one alarm for two", () => {
    expect(refused({ "sqs.oldestMessageAge": { orders: { warn: "old", error: "old" } } })).toBe(
      'prod.alarms.adopt["sqs.oldestMessageAge"].orders.warn: "old" is the alarm of sqs.oldestMessageAge on orders already',
    );
    expect(refused(age("idp-prod-sqs-orders-inFlight-warn"))).toContain(
      '"idp-prod-sqs-orders-inFlight-warn" is the alarm of sqs.',
    );
  });

  test("an event where it is written", () => {
    expect(() =>
      withResources(
        queue,
        // @ts-expect-error -- an event has no alarm
        alarms({ adopt: { "ecs.taskStopped": { main: { error: "stopped" } } } }),
      ),
    ).toThrow();
  });
});

describe("what leaves", () => {
  const released = (...ops: readonly string[]) => withResources({}, { terraform: { released: { ops: [...ops] } } });

  test("is refused while Terraform would destroy it, and forgotten where it is released", () =>
    withFolder((outdir) => {
      synthesize([adopting(age("old"))], { outdir, gaps: "ignore" });
      expect(() => synthesize([withResources({})], { outdir, gaps: "ignore" })).toThrow(
        `idp-prod-alarms: ${address} has left the stack, and the next apply would destroy it\n  to have Terraform forget it instead, list it: terraform.released.ops; to have it destroyed, set terraform.destroyable and synthesize before it leaves`,
      );
      expect(() => synthesize([released(address)], { outdir, gaps: "ignore" })).not.toThrow();
      expect(stackOf(released(address))).toMatchObject({ removed: [{ from: address, lifecycle: { destroy: false } }] });
    }));

  test("is refused where the alarm stays and gets another name: Terraform would destroy the old one", () =>
    withFolder((outdir) => {
      const renamed = (to: string) =>
        `idp-prod-alarms: ${address} was "old", which was taken over, and is "${to}" now: the next apply would destroy "old"\n  to keep it, have Terraform forget it first: switch the alarm off with a reason, list the address in terraform.released.ops, and apply`;
      synthesize([adopting(age("old"))], { outdir, gaps: "ignore" });
      expect(() => synthesize([adopting(age("new"))], { outdir, gaps: "ignore" })).toThrow(renamed("new"));
      expect(() => synthesize([withResources(queue)], { outdir, gaps: "ignore" })).toThrow(
        renamed("idp-prod-sqs-orders-oldestMessageAge-warn"),
      );
      const off = { "sqs.oldestMessageAge": { off: { warn: "moves" } } };
      const left = withResources(queue, { ...alarms({ overrides: off }), terraform: { released: { ops: [address] } } });
      expect(() => synthesize([left], { outdir, gaps: "ignore" })).not.toThrow();
      expect(() => synthesize([withResources(queue)], { outdir, gaps: "ignore" })).not.toThrow();
    }));
});

test("alarms that exist are foretold from what the AWS CLI prints", () => {
  const environment = adopting(age("old"));
  const made = environment.monitoring.alarms.find(({ name }) => name === "idp-prod-sqs-orders-oldestMessageAge-error")!;
  const arn = (region: string) => `arn:aws:cloudwatch:${region}:111122223333:alarm:${made.name}`;
  const found = (...MetricAlarms: readonly { AlarmName: string; AlarmArn?: string; AlarmDescription?: string }[]) =>
    findExisting(environment, { alarms: { MetricAlarms } }).map(({ name, message }) => `${name}: ${message}`);
  const gone = "old: does not exist: its import would fail; leave it out, and the alarm is made";
  const overwritten = `${made.name}: exists already, and an apply would overwrite it; take it over by its name here`;
  expect(found()).toEqual([gone]);
  expect(found({ AlarmName: "old" }, { AlarmName: made.name })).toEqual([overwritten]);
  expect(found({ AlarmName: made.name, AlarmArn: arn("ap-northeast-1") })).toEqual([overwritten, gone].sort());
  expect(found({ AlarmName: "old" }, { AlarmName: made.name, AlarmArn: arn("us-east-1") })).toEqual([]);
  expect(found({ AlarmName: "old" }, { AlarmName: made.name, AlarmDescription: made.description })).toEqual([]);
});

test("an alarm abroad is imported with the provider of its region", () => {
  const { alarms: policy, ...rest } = everyKindDefinition as EnvironmentDefinition;
  const adopt = { "route53.healthCheckStatus": { site: { error: "site is down" } } };
  const stack = stackOf(defineEnvironment({ ...rest, alarms: { ...policy, adopt } }));
  expect(stack.import).toEqual([
    { to: "aws_cloudwatch_metric_alarm.route53_site_healthCheckStatus_error", id: "site is down" },
  ]);
  expect(alarmsIn(stack).route53_site_healthCheckStatus_error).toMatchObject({
    alarm_name: "site is down",
    provider: "aws.us_east_1",
  });
});

describe("the composite alarm of a service level", () => {
  const lambda = { sync: { name: "sync", timeout: 30, memory: 512 } };
  const level = (change: Partial<EnvironmentDefinition> = {}, adopt: Alarms["adopt"] = burns("Sync burns")) =>
    withResources(
      { lambda },
      { serviceLevels: { sync: { lambda: "sync", objective: 99 } }, ...alarms({ adopt }), ...change },
    );
  const burns = (name: string): Alarms["adopt"] => ({ serviceLevel: { sync: { error: name } } });
  const composites = (environment: ReturnType<typeof defineEnvironment>) =>
    resources(stackOf(environment), "aws_cloudwatch_composite_alarm");
  const to = "aws_cloudwatch_composite_alarm.serviceLevel_sync_error";

  test("is imported, keeps its name and tags, has all else set, and is not destroyed", () => {
    const stack = stackOf(level());
    const made = composites(level({}, {})).serviceLevel_sync_error!;
    expect(stack.import).toEqual([{ to, id: "Sync burns" }]);
    expect(composites(level()).serviceLevel_sync_error).toEqual({
      ...made,
      alarm_name: "Sync burns",
      lifecycle: { prevent_destroy: true, ignore_changes: ["tags", "tags_all"] },
      tags: undefined,
    });
    expect(composites(level()).serviceLevel_sync_warn).toEqual(composites(level({}, {})).serviceLevel_sync_warn);
  });

  test("reads alarms of the names that they have without it, which stay as long as it does", () => {
    const halves = Object.entries(alarmsIn(stackOf(level()))).filter(([id]) =>
      id.startsWith("serviceLevel_sync_error"),
    );
    expect(halves.length).toBeGreaterThan(1);
    for (const [id, half] of halves) {
      const usual = alarmsIn(stackOf(level({}, {})))[id]!;
      expect(half).toMatchObject({ alarm_name: usual.alarm_name, lifecycle: { prevent_destroy: true } });
      expect(half.alarm_description).toContain("Sync burns does");
    }
  });

  test("is told of as what it is, and must be there", () => {
    expect(formatAdoption("prod", adoptionFindings(level()))).toBe(
      "prod.alarms.adopt.serviceLevel.sync.error: Sync burns: all of it → serviceLevel of sync (error): rule, actions and description, not its tags; the plan shows what changes",
    );
    const found = (listing: object) =>
      findExisting(level(), { alarms: listing }).map(({ name, message }) => `${name}: ${message}`);
    expect(found({ CompositeAlarms: [{ AlarmName: "Sync burns" }] })).toEqual([]);
    expect(found({ MetricAlarms: [] })).toEqual([
      "Sync burns: is not in the listing, where composite alarms are asked for by --alarm-types MetricAlarm CompositeAlarm; if it does not exist, its import would fail",
    ]);
  });

  test("is refused where there is none", () => {
    const of = (adopt: unknown) =>
      refusal({
        resources: { lambda },
        serviceLevels: { sync: { lambda: "sync", objective: 99, off: { error: "too young" } } },
        alarms: { ...least.alarms, adopt },
      });
    expect(of({ serviceLevel: { snyc: { warn: "old" } } })).toBe(
      'prod.alarms.adopt.serviceLevel.snyc: no such target; did you mean "sync"?',
    );
    expect(of(burns("old"))).toBe(
      "prod.alarms.adopt.serviceLevel.sync.error: takes over nothing while the alarm is off: too young",
    );
  });
});

test("of alarms of one name in two regions one is taken over: by name alone they are told apart", () => {
  const route53 = { site: { id: "12345678-1234-1234-1234-123456789012" } };
  const adopt = { ...age("down"), "route53.healthCheckStatus": { site: { error: "down" } } };
  expect(refusal({ resources: { ...queue, route53 }, alarms: { ...least.alarms, adopt } })).toBe(
    'prod.alarms.adopt["sqs.oldestMessageAge"].orders.warn: "down" is the alarm of route53.healthCheckStatus on site already',
  );
});
