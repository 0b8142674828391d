import { defineEnvironment, type EnvironmentDefinition } from "../../../src/index.js";
import { explain, formatExplanation } from "../../../src/app/explain/index.js";
import { least } from "../../support/environment.js";
import { refusal } from "../../support/errors.js";
import { resources as resourcesIn, stacksOf } from "../../support/synth.js";

type Alarms = Partial<EnvironmentDefinition["alarms"]>;

const resources = {
  lambda: { sync: { name: "sync", timeout: 60, memory: 512 }, mail: { name: "mail", timeout: 30, memory: 512 } },
  sqs: { orders: { name: "orders" } },
  alb: {
    main: {
      arnSuffix: "app/main/0123456789abcdef",
      targetGroups: {
        api: { arnSuffix: "targetgroup/api/0123456789abcdef", minimumHealthyTargets: 2 },
        web: { arnSuffix: "targetgroup/web/0123456789abcdef", minimumHealthyTargets: 2 },
      },
    },
  },
};

const define = (alarms: Alarms) => defineEnvironment({ ...least, resources, alarms: { ...least.alarms, ...alarms } });
const of = (overrides: Alarms["overrides"], id: string) =>
  define({ overrides }).monitoring.alarms.filter((alarm) => alarm.id === id);
const wrong = (alarms: Record<string, unknown>) => refusal({ resources, alarms: { ...least.alarms, ...alarms } });

const [duration, latency, rate] = ["lambda.duration", "alb.responseTime", "lambda.errorRate"] as const;
const short = { period: 60, datapointsToAlarm: 2, evaluationPeriods: 3 };
const long = { period: 300, datapointsToAlarm: 3, evaluationPeriods: 4 };

describe("a window", () => {
  test("may be one of each severity; the other one keeps the row's, and a target has its own word", () => {
    const overrides = {
      [latency]: { thresholds: { error: 5 }, window: { error: short } },
      [rate]: { window: long, targets: { mail: { window: { error: short } } } },
    };
    const [error, warn] = of(overrides, latency);
    expect([error!.window, warn!.window.period]).toEqual([short, of({}, latency)[0]!.window.period]);
    const windows = of(overrides, rate).map(({ target, severity, window }) => [target[0], severity, window]);
    expect(windows).toContainEqual(["mail", "error", short]);
    expect(windows).toContainEqual(["sync", "error", long]);
  });

  test("tells its mistakes at its own path", () => {
    expect(wrong({ overrides: { [rate]: { window: { error: { ...short, period: 45 } } } } })).toBe(
      `prod.alarms.overrides["${rate}"].window.error.period: 45 is not a period in seconds: 10, 20, 30 or a multiple of 60`,
    );
    expect(
      wrong({ overrides: { [rate]: { window: { period: 60, datapointsToAlarm: 3, evaluationPeriods: 2 } } } }),
    ).toBe(`prod.alarms.overrides["${rate}"].window.datapointsToAlarm: 3 is more than the 2 data points looked at`);
    expect(wrong({ overrides: { [rate]: { window: { eror: short } } } })).toContain(`.window.eror: unknown key`);
    expect(wrong({ overrides: { [rate]: { window: { warn: short, eror: short } } } })).toContain(
      `.window.eror: unknown key`,
    );
    expect(wrong({ overrides: { [rate]: { window: { ...short, of: 3 } } } })).toContain(`.window.of: unknown key`);
    expect(wrong({ overrides: { [rate]: { window: 5 } } })).toContain(`["${rate}"].window: 5 is not an object`);
    expect(wrong({ overrides: { [latency]: { window: { error: short } } } })).toContain(
      "is for a severity this alarm cannot have\n  allowed: warn",
    );
  });
});

