import { App, ref, Token } from "cdktf";
import { runInNewContext } from "node:vm";
import {
  addStacks,
  alarmsOf,
  catalogue,
  compareEnvironments,
  costsOf,
  defineEnvironment,
  findExisting,
  gapsOf,
  metrics,
  standardCatalogue,
  synthesize,
  targetsOf,
  type DefinedEnvironment,
  type EnvironmentDefinition,
  type Row,
} from "../../src/index.js";
import { dbInstance, least, withResources } from "../support/environment.js";
import { messageOf, refusal } from "../support/errors.js";
import { resources, stacksOf } from "../support/synth.js";

const ownRow = (change: Partial<Record<keyof Row<{ name: string }>, unknown>> = {}) =>
  ({
    metric: metrics("Own")("Delay", "Maximum", "Seconds"),
    dimensions: ({ name }: { name: string }) => ({ Name: name }),
    above: { error: 1 },
    window: { period: 60, datapointsToAlarm: 1, evaluationPeriods: 1 },
    treatMissingData: "missing",
    because: { en: "It waits.", ja: "待機しています。" },
    remedy: { en: "Look.", ja: "確認します。" },
    source: [],
    ...change,
  }) as Row<{ name: string }>;

const withRow = (service: string, row: Row<{ name: string }>, definition: Partial<EnvironmentDefinition> = {}) => {
  const own = catalogue(service, targetsOf({ a: { name: "a" } }), { delay: row });
  return defineEnvironment({ ...least, ...definition } as never, { catalogue: { ...standardCatalogue, ...own } });
};

const routes = { error: { receivers: { a: { email: "a@example.com" } } }, warn: least.alarms.routes.warn };
const fn = { name: "sync", timeout: 60, memory: 512 };

describe("a word that every object of JavaScript has", () => {
  test.each<[string, Record<string, unknown>]>([
    ["region", { region: "constructor" }],
    ["backend.s3.region", { backend: { s3: { bucket: "idp-state", region: "toString" } } }],
    ["resources.rds.jobs.instanceClass", { resources: { rds: { jobs: { ...dbInstance, instanceClass: "valueOf" } } } }],
    [
      "resources.dynamodb.a.replicas.b.region",
      { resources: { dynamodb: { a: { name: "sessions", replicas: { b: { region: "constructor" } } } } } },
    ],
    ["resources.sqs.a.deadLetterQueue", { resources: { sqs: { a: { name: "a", deadLetterQueue: "toString" } } } }],
    ["resources.rds.jobs.engine", { resources: { rds: { jobs: { ...dbInstance, engine: "constructor" } } } }],
    ["alarms.overrides.constructor", { alarms: { ...least.alarms, overrides: { constructor: { off: "no" } } } }],
    ["resources.lambda.toString", { resources: { lambda: { toString: fn } } }],
    [
      "alarms.routes.error.receivers.valueOf",
      { alarms: { routes: { ...routes, error: { receivers: { valueOf: { email: "a@example.com" } } } } } },
    ],
  ])("is no value and no key: %s", (path, change) => {
    expect(
      refusal(change)
        .split("\n")
        .filter((line) => line.startsWith("prod.")),
    ).toEqual([expect.stringMatching(new RegExp(`^prod\\.${path.replaceAll(".", "\\.")}: `))]);
  });

  test("is no service of one's own", () => {
    expect(messageOf(() => withRow("constructor", ownRow()))).toBe(
      'prod.catalogue["constructor.delay"]: "constructor" is a word that every object of JavaScript has, and can be no service and no row',
    );
  });
});

