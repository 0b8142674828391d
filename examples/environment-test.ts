import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alarmsOf, defineEnvironment, gapsOf, synthesize } from "unyo";
import { alarmMatchers, scenario, series } from "unyo/testing";

expect.extend(alarmMatchers);

/** Usually imported from where it is defined. */
const prod = defineEnvironment({
  system: "shop",
  name: "prod",
  account: "111122223333",
  region: "ap-northeast-1",
  timeZone: "Asia/Tokyo",
  owners: { dev: { name: "shop-dev" }, ops: { name: "shop-ops" } },
  resources: {
    ecs: { main: { name: "shop", services: { api: { name: "api", minimumTasks: 2 } } } },
    sqs: { orders: { name: "orders", maximumDelay: 600 } },
  },
  alarms: {
    routes: {
      error: { receivers: { oncall: { email: "oncall@example.com" } } },
      warn: { receivers: { team: { email: "team@example.com" } } },
    },
    overrides: { "ecs.pendingTasks": { off: "the service scales in steps of twenty" } },
  },
});

test("an alarm has the threshold that was meant", () => {
  const alarm = prod.monitoring.alarms.find(({ name }) => name === "shop-prod-ecs-main-api-runningTaskCount-error");
  expect(alarm).toMatchObject({ threshold: 2, comparisonOperator: "LessThanThreshold" });
});

test("the one on duty hears within half an hour that orders wait for twenty minutes", () => {
  const metric = {
    namespace: "AWS/SQS",
    metricName: "ApproximateAgeOfOldestMessage",
    dimensions: { QueueName: "orders" },
  };
  const waiting = scenario(alarmsOf(prod), series("0x29 1200x29", { metric }), {
    alarm: "shop-prod-sqs-orders-oldestMessageAge-error",
  });
  expect(waiting).toAlarmWithin("30m", { after: "30m" });
  expect(waiting).toNotify("oncall@example.com");
});

test("nobody has left anything unwatched without a reason", () => {
  expect(gapsOf(prod).filter(({ kind }) => kind === "needs a value")).toEqual([]);
});

test("every log group of the files is kept for 120 days at least", () => {
  const outdir = mkdtempSync(join(tmpdir(), "shop-"));
  try {
    const [telemetry] = synthesize([prod], { outdir, gaps: "ignore" });
    const { resource } = JSON.parse(readFileSync(telemetry!.file, "utf8")) as {
      resource: { aws_cloudwatch_log_group: Record<string, { retention_in_days: number }> };
    };
    for (const group of Object.values(resource.aws_cloudwatch_log_group)) {
      expect(group.retention_in_days).toBeGreaterThanOrEqual(120);
    }
  } finally {
    rmSync(outdir, { recursive: true });
  }
});