describe("a second severity", () => {
  test("is an alarm of its own, in the stack too", () => {
    const overrides = {
      [latency]: { thresholds: { error: 5 }, targets: { "main/web": { thresholds: { error: 3 } } } },
    };
    expect(of(overrides, latency).map(({ target, severity, threshold }) => [target[1], severity, threshold])).toEqual([
      ["api", "error", 5],
      ["api", "warn", 1],
      ["web", "error", 3],
      ["web", "warn", 1],
    ]);
    const stack = stacksOf(define({ overrides }))["idp-prod-alarms"];
    expect(resourcesIn(stack, "aws_cloudwatch_metric_alarm")).toHaveProperty("alb_main_web_responseTime_error");
  });

  test("is held to the order of the row's", () => {
    expect(wrong({ overrides: { [latency]: { thresholds: { error: 0.5 } } } })).toBe(
      `prod.alarms.overrides["${latency}"].thresholds.error: 0.5 is not above warn (1) on main/api, main/web, which would not be the earlier warning`,
    );
  });

  test("does not go with another severity for the one that there is", () => {
    expect(wrong({ overrides: { [latency]: { severity: "error", thresholds: { error: 5 } } } })).toBe(
      `prod.alarms.overrides["${latency}"].severity: "error" would merge error and warn; switch one of them off first: off: { warn: "…" }`,
    );
    const targets = { "main/api": { thresholds: { error: 5 } } };
    expect(wrong({ overrides: { [latency]: { severity: "error", targets } } })).toBe(
      `prod.alarms.overrides["${latency}"].targets["main/api"].thresholds.error: makes a second alarm, and severity ("error") is for an alarm that has one`,
    );
  });

  test("recovers no instance a second time", () => {
    const id = "ec2.systemStatusCheckFailed";
    const both = defineEnvironment({
      ...least,
      resources: { ec2: { bastion: { instanceId: "i-0123456789abcdef0" } } },
      alarms: { ...least.alarms, overrides: { [id]: { thresholds: { warn: 0.5 } } } },
    }).monitoring.alarms.filter((alarm) => alarm.id === id);
    expect(both.map(({ severity, automation }) => [severity, automation])).toEqual([
      ["error", "recover"],
      ["warn", undefined],
    ]);
  });
});

describe("a threshold that is a function", () => {
  const overrides = { [duration]: { thresholds: { warn: ({ timeout }: { timeout: number }) => timeout * 500 } } };

  test("is worked out of each target, and explained", () => {
    expect(of(overrides, duration).map(({ threshold }) => threshold)).toEqual([28_500, 15_000, 57_000, 30_000]);
    const text = formatExplanation(explain(define({ overrides }), duration)[3]!);
    expect(text).toContain(`given by alarms.overrides["${duration}"].thresholds.warn`);
    expect(text).toContain("derived: ({ timeout }) => timeout * 500");
    expect(text).toContain("timeout = 60");
  });

  test("that fails, or comes to no number, is told with the target", () => {
    const fails = () => {
      throw new Error("no class");
    };
    expect(wrong({ overrides: { [duration]: { targets: { mail: { thresholds: { warn: fails } } } } } })).toBe(
      `prod.alarms.overrides["${duration}"].targets.mail.thresholds.warn: fails on mail: Error: no class`,
    );
    expect(wrong({ overrides: { [duration]: { targets: { mail: { thresholds: { warn: () => "9" } } } } } })).toBe(
      `prod.alarms.overrides["${duration}"].targets.mail.thresholds.warn: comes to "9" on mail, and must be a number`,
    );
  });

  test("is held to the order of thresholds", () => {
    const thresholds = { warn: () => 10, error: () => 9 };
    expect(wrong({ overrides: { [rate]: { thresholds, targets: { mail: { off: "?" } } } } })).toBe(
      `prod.alarms.overrides["${rate}"].thresholds.warn: 10 is not below error (9) on sync, so it would not be the earlier warning`,
    );
  });
});