describe("a key that a construct of ours has too", () => {
  test("names a receiver", () => {
    const error = { receivers: { policy: { email: "a@example.com" } } };
    const { "idp-prod-alarms": stack } = stacksOf(withResources({}, { alarms: { routes: { ...routes, error } } }));
    expect(resources(stack, "aws_sns_topic_subscription")).toHaveProperty("notification_error_policy");
    expect(resources(stack, "aws_sns_topic_policy")).toHaveProperty("notification_error_policy");
  });

  test("names a cluster that is taken over", () => {
    const ecs = { default: { name: "idp", adopt: true, services: {} } };
    const { "idp-prod-telemetry": stack } = stacksOf(withResources({ ecs }));
    expect(Object.keys(resources(stack, "aws_ecs_cluster"))).toEqual(["containerInsights_default"]);
  });

  test.each(["events", "notification", "aws", "topic_arns"])("names a service of one's own: %s", (service) => {
    const { "idp-prod-alarms": stack } = stacksOf(withRow(service, ownRow()));
    expect(resources(stack, "aws_cloudwatch_metric_alarm")).toHaveProperty(`${service}_a_delay_error`);
  });

  test("is told where Terraform itself has it: names of variables", () => {
    const error = { receivers: { pager: { httpsVariable: "count" } } };
    expect(refusal({ alarms: { routes: { ...routes, error } } })).toBe(
      [
        'prod.alarms.routes.error.receivers.pager.httpsVariable: "count" is not a name that Terraform leaves for variables',
        "  reserved: count, depends_on, for_each, lifecycle, locals, providers, source, version",
      ].join("\n"),
    );
  });
});

describe("a threshold that is no number", () => {
  test("names the target that it is derived from", () => {
    expect(refusal({ resources: { s3: { themes: { name: "themes", plannedSize: 1e308 } } } })).toBe(
      'prod.resources.s3.themes: the threshold of s3.bucketSize (warn) comes to Infinity, and must be a number; correct what it is derived from, or give alarms.overrides["s3.bucketSize"].thresholds.warn',
    );
  });

  test.each([NaN, Infinity, null, "1"])("names the row of one's own that gives it: %s", (value) => {
    const row = ownRow({ above: { error: () => value } });
    expect(messageOf(() => withRow("own", row))).toMatch(/^prod\.alarms\.overrides\["own\.delay"\]: the threshold of /);
  });
});

