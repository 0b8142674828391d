import fc from "fast-check";
import { halvesOf, type BurnRateAlarm } from "../../modules/ops/alarms/index.js";
import { parseStatistic } from "../../src/evaluation/statistics/parse.js";
import { explainLevels, formatLevel } from "../../src/app/explain/index.js";
import type { DefinedEnvironment, EnvironmentDefinition } from "../../src/index.js";
import { metricsOf } from "../support/catalogue-alarms.js";
import { withResources } from "../support/environment.js";
import { refusal } from "../support/errors.js";
import { everyKind } from "../support/every-kind.js";
import { dimensionSet, metricFacts } from "../support/facts.js";
import { resources, stacksOf, type StackJson } from "../support/synth.js";

type Levels = EnvironmentDefinition["serviceLevels"];

const inventory = {
  alb: { main: { arnSuffix: "app/main/0123456789abcdef", targetGroups: {} } },
  lambda: { sync: { name: "sync", timeout: 30, memory: 512 } },
  synthetics: { often: { name: "often", interval: 1 }, rare: { name: "rare" } },
};

const withLevels = (serviceLevels: Levels, rest: Partial<EnvironmentDefinition> = {}): DefinedEnvironment =>
  withResources(inventory, { serviceLevels, ...rest });

const wrong = (serviceLevels: Levels) => refusal({ resources: inventory, serviceLevels });

const login = { login: { alb: "main", objective: 99.9 } };

const alarmsStack = (environment: DefinedEnvironment): StackJson => stacksOf(environment)["idp-prod-alarms"]!;

const told = (environment: DefinedEnvironment) =>
  environment.monitoring.burnRates.map(({ name }) => name.replace("idp-prod-serviceLevel-", ""));

describe("what can never be told is refused", () => {
  test("an objective that leaves so much to fail that nothing burns too fast", () => {
    expect(wrong({ login: { alb: "main", objective: 93 } })).toBe(
      "prod.serviceLevels.login.objective: 93 lets 7 % fail; 14.4 times as much, which is told at once, is 100.8 % and can never be exceeded: give more than 93.056",
    );
    expect(wrong({ login: { alb: "main", objective: 97, window: 90 } })).toBe(
      "prod.serviceLevels.login.objective: 97 lets 3 % fail; 43.2 times as much, which is told at once, is 129.6 % and can never be exceeded: give more than 97.686",
    );
    expect(withLevels({ login: { alb: "main", objective: 93.06 } }).monitoring.burnRates).toHaveLength(2);
  });

  test.each([0, 100, -1, 100.1, NaN])("an objective of %s", (objective) => {
    expect(wrong({ login: { alb: "main", objective } })).toBe(
      `prod.serviceLevels.login.objective: ${objective} is not a percentage: above 0 and below 100`,
    );
  });

  test.each([0, -1, 1e-7, 1 / 3, 3601])("a time of %s seconds", (within) => {
    expect(wrong({ login: { alb: "main", objective: 99, within } })).toBe(
      `prod.serviceLevels.login.within: ${within} is not seconds: from 0.001 to 3600, to the millisecond`,
    );
  });

  test("a canary that runs too rarely for windows of five minutes", () => {
    expect(wrong({ login: { synthetics: "rare", objective: 99 } })).toBe(
      'prod.serviceLevels.login.synthetics: "rare" runs every 5 minutes, and five minutes must have two runs at least: give it an interval of 1 or 2',
    );
  });

  test("a time that AWS has no percentiles of", () => {
    expect(wrong({ login: { synthetics: "often", objective: 99, within: 2 } })).toBe(
      "prod.serviceLevels.login.within: 2 s cannot be held against synthetics: AWS has no percentiles of how long a run takes. Leave it out, and let the run fail that takes too long",
    );
  });

  test("what is not in the inventory, and what is of nothing or of two things", () => {
    expect(wrong({ login: { alb: "mian", objective: 99 } })).toBe(
      'prod.serviceLevels.login.alb: "mian" is no key of resources.alb; did you mean "main"?',
    );
    expect(wrong({ login: { objective: 99 } })).toBe(
      "prod.serviceLevels.login: needs exactly one of alb, httpApi, restApi, lambda, synthetics; found none",
    );
    expect(wrong({ login: { alb: "main", lambda: "sync", objective: 99 } })).toBe(
      "prod.serviceLevels.login: needs exactly one of alb, httpApi, restApi, lambda, synthetics; found alb and lambda",
    );
  });

  test("and a wrong resource is told once, not as a missing one too", () => {
    const broken = { alb: { main: { arnSuffix: "main", targetGroups: {} } } };
    const message = refusal({ resources: broken, serviceLevels: login });
    expect(message.split("\n")).toHaveLength(1);
    expect(message).toContain("prod.resources.alb.main.arnSuffix");
  });
});