describe("the statistic and the least samples", () => {
  test("of a percentile", () => {
    const [plain] = of({ [latency]: { statistic: "p99" } }, latency);
    expect(plain).toMatchObject({ measure: { metric: { statistic: "p99" } }, fewSamples: "ignore" });
    const [guarded] = of({ [latency]: { statistic: "p99", leastSamples: 200 } }, latency);
    expect(guarded).toMatchObject({
      measure: {
        expression: "IF(samples >= 200, value, 0)",
        metrics: { value: { statistic: "p99" }, samples: { statistic: "SampleCount", name: "TargetResponseTime" } },
      },
    });
    expect(guarded).not.toHaveProperty("fewSamples");
  });

  test("of a rate", () => {
    const [alarm] = of({ [rate]: { leastSamples: 50 } }, rate);
    expect(alarm!.measure).toMatchObject({
      expression: "IF(invocations >= 50, 100 * FILL(errors, 0) / invocations, 0)",
    });
  });

  test("are refused where there is nothing to take them of", () => {
    expect(wrong({ overrides: { [rate]: { statistic: "p90" } } })).toBe(
      `prod.alarms.overrides["${rate}"].statistic: "p90" is for an alarm on one metric; this one works with 2 metrics in an expression`,
    );
    expect(wrong({ overrides: { "sqs.inFlight": { leastSamples: 5 } } })).toBe(
      'prod.alarms.overrides["sqs.inFlight"].leastSamples: this alarm looks at no rate that is guarded, and at no percentile; leave it out',
    );
    expect(wrong({ overrides: { [latency]: { statistic: "p101" } } })).toBe(
      `prod.alarms.overrides["${latency}"].statistic: "p101" is not Average, Sum, Minimum, Maximum, SampleCount, or a percentile from p0 to p100 such as p95`,
    );
  });
});

test("a policy on missing data is in the alarm", () => {
  expect(of({ "sqs.inFlight": { treatMissingData: "ignore" } }, "sqs.inFlight")[0]!.treatMissingData).toBe("ignore");
});

describe("texts and runbooks of one's own", () => {
  const overrides = {
    [duration]: {
      because: "Orders are cut off.",
      targets: { mail: { remedy: "Ask the post office.", runbook: "https://runbooks.example.com/mail/{alarm}" } },
    },
  };

  test("are those of one target, or of all", () => {
    const [mail, , sync] = of(overrides, duration);
    expect(sync!.description).toContain("lambda sync: Orders are cut off. ");
    expect(sync!.description).not.toContain("Runbook");
    expect(mail!.description).toContain("What to do: Ask the post office.");
    expect(mail!.description).toContain("Runbook: https://runbooks.example.com/mail/lambda.duration");
  });

  test("are explained with where they stand", () => {
    const [mail] = explain(define({ overrides }), duration);
    const text = formatExplanation(mail!);
    expect(text).toContain(`changed by alarms.overrides["${duration}"].because`);
    expect(text).toContain(`alarms.overrides["${duration}"].targets.mail.runbook`);
  });

  test("are held to what a description takes, at the longest of them", () => {
    expect(
      wrong({ overrides: { [duration]: { off: { warn: "?" }, targets: { mail: { remedy: "x".repeat(1000) } } } } }),
    ).toMatch(
      /^prod\.alarms\.overrides\["lambda\.duration"\]\.targets\.mail\.remedy: makes the description of lambda\.duration \d+ characters long; CloudWatch takes 1024$/,
    );
  });

  test("say something", () => {
    expect(wrong({ overrides: { [duration]: { because: " " } } })).toBe(
      `prod.alarms.overrides["${duration}"].because: " " is not what the alarm says happened`,
    );
    expect(wrong({ overrides: { [duration]: { runbook: "http://x" } } })).toContain(
      '.runbook: "http://x" is not an HTTPS URL',
    );
  });
});