describe("tokens", () => {
  test("a number that Terraform fills in cannot stand for one that alarms are derived from", () => {
    const timeout = Token.asNumber(ref("var.timeout"));
    expect(refusal({ resources: { lambda: { sync: { ...fn, timeout } } } })).toBe(
      [
        "prod.resources.lambda.sync.timeout: a number that Terraform fills in has no value yet, and cannot stand here; give the number itself",
        "prod.resources.lambda.sync.timeout: a number token of CDKTF is not a timeout in seconds: a whole number from 1 to 900",
      ].join("\n"),
    );
  });

  test("a list that Terraform fills in stands for the layers of a function", () => {
    const otherLayers = Token.asList(ref("var.layers"));
    const adopt = { roleArn: "arn:aws:iam::111122223333:role/sync", otherLayers };
    const { "idp-prod-telemetry": stack } = stacksOf(withResources({ lambda: { sync: { ...fn, adopt } } }));
    expect(resources(stack, "aws_lambda_function").lambdaInsights_sync!.layers).toMatch(
      /^\$\{concat\(var\.layers, \["arn:aws:lambda:/,
    );
  });

  test("a text that only looks like a token is told", () => {
    expect(refusal({ resources: { sqs: { a: { name: "${TfToken[TOKEN.987654]}" } } } })).toBe(
      "prod.resources.sqs.a.name: holds a token that CDKTF did not make in this program",
    );
  });

  test("a name that is more than one whole reference is checked like any other", () => {
    expect(refusal({ resources: { sqs: { a: { name: "a${b" } } } })).toMatch(
      /^prod\.resources\.sqs\.a\.name: "a\$\{b" is not/,
    );
    expect(refusal({ resources: { sqs: { a: { name: '${file("/etc/passwd")}' } } } })).toMatch(/is not a queue name/);
  });

  test("a state bucket is known before Terraform runs", () => {
    expect(refusal({ backend: { s3: { bucket: "${var.bucket}" } } })).toMatch(/^prod\.backend\.s3\.bucket: /);
  });
});

describe("data that is not plain", () => {
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  const deep = Array.from({ length: 20_000 }).reduce<unknown>((inner) => ({ inner }), 1);

  test.each<[string, unknown]>([
    ["a text", "abc"],
    ["what holds itself", circular],
    ["20,000 levels", deep],
    ["a bigint within", { a: { b: 1n } }],
    ["a symbol", Symbol("a")],
    ["a symbol as key", { [Symbol("a")]: "b" }],
    ["an object without prototype", { a: Object.create(null) as unknown }],
    ["a key named __proto__", JSON.parse('{"__proto__":"a"}')],
  ])("is told with its path: %s", (_, tags) => {
    expect(refusal({ tags })).toMatch(/^prod\.tags/);
  });

  test.each<[string, object, string]>([
    ["no record", { parameters: { values: { level: { value: "info" } }, secrets: null } }, "parameters.secrets: null"],
    ["no entry", { parameters: { values: [null] } }, "parameters.values: [null]"],
    [
      "what no text can be made of",
      { parameters: { values: { level: { value: { toString: null } } } } },
      "parameters.values.level.value: ",
    ],
    [
      "a bigint that tells two apart",
      { resources: { restApi: { a: { name: "a", stage: 10n }, b: { name: "a", stage: 10n } } } },
      "resources.restApi.a.stage: 10",
    ],
  ])("is told by its own field where a check of several cannot read it: %s", (_, change, message) => {
    expect(refusal({ ...change })).toContain(`prod.${message}`);
  });

  const hidden = (holder: object) => Object.defineProperty(holder, "sync", { value: fn });
  const plainly = "an environment is plain data";

  test.each<[string, object, string]>([
    [
      "a Map, whose entries are no keys",
      { resources: new Map([["lambda", { sync: fn }]]) },
      "resources: is an object of class Map;",
    ],
    [
      "a key that is inherited",
      { resources: { lambda: Object.create({ sync: fn }) } },
      "resources.lambda: is an object that inherits from another;",
    ],
    [
      "a key of an object that __proto__ puts behind",
      { resources: { __proto__: { lambda: { sync: fn } } } },
      "resources: is an object that inherits from another;",
    ],
    [
      "a key that is not enumerable",
      { resources: { lambda: hidden({}) } },
      "resources.lambda.sync: is not enumerable, and would get lost;",
    ],
    [
      "an instance, whose getters are no keys",
      {
        resources: {
          lambda: {
            sync: new (class Fn {
              get name() {
                return "sync";
              }
            })(),
          },
        },
      },
      "resources.lambda.sync: is an object of class Fn;",
    ],
  ])("is told where it would get lost: %s", (_, change, message) => {
    expect(refusal({ ...change })).toContain(`prod.${message}`);
    expect(refusal({ ...change })).toContain(plainly);
  });

  const revoked = () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };
  const fails = () => {
    throw new Error("no such parameter");
  };

  test.each<[string, unknown, string]>([
    [
      "a getter",
      Object.defineProperty({}, "sync", { get: fails, enumerable: true }),
      "environment.resources.lambda.sync: cannot be read (no such parameter); ",
    ],
    [
      "what lists its keys",
      new Proxy({}, { ownKeys: fails }),
      "environment.resources.lambda: cannot be read (no such parameter); ",
    ],
    ["what is there no more", revoked(), "environment.resources.lambda: cannot be read (Cannot perform "],
  ])("is told where it fails while it is read: %s", (_, lambda, message) => {
    expect(refusal({ resources: { lambda } })).toContain(message);
    expect(refusal({ resources: { lambda } })).toContain(plainly);
  });

  test("may come from another realm, be frozen, or be what a compiled module exports", () => {
    const elsewhere: unknown = runInNewContext("({ sync: { name: 'sync', timeout: 60, memory: 512 } })");
    const exported = Object.defineProperty({ sync: fn }, "__esModule", { value: true });
    const bare: unknown = Object.assign(Object.create(null), { sync: Object.freeze(fn) });
    for (const lambda of [elsewhere, exported, bare])
      expect(Object.keys(withResources({ lambda } as never).resources.lambda)).toEqual(["sync"]);
  });

  test("rows of one's own are not passed over for a misspelt option", () => {
    expect(() => defineEnvironment(least, { catalog: {} } as never)).toThrow(
      'defineEnvironment: catalog: no such option; did you mean "catalogue"?',
    );
    expect(() => defineEnvironment(least, null as never)).toThrow(
      "defineEnvironment: options: null is not an object such as { catalogue }",
    );
  });

  test.each([null, "all", { own: 1 }, { own: {} }, { "sqs.own": { definition: {} } }])(
    "%j is told to be no catalogue",
    (catalogue) => {
      expect(() => defineEnvironment(least, { catalogue } as never)).toThrow(
        /catalogue.* is (not an object such as|no row that catalogue or eventCatalogue made)/,
      );
    },
  );

  test.each([undefined, {}, [undefined], [{}], "prod"])("synthesize(%j) says what it takes", (environments) => {
    expect(messageOf(() => synthesize(environments as never))).toMatch(
      /^synthesize: (takes a list of environments|environments\[0\]: is nothing that defineEnvironment made)/,
    );
  });
});

describe("what takes a defined environment says so, and names itself:", () => {
  const defined = defineEnvironment(least);
  const given = (environment: unknown) => environment as DefinedEnvironment;
  const takers: readonly [string, (environment: DefinedEnvironment) => unknown][] = [
    ["alarmsOf", alarmsOf],
    ["gapsOf", gapsOf],
    ["costsOf", costsOf],
    ["compareEnvironments: left", (environment) => compareEnvironments(environment, defined)],
    ["compareEnvironments: right", (environment) => compareEnvironments(defined, environment)],
    ["findExisting", (environment) => findExisting(environment, {})],
    ["addStacks", (environment) => addStacks(new App(), environment)],
  ];

  test.each(takers)("%s", (name, take) => {
    expect(() => take(given(least))).toThrow(`${name}: is nothing that defineEnvironment made;`);
    expect(() => take(given(undefined))).toThrow(`${name}: is nothing that defineEnvironment made;`);
    expect(() => take(given(() => defined))).toThrow(`${name}: is a function; call it: prod()`);
    expect(() => take(defined)).not.toThrow();
  });
});

describe("messages stay readable", () => {
  test("a long value is cut, and its length told", () => {
    const [line] = refusal({ account: "9".repeat(10_000) }).split("\n");
    expect(line).toMatch(/^prod\.account: "9{119}… \(10,000 characters\) is not an AWS account id/);
  });

  test("thousands of targets are counted", () => {
    const services = Object.fromEntries(
      Array.from({ length: 3000 }, (_, index) => [`s${index}`, { name: `s${index}`, minimumTasks: 1 }]),
    );
    const ecs = { main: { name: "idp", services } };
    const message = refusal({ resources: { ecs }, telemetry: { containerInsights: "disabled" } });
    expect(Math.max(...message.split("\n").map((line) => line.length))).toBeLessThan(1000);
    expect(message).toMatch(/, … and [\d,]+ more\n/);
  });

  test("a row's own words are blamed for their length, not the runbook", () => {
    const runbook = "https://runbooks.example.com/{alarm}";
    const row = ownRow({ because: { en: "x".repeat(1100), ja: "x" } });
    const alarms = { ...least.alarms, runbook };
    expect(messageOf(() => withRow("own", row, { alarms }))).toMatch(
      /^prod\.catalogue\["own\.delay"\]\.because: makes the description of own\.delay \d+ characters long; CloudWatch takes 1024$/,
    );
  });
});
