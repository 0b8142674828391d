import * as fc from "fast-check";
import type { EnvironmentDefinition } from "../../src/index.js";

type Resources = NonNullable<EnvironmentDefinition["resources"]>;

/** Keys as people write them: short, and alike enough to run into one another. */
const key = fc.stringMatching(/^[a-c][a-cA-C0-1]{0,4}$/);

/** A record whose keys differ by more than case; each value gets a name made of its key. */
const named = <T>(value: (name: string) => fc.Arbitrary<T>, maxLength = 3): fc.Arbitrary<Record<string, T>> =>
  fc
    .uniqueArray(key, { maxLength, selector: (one) => one.toLowerCase() })
    .chain((keys) => fc.record(Object.fromEntries(keys.map((one) => [one, value(one.toLowerCase())]))));

const service = (name: string) =>
  fc.record({
    name: fc.constant(`svc-${name}`),
    minimumTasks: fc.integer({ min: 0, max: 9 }),
    containers: named((container) => fc.constant({ name: container }), 2),
  });

const cluster = (name: string) =>
  fc.record({
    name: fc.constant(`cluster-${name}`),
    capacity: fc.constantFrom("FARGATE" as const, "EC2" as const),
    services: named(service),
  });

const merged = <A extends object, B extends object>(
  first: fc.Arbitrary<A>,
  rest: { [K in keyof B]: fc.Arbitrary<B[K]> },
) => fc.tuple(first, fc.record(rest)).map(([one, two]) => ({ ...one, ...(two as B) }));

/** An engine in a version that the policy allows. */
const engine = <E extends string>(...versions: readonly (readonly [E, string])[]) =>
  fc.constantFrom(...versions).map(([engine, engineVersion]) => ({ engine, engineVersion }));

const auroraCluster = (name: string) =>
  merged(engine(["aurora-postgresql", "15.10"], ["aurora-mysql", "8.0.mysql_aurora.3.10.0"]), {
    identifier: fc.constant(`aurora-${name}`),
    instances: named((instance) =>
      fc.record({
        identifier: fc.constant(`aurora-${name}-${instance}`),
        instanceClass: fc.constantFrom("db.r6g.large", "db.t4g.medium", "db.r6g.16xlarge"),
      }),
    ),
  });

const rdsInstance = (name: string) =>
  merged(engine(["postgres", "16.4"], ["mysql", "8.4.8"]), {
    identifier: fc.constant(`rds-${name}`),
    instanceClass: fc.constantFrom("db.m6g.large", "db.t4g.micro"),
    allocatedStorage: fc.integer({ min: 20, max: 1000 }),
    readReplica: fc.boolean(),
  });

const lambdaFunction = (name: string) =>
  fc.record({
    name: fc.constant(`fn-${name}`),
    timeout: fc.constantFrom(3, 60, 900),
    memory: fc.constantFrom(128, 1024),
    architecture: fc.constantFrom("x86_64" as const, "arm64" as const),
  });

/** Keys are hexadecimal but for what fills them up. */
const vpc = (name: string) =>
  fc.record({
    id: fc.constant(`vpc-${name.padEnd(8, "f")}`),
    flowLogs: fc.constantFrom("ALL" as const, "NONE" as const),
    resolverQueryLogs: fc.boolean(),
  });

const webAcl = (name: string) =>
  fc.record({
    name: fc.constant(`acl-${name}`),
    arn: fc.constant(`arn:aws:wafv2:ap-northeast-1:111122223333:regional/webacl/acl-${name}/0a1b2c3d`),
  });

/** Inventories of all sizes, of the services that have alarms and log groups. */
export const arbitraryResources: fc.Arbitrary<Resources> = fc.record({
  ecs: named(cluster),
  aurora: named(auroraCluster),
  rds: named(rdsInstance),
  lambda: named(lambdaFunction),
  vpc: named(vpc),
  waf: named(webAcl),
});
