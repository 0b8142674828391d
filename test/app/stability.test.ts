import * as fc from "fast-check";
import { defineEnvironment, type EnvironmentDefinition } from "../../src/index.js";
import { nameLimits } from "../../src/model/names/index.js";
import { arbitraryResources } from "../support/arbitrary.js";
import { least } from "../support/environment.js";
import { stacksOf, type StackJson } from "../support/synth.js";

type Resources = NonNullable<EnvironmentDefinition["resources"]>;

const synth = (resources: Resources) =>
  stacksOf(defineEnvironment({ ...least, resources, telemetry: { logs: { archive: {} } } }));

/** Every resource by address, without what depends on the whole (policies that list, outputs). */
function byAddress(stacks: Record<string, StackJson>): Map<string, string> {
  const entries = Object.entries(stacks).flatMap(([stack, { resource }]) =>
    Object.entries(resource).flatMap(([type, byId]) =>
      Object.entries(byId).map(([id, body]) => [`${stack}/${type}.${id}`, String(nameOf(body))] as const),
    ),
  );
  return new Map(entries);
}

const nameProperties = ["alarm_name", "name", "bucket"] as const;
const nameOf = (body: Readonly<Record<string, unknown>>) =>
  nameProperties.map((property) => body[property]).find((value) => value !== undefined);

/** Takes one resource out of an inventory, wherever it stands. */
const removals = (resources: Resources): Resources[] =>
  (["ecs", "aurora", "rds", "lambda", "vpc", "waf"] as const).flatMap((service) =>
    Object.keys(resources[service] ?? {}).map((key) => {
      const { [key]: gone, ...rest } = (resources[service] ?? {}) as Record<string, unknown>;
      expect(gone).toBeDefined();
      return { ...resources, [service]: rest } as Resources;
    }),
  );

const reversed = <T>(value: T): T => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, reversed(one as unknown)]);
  return Object.fromEntries(entries.reverse()) as T;
};

const runs = { numRuns: 10 };

describe("addresses and names", () => {
  test("stay as they were when a resource is removed, or added again", () => {
    fc.assert(
      fc.property(arbitraryResources, (resources) => {
        const before = byAddress(synth(resources));
        const fewerOnes = removals(resources);
        for (const fewer of [...fewerOnes.slice(0, 1), ...fewerOnes.slice(1).slice(-2)]) {
          for (const [address, name] of byAddress(synth(fewer)))
            expect([address, before.get(address)]).toEqual([address, name]);
        }
      }),
      runs,
    );
  });

  test("do not depend on the order in which resources are written", () => {
    fc.assert(
      fc.property(arbitraryResources, (resources) => {
        expect(JSON.stringify(synth(reversed(resources)))).toBe(JSON.stringify(synth(resources)));
      }),
      runs,
    );
  });

  test("never collide, and keep within the limits of their services", () => {
    const limits: Readonly<Record<string, readonly [property: string, limit: number]>> = {
      aws_cloudwatch_metric_alarm: ["alarm_name", nameLimits.alarm],
      aws_cloudwatch_log_group: ["name", nameLimits.logGroup],
      aws_cloudwatch_log_metric_filter: ["name", nameLimits.metricFilter],
      aws_cloudwatch_event_rule: ["name", nameLimits.rule],
      aws_db_event_subscription: ["name", nameLimits.eventSubscription],
      aws_iam_role: ["name", nameLimits.role],
      aws_kinesis_firehose_delivery_stream: ["name", nameLimits.deliveryStream],
      aws_s3_bucket: ["bucket", nameLimits.bucket],
      aws_sns_topic: ["name", nameLimits.topic],
    };
    fc.assert(
      fc.property(arbitraryResources, (resources) => {
        for (const { resource } of Object.values(synth(resources))) {
          for (const [type, [property, limit]] of Object.entries(limits)) {
            const names = Object.values(resource[type] ?? {}).map((body) => String(body[property]));
            expect(new Set(names).size).toBe(names.length);
            for (const name of names) expect(name.length).toBeLessThanOrEqual(limit);
          }
        }
      }),
      runs,
    );
  });

  test("keep long keys apart where a name must be cut", () => {
    const long = (end: string) => `${"a".repeat(31)}${end}`;
    const services = Object.fromEntries(["b", "c"].map((end) => [long(end), { name: `s-${end}`, minimumTasks: 1 }]));
    const stacks = synth({ ecs: { [long("d")]: { name: "main", services } } });
    const streams = Object.values(stacks["idp-prod-telemetry"]!.resource.aws_kinesis_firehose_delivery_stream!);
    const names = streams.map(({ name }) => String(name));
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(64);
  });
});
