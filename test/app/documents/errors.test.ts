import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defineEnvironment, defineEnvironments, synthesize, type EnvironmentDefinition } from "../../../src/index.js";
import { least } from "../../support/environment.js";
import { withFolder } from "../../support/synth.js";

const page = readFileSync(join(__dirname, "../../../docs/errors.md"), "utf8");

/** The messages of the page, by heading. */
const told = Object.fromEntries(
  [...page.matchAll(/^### ([^\n]*)\n\n```\n(.*?)\n```$/gms)].map(([, heading, message]) => [heading, message]),
);

function thrown(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("nothing is refused");
}

const prod = (change: Record<string, unknown> = {}) =>
  defineEnvironment({ ...least, ...change } as EnvironmentDefinition);
const resources = (given: Record<string, unknown>) => prod({ resources: given });
const alarms = (change: Record<string, unknown>, rest: Record<string, unknown> = {}) =>
  prod({ ...rest, alarms: { ...least.alarms, ...change } });
const queue = { sqs: { orders: { name: "orders" } } };
const service = { ecs: { main: { name: "shop", services: { api: { name: "api", minimumTasks: 2 } } } } };
const cluster = {
  identifier: "shop",
  engine: "aurora-postgresql",
  engineVersion: "15.10",
  instances: { one: { identifier: "shop-1", instanceClass: "db.r6g.large" } },
};
const written = (change: (folder: string) => void, options: Parameters<typeof synthesize>[1] = {}) =>
  withFolder((folder) => {
    change(folder);
    return thrown(() => synthesize([prod()], { outdir: folder, gaps: "ignore", ...options })).replaceAll(
      folder,
      "cdktf.out",
    );
  });

const cases: Record<string, () => string> = {
  "unknown key": () => thrown(() => resources({ cloudFront: {} })),
  "no such alarm or event": () => thrown(() => alarms({ overrides: { "ecs.cpuUtilisation": { off: "…" } } })),
  "no such target": () =>
    thrown(() => alarms({ overrides: { "sqs.backlog": { targets: { order: { off: "…" } } } } }, { resources: queue })),
  "thresholds in the wrong order": () =>
    thrown(() => alarms({ overrides: { "ecs.cpuUtilization": { thresholds: { warn: 97 } } } }, { resources: service })),
  "has no receiver": () => thrown(() => alarms({ routes: { ...least.alarms.routes, error: { receivers: {} } } })),
  "a key that CloudWatch cannot use": () => thrown(() => alarms({ topicKmsKey: "alias/aws/sns" })),
  "leaves alarms of the ops team without their metric": () =>
    thrown(() => prod({ resources: service, telemetry: { containerInsights: "disabled" } })),
  "less than the days that monitored logs are kept": () =>
    thrown(() => prod({ telemetry: { logs: { retention: 30 } } })),
  "history older than that would be deleted": () =>
    thrown(() =>
      prod({ telemetry: { logs: { groups: { api: { name: "/shop/api", adopt: { retention: "never" } } } } } }),
    ),
  "is the log group of another one": () =>
    thrown(() => prod({ telemetry: { logs: { groups: { one: { name: "/shop/api" }, two: { name: "/shop/api" } } } } })),
  "is not allowed by the policy of versions": () =>
    thrown(() => resources({ aurora: { main: { ...cluster, engineVersion: "13.9" } } })),
  "a database that can be deleted": () =>
    thrown(() => resources({ aurora: { main: { ...cluster, deletionProtection: false } } })),
  "AWS Backup backs up buckets with versioning only": () =>
    thrown(() => prod({ backups: {}, resources: { s3: { themes: { name: "themes" } } } })),
  "is the log group of another environment": () =>
    thrown(() =>
      defineEnvironments(
        ...["stg", "prod"].map((name) => () => prod({ name, resources: { aurora: { main: cluster } } })),
      ),
    ),
  "only what defineEnvironment gives": () => thrown(() => synthesize([{ ...prod() }])),
  "must be known when it is written": () => thrown(() => prod({ system: "${var.system}" })),
  "the half of the other team": () =>
    written(() => {}, {
      customize: ({ telemetry }) => {
        new CloudwatchMetricAlarm(telemetry, "own", {
          alarmName: "own",
          comparisonOperator: "GreaterThanThreshold",
          evaluationPeriods: 1,
        });
      },
    }),
  "stands where unyo writes": () =>
    written((folder) => {
      mkdirSync(join(folder, "stacks/idp-prod-alarms"), { recursive: true });
      writeFileSync(join(folder, "stacks/idp-prod-alarms/cdk.tf.json"), "{}");
    }),
};

test.each(Object.entries(cases))("docs/errors.md tells %s as it is", (heading, run) => {
  expect(told[heading]).toBe(run());
});

test("docs/errors.md tells nothing else", () => {
  expect(Object.keys(told).sort()).toEqual(Object.keys(cases).sort());
});