describe("a whole service", () => {
  test("is off with a reason, its events too, and listed", () => {
    const reason = "replaced next month";
    const { alarms, events, needsValue, disabled } = define({ off: { lambda: reason } }).monitoring;
    expect([...alarms, ...events, ...needsValue].filter(({ id }) => id.startsWith("lambda."))).toEqual([]);
    const own = disabled.filter(({ id }) => id.startsWith("lambda."));
    expect(own).toContainEqual({ id: duration, target: "mail", reason });
    expect(new Set(own.map((item) => item.reason))).toEqual(new Set([reason]));
  });

  test("needs no telemetry for its alarms, and no override undoes it", () => {
    const ecs = { main: { name: "idp", services: { api: { name: "api", minimumTasks: 1 } } } };
    const off = { ecs: "another team's" };
    const telemetry = { containerInsights: "disabled" } as const;
    const { monitoring } = defineEnvironment({
      ...least,
      resources: { ecs },
      telemetry,
      alarms: { ...least.alarms, off, overrides: { "ecs.cpuUtilization": { thresholds: { error: 90 } } } },
    });
    expect(monitoring.alarms.filter(({ id }) => id.startsWith("ecs."))).toEqual([]);
  });

  test("goes not without a reason, and has a name that there is", () => {
    expect(wrong({ off: { lambda: "" } })).toBe(
      'prod.alarms.off.lambda: "" is not the reason why the service is not watched',
    );
    expect(wrong({ off: { lamda: "?" } })).toBe(
      'prod.alarms.off.lamda: no service with alarms or events; did you mean "lambda"?',
    );
  });
});

test("of an event nothing but its severity and whether it is off is changed", () => {
  const allowed = "this is an event, not an alarm\n  allowed: severity, route, off";
  expect(wrong({ overrides: { "ecs.taskStopped": { treatMissingData: "ignore", because: "Gone." } } })).toBe(
    [
      `prod.alarms.overrides["ecs.taskStopped"].treatMissingData: ${allowed}`,
      `prod.alarms.overrides["ecs.taskStopped"].because: ${allowed}`,
    ].join("\n"),
  );
});

describe("what is said of all targets, and what of one,", () => {
  test("an error in the place of a warning is made where the warning is off", () => {
    const overrides = { "sqs.backlog": { off: { warn: "too late" }, thresholds: { error: 5000 } } } as const;
    expect(of(overrides, "sqs.backlog").map(({ severity, threshold }) => [severity, threshold])).toEqual([
      ["error", 5000],
    ]);
    const { disabled } = define({ overrides }).monitoring;
    expect(disabled).toContainEqual({ id: "sqs.backlog", target: "orders", severity: "warn", reason: "too late" });
  });

  test("a target cannot take away what the least samples of all need", () => {
    const general = { statistic: "p95", leastSamples: 10 };
    const refused = (own: object) =>
      wrong({ overrides: { "alb.responseTime": { ...general, targets: { "main/api": own } } } });
    const path = 'prod.alarms.overrides["alb.responseTime"].targets["main/api"]';
    expect(refused({ statistic: "Average" })).toBe(
      `${path}.statistic: "Average" is no percentile, which leastSamples (10) is for; leave one of the two out`,
    );
    expect(refused({ anomalyBand: 2 })).toContain(`${path}.anomalyBand: a band is learned from the metric as it is`);
  });

  test("a percentile has two decimal places at most, as the provider takes them", () => {
    expect(of({ [duration]: { statistic: "p99.99" } }, duration)).not.toEqual([]);
    expect(wrong({ overrides: { [duration]: { statistic: "p99.999" } } })).toContain(`["${duration}"].statistic:`);
  });

  test("what is no record, and what a threshold throws, is told with its path", () => {
    expect(wrong({ off: 5 })).toBe("prod.alarms.off: 5 is not a record of reasons by service");
    const thrown = () => {
      throw Object.create(null) as Error;
    };
    expect(wrong({ overrides: { [duration]: { thresholds: { error: thrown } } } })).toContain(
      `prod.alarms.overrides["${duration}"].thresholds.error: fails on`,
    );
  });
});