describe("a service level in Terraform", () => {
  const stack = alarmsStack(withLevels(login));
  const composites = resources(stack, "aws_cloudwatch_composite_alarm");
  const halves = Object.entries(resources(stack, "aws_cloudwatch_metric_alarm")).filter(([id]) =>
    id.startsWith("serviceLevel_"),
  );

  test("is a composite alarm for each severity, whose rule names alarms that are there first", () => {
    expect(Object.keys(composites)).toEqual(["serviceLevel_login_error", "serviceLevel_login_warn"]);
    expect(composites["serviceLevel_login_error"]).toMatchObject({
      alarm_name: "idp-prod-serviceLevel-login-error",
      alarm_actions: ["${aws_sns_topic.notification_error.arn}"],
      alarm_rule:
        '(ALARM("idp-prod-serviceLevel-login-error-1h") AND ALARM("idp-prod-serviceLevel-login-error-5m")) OR (ALARM("idp-prod-serviceLevel-login-error-6h") AND ALARM("idp-prod-serviceLevel-login-error-30m"))',
      depends_on: ["1h", "5m", "6h", "30m"].map(
        (window) => `aws_cloudwatch_metric_alarm.serviceLevel_login_error_${window}`,
      ),
    });
  });

  test("has metric alarms without actions, of one period each", () => {
    expect(halves).toHaveLength(6);
    for (const [, half] of halves) {
      expect(half).not.toHaveProperty("alarm_actions");
      expect(half).not.toHaveProperty("ok_actions");
      expect(half).toMatchObject({ evaluation_periods: 1, datapoints_to_alarm: 1, treat_missing_data: "notBreaching" });
    }
    const thresholds = Object.fromEntries(
      halves.map(([id, half]) => [id.slice("serviceLevel_login_".length), half["threshold"]]),
    );
    expect(thresholds).toEqual({
      error_1h: 1.44,
      error_5m: 1.44,
      error_6h: 0.6,
      error_30m: 0.6,
      warn_3d: 0.1,
      warn_6h: 0.1,
    });
  });

  test("tells that it is over where its route does", () => {
    const own = { receivers: { operators: { email: "ops@example.com" } } };
    const environment = withLevels(login, {
      alarms: { routes: { error: { ...own, okNotices: true }, warn: { ...own, okNotices: false } } },
    });
    const rules = JSON.stringify(resources(alarmsStack(environment), "aws_cloudwatch_event_rule"));
    expect(rules).toContain("idp-prod-serviceLevel-");
    expect(told(environment)).toEqual(["login-error", "login-warn"]);
  });
});

test("a time that is slow is what a percentile rank leaves, in the metric's own unit", () => {
  const statistics = (serviceLevels: Levels) =>
    withLevels(serviceLevels)
      .monitoring.burnRates.flatMap(halvesOf)
      .flatMap(metricsOf)
      .map(({ statistic }) => statistic)
      .filter((statistic) => statistic !== "Sum");
  expect(new Set(statistics({ login: { alb: "main", objective: 99, within: 0.3 } }))).toEqual(new Set(["PR(:0.3)"]));
  expect(new Set(statistics({ sync: { lambda: "sync", objective: 99, within: 2.007 } }))).toEqual(
    new Set(["PR(:2007)"]),
  );
});

describe("in every environment", () => {
  const objective = fc.constantFrom(95, 97.5, 99, 99.9, 99.95, 99.999);
  const off = fc.constantFrom(undefined, "known", { warn: "known" }, { error: "known" });
  const level = fc.record({ alb: fc.constant("main"), objective, window: fc.integer({ min: 7, max: 40 }), off });
  const levels = fc.dictionary(fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,31}$/), level, { maxKeys: 4 }).filter((all) => {
    const keys = Object.keys(all).map((key) => key.toLowerCase());
    return new Set(keys).size === keys.length && keys.every((key) => !Object.hasOwn(Object.prototype, key));
  });

  test("each rule names alarms of its own stack, all of whose windows CloudWatch takes; nothing is left over", () => {
    fc.assert(
      fc.property(levels, (serviceLevels) => {
        const stack = alarmsStack(withLevels(serviceLevels as Levels));
        const byName = new Map(
          Object.entries(resources(stack, "aws_cloudwatch_metric_alarm"))
            .filter(([id]) => id.startsWith("serviceLevel_"))
            .map(([, alarm]) => [alarm["alarm_name"] as string, alarm]),
        );
        const named = Object.values(resources(stack, "aws_cloudwatch_composite_alarm")).flatMap((one) =>
          [...(one["alarm_rule"] as string).matchAll(/ALARM\("([^"]*)"\)/g)].map(([, name]) => name!),
        );
        expect(named.sort()).toEqual([...byName.keys()].sort());
        for (const alarm of byName.values()) {
          const threshold = alarm["threshold"] as number;
          expect(threshold).toBeGreaterThan(0);
          expect(threshold).toBeLessThan(100);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("one more service level leaves all others as they were", () => {
    fc.assert(
      fc.property(levels, (serviceLevels) => {
        const before = withLevels(login).monitoring.burnRates;
        const after = withLevels({ ...serviceLevels, ...login } as Levels).monitoring.burnRates;
        expect(after).toEqual(expect.arrayContaining([...before]));
      }),
      { numRuns: 20 },
    );
  });
});

test("windows are within CloudWatch's seven days, one day where the period is under an hour", () => {
  for (const { window } of everyKind().monitoring.burnRates.flatMap(halvesOf)) {
    const length = window.period * window.evaluationPeriods;
    expect(window.period % 60).toBe(0);
    expect(length).toBeLessThanOrEqual(window.period >= 3600 ? 7 * 86_400 : 86_400);
  }
});

test("metrics, dimensions and statistics are those that AWS documents", () => {
  const environment = withLevels(
    { canary: { synthetics: "often", objective: 99 }, sync: { lambda: "sync", objective: 99, within: 2 } },
    {},
  );
  const all = [environment, everyKind()].flatMap(({ monitoring }) => monitoring.burnRates.flatMap(halvesOf));
  const unknown = all.flatMap(metricsOf).filter(({ namespace, name, statistic, dimensions }) => {
    expect(typeof parseStatistic(statistic)).toBe("object");
    const fact = metricFacts.find((one) => one.namespace === namespace && one.metric === name);
    // A percentile rank needs what percentiles need.
    const documented = statistic.startsWith("PR(") ? "p" : statistic;
    return !fact?.statistics.includes(documented) || !fact.dimensions.includes(dimensionSet(Object.keys(dimensions)));
  });
  expect(unknown).toEqual([]);
});

describe("texts", () => {
  const levels = {
    login: { alb: "main", objective: 99.9 },
    sync: { lambda: "sync", objective: 99, within: 2.5, window: 28 },
  };
  const textOf = (environment: DefinedEnvironment, name: string) =>
    environment.monitoring.burnRates.find((alarm) => alarm.name === `idp-prod-serviceLevel-${name}`)!.description;
  const runbook = { alarms: { ...withRunbook() } };

  test("say what fails, how fast, what to do, and where the runbook is", () => {
    const environment = withLevels(levels, runbook);
    expect(textOf(environment, "login-error").split("\n")).toEqual([
      "idp-prod serviceLevel login: The objective of 99.9 % is at risk: more than 1.44 % of the requests failed in the last hour (2 % of what may fail in 30 days), or 0.6 % in the last 6 hours (5 % of what may fail in 30 days), and it goes on. Act now.",
      "What to do: Look at the other alarms of alb main and of what stands behind it: they tell the cause. If there are none, compare the time it began with deployments, and take the last one back.",
      "Runbook: https://runbooks.example.com/serviceLevel.login",
    ]);
    expect(textOf(environment, "sync-warn").split("\n")[0]).toBe(
      "idp-prod serviceLevel sync: The objective of 99 % is at risk: more than 1 % of the invocations took longer than 2.5 s in the last 3 days (10 % of what may fail in 28 days), and it goes on. Act within a few working days.",
    );
  });

  test("are in Japanese where the environment is", () => {
    const environment = withLevels(levels, { ...runbook, language: "ja" });
    expect(textOf(environment, "login-error").split("\n")[0]).toBe(
      "idp-prod serviceLevel login: 30 日間 99.9 % の目標が危険です。リクエストの失敗が直近 1 時間で 1.44 % 超（許容量の 2 %）、または直近 6 時間で 0.6 % 超（許容量の 5 %）で、現在も続いています。 直ちに対応してください。",
    );
    const [, , , warn] = environment.monitoring.burnRates;
    expect(halvesOf(warn!)[0]!.description).toBe(
      "idp-prod serviceLevel sync: 直近 3 日で呼び出しの 1 % 超が 2.5 秒を超えました。組の片方であり、通知は idp-prod-serviceLevel-sync-warn が行います。",
    );
  });

  test("that are longer than CloudWatch takes are refused", () => {
    const long = { alarms: { ...withRunbook(), runbook: `https://runbooks.example.com/${"a".repeat(900)}/{alarm}` } };
    expect(() => withLevels(levels, long)).toThrow(/prod\.alarms\.runbook: makes the description of serviceLevel/);
  });

  function withRunbook() {
    const route = { receivers: { operators: { email: "ops@example.com" } } };
    return { routes: { error: route, warn: route }, runbook: "https://runbooks.example.com/{alarm}" };
  }
});

describe("what is off", () => {
  test.each([
    ["known", [], [{ id: "serviceLevel", target: "login", reason: "known" }]],
    [{ warn: "new" }, ["login-error"], [{ id: "serviceLevel", target: "login", severity: "warn", reason: "new" }]],
  ] as const)("%j is not made, and listed with its reason", (off, left, listed) => {
    const environment = withLevels({ login: { alb: "main", objective: 99.9, off } });
    expect(told(environment)).toEqual(left);
    expect(environment.monitoring.disabled.filter(({ id }) => id === "serviceLevel")).toEqual(listed);
  });
});

test("explain finds a service level by its key, and by the name or address of each of its alarms", () => {
  const environment = withLevels({ ...login, other: { lambda: "sync", objective: 99 } });
  const error = environment.monitoring.burnRates.find(({ severity }) => severity === "error") as BurnRateAlarm;
  for (const word of [
    "idp-prod-serviceLevel-login-error",
    "idp-prod-serviceLevel-login-error-5m",
    "module.alarms.aws_cloudwatch_composite_alarm.serviceLevel_login_error",
    "aws_cloudwatch_metric_alarm.serviceLevel_login_error_30m",
  ]) {
    expect(explainLevels(environment, word).map(({ alarm }) => alarm)).toEqual([error]);
  }
  expect(explainLevels(environment, "serviceLevel.login")).toHaveLength(2);
  expect(explainLevels(environment, "serviceLevel")).toHaveLength(4);
  const text = formatLevel(explainLevels(environment, error.name)[0]!);
  expect(text).toContain("> 1.44 Percent of the last 3600 s and of 300 s, 14.4 times what may fail");
  expect(text).toContain("operators: email ops@example.com");
});
