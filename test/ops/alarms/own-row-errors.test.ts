import { mqAlarms } from "../../../examples/own-alarms.js";
import { renewalEvents } from "../../../examples/own-events.js";
import {
  catalogue,
  defineEnvironment,
  eventCatalogue,
  metrics,
  standardCatalogue,
  targets,
  targetsOf,
} from "../../../src/index.js";
import { least } from "../../support/environment.js";
import { messageOf } from "../../support/errors.js";

// What users of plain JavaScript write: types do not reach them.
const alarm = mqAlarms["mq.storageUsed"].definition as object;
const event = renewalEvents["renewal.actionRequired"].definition as object;
const brokers = targetsOf({ main: { name: "orders", storageGiB: 20, arn: "arn:aws:mq:::main" } });
const mq = metrics("AWS/AmazonMQ");
const anything = (value: unknown) => value as never;

const define = (rows: object, definition: object = {}) =>
  defineEnvironment({ ...least, ...definition } as never, { catalogue: { ...standardCatalogue, ...rows } });
const withAlarm = (change: object) => catalogue("mq", brokers, anything({ own: { ...alarm, ...change } }));
const withEvent = (change: object) => eventCatalogue("mq", brokers, anything({ own: { ...event, ...change } }));
const told = (rows: object, definition?: object) => messageOf(() => define(rows, definition)).split("\n");
const own = (message: string) => `prod.catalogue["mq.own"]${message}`;

const texts = 'texts by language, such as { en: "…" }';
const fails = "fails on main: TypeError: Cannot read properties of undefined (reading 'size')";
const deep = (target: { volume: { size: number } }) => target.volume.size;

describe("a row of one's own that types would refuse is told by its field:", () => {
  test.each<[object, string]>([
    [{ window: undefined }, ".window: is required: an object with period, datapointsToAlarm, evaluationPeriods"],
    [{ treatMissing: "missing" }, '.treatMissing: unknown key; did you mean "treatMissingData"?'],
    [
      { treatMissingData: undefined },
      ".treatMissingData: is required: one of breaching, notBreaching, ignore, missing",
    ],
    [
      { treatMissingData: "notbreaching" },
      '.treatMissingData: "notbreaching" is not one of breaching, notBreaching, ignore, missing; did you mean "notBreaching"?',
    ],
    [{ below: { warn: 1 } }, ": needs exactly one of above, atLeast, below, atMost; found above and below"],
    [{ above: undefined }, ": needs exactly one of above, atLeast, below, atMost; found none"],
    [{ above: 70 }, ".above: 70 is not thresholds by severity: { warn: 70, error: 85 }"],
    [{ above: {} }, ".above: has no threshold; give error, warn or both"],
    [{ above: { critical: 1, warn: 1 } }, ".above.critical: unknown key"],
    [
      { above: { warn: "70" } },
      '.above.warn: "70" is not a number in the metric\'s unit, a function of the target, or needsValue({ en: "…" })',
    ],
    [{ above: { warn: { needsValue: "ask" } } }, `.above.warn.needsValue: "ask" is not ${texts}`],
    [{ severity: "warn" }, ".severity: unknown key; the keys of above, atLeast, below or atMost are the severities"],
    [
      { metric: "StorePercentUsage" },
      '.metric: "StorePercentUsage" is not a metric: metrics("AWS/SQS")("NumberOfMessagesSent", "Sum", "Count")',
    ],
    [
      { metric: mq("StorePercentUsage", anything("Avg"), "Percent") },
      '.metric.statistic: "Avg" is not Average, Sum, Minimum, Maximum, SampleCount, a percentile such as p95, or a share such as PR(:0.5)',
    ],
    [{ metric: undefined }, ": needs exactly one of metric, math, log; found none"],
    [{ dimensions: undefined }, ".dimensions: is required beside metric"],
    [
      { dimensions: { Broker: "orders-1" } },
      '.dimensions: {"Broker":"orders-1"} is not a function of the target that gives its dimensions: ({ name }) => ({ QueueName: name })',
    ],
    [{ metric: undefined, math: "a / b", unit: "Percent" }, ".metrics: is required beside math"],
    [{ unit: "Percent" }, '.unit: "Percent" does not belong beside metric; leave it out'],
    [{ because: undefined }, `.because: is required: ${texts}`],
    [{ because: "It fills up." }, `.because: "It fills up." is not ${texts}`],
    [{ remedy: undefined }, `.remedy: is required: ${texts}`],
    [{ source: undefined }, '.source: is required: a list of where it comes from: [awsDocs("…")]'],
    [{ when: true }, ".when: true is not a function of the target that tells whether the row is for it"],
    [{ region: "tokyo" }, '.region: "tokyo" is not an AWS region'],
    [{ pattern: () => ({}) }, ".pattern: unknown key; events are rows of eventCatalogue"],
  ])("%p", (change, message) => {
    expect(told(withAlarm(change))).toContain(own(message));
  });

  test.each<[object, string]>([
    [{ pattern: undefined }, ": needs exactly one of pattern, subscription; found none"],
    [
      { pattern: { source: ["aws.acm"] } },
      '.pattern: {"source":["aws.acm"]} is not a function of the target that gives an event pattern',
    ],
    [{ paths: undefined }, ".paths: is required beside pattern"],
    [
      { paths: { domain: "detail.CommonName", reason: "$.a" } },
      '.paths.domain: "detail.CommonName" is not a JSON path such as "$.detail.reason"',
    ],
    [{ text: { en: "<domian> <reason>" } }, '.text.en: <domian> is none of paths; did you mean "domain"?'],
    [{ severity: "critical" }, '.severity: "critical" is not one of error, warn'],
    [{ remedy: undefined }, `.remedy: is required: ${texts}`],
    [{ identifier: () => "a" }, '.identifier: () => "a" does not belong beside pattern; leave it out'],
    [{ metric: mq("A", "Sum", "Count") }, ".metric: unknown key; alarms are rows of catalogue"],
  ])("%p, of an event", (change, message) => {
    expect(told(withEvent(change))).toContain(own(message));
  });

  test("all at once, with what is wrong of other rows and of the environment, and nothing that only follows from it", () => {
    const rows = withAlarm({ window: undefined, remedy: "Look." });
    const other = catalogue("own", brokers, anything({ other: { ...alarm, region: "tokyo" } }));
    const alarms = {
      ...least.alarms,
      overrides: { "own.other": { thresholds: { warn: 60 } } },
      off: { own: "not yet" },
    };
    expect(told({ ...rows, ...other }, { alarms, account: "1" })).toEqual([
      'prod.account: "1" is not an AWS account id: a string of 12 digits',
      own(".window: is required: an object with period, datapointsToAlarm, evaluationPeriods"),
      own(`.remedy: "Look." is not ${texts}`),
      'prod.catalogue["own.other"].region: "tokyo" is not an AWS region',
    ]);
  });
});

describe("a function of a row of one's own is told with its target", () => {
  test.each<[object, string]>([
    [{ dimensions: deep }, `.dimensions: ${fails}`],
    [{ above: { warn: deep } }, `.above.warn: ${fails}`],
    [{ window: deep }, `.window: ${fails}`],
    [{ when: deep }, `.when: ${fails}`],
    [{ most: deep }, `.most: ${fails}`],
    [{ region: () => "tokyo" }, '.region: on main: "tokyo" is not an AWS region'],
    [{ window: () => 60 }, ".window: on main: 60 is not an object with period, datapointsToAlarm, evaluationPeriods"],
    [
      { treatMissingData: () => "never" },
      '.treatMissingData: on main: "never" is not one of breaching, notBreaching, ignore, missing',
    ],
    [
      { metric: undefined, math: "a", metrics: { a: { ...mq("A", "Sum", "Count"), dimensions: deep } }, unit: "Count" },
      `.metrics.a.dimensions: ${fails}`,
    ],
  ])("%p", (change, message) => {
    expect(told(withAlarm(change))).toContain(own(message));
  });

  test("of an event", () => {
    expect(told(withEvent({ pattern: deep }))).toEqual([own(`.pattern: ${fails}`)]);
    expect(told(withEvent({ pattern: () => undefined }))).toEqual([
      own('.pattern: on main: is required: an event pattern: { source: ["aws.acm"], … }'),
    ]);
  });

  test("but not where the row is off, or not for the target", () => {
    const alarms = { ...least.alarms, overrides: { "mq.own": { off: "no volume yet" } } };
    expect(() => define(withAlarm({ dimensions: deep }), { alarms })).not.toThrow();
    expect(() => define(withAlarm({ dimensions: deep, when: () => false }))).not.toThrow();
  });
});

describe("a catalogue says what it takes:", () => {
  test.each<[object, string]>([
    [{ "mq.own": alarm }, '.catalogue["mq.own"]: {"metric":'],
    [{ mq: { own: alarm } }, '.catalogue.mq: {"own":'],
  ])("a row that no function made", (rows, message) => {
    const [first, second] = told(rows);
    expect(first).toMatch(/ is no row that catalogue or eventCatalogue made$/);
    expect(first).toContain(`prod${message}`);
    expect(second).toBe('  right: { ...standardCatalogue, ...catalogue("mq", kind, rows) }');
  });

  test.each<[string, unknown, string]>([
    [
      "mq",
      { main: { name: "orders" } },
      'its kind of target is {"main":{"name":"orders"}}; targets(["sqs", "*"]), targetsOf({ main: { … } }) and wholeAccount make one',
    ],
    [
      "sqz",
      targets(anything(["sqz", "*"])),
      'its targets are looked for in resources.sqz, which there is not; did you mean "sqs"?',
    ],
    [
      "mq",
      targets(["sqs", "*"]),
      'its targets are those of "sqs", and its id begins with "mq"; ids begin with the service of their targets',
    ],
  ])("targets that are found nowhere: %s", (service, kind, message) => {
    expect(told(catalogue(anything(service), anything(kind), anything({ own: alarm })))).toEqual([
      `prod.catalogue["${service}.own"]: ${message}`,
    ]);
  });

  test("rows that are none", () => {
    const message =
      'catalogue: its third argument is undefined, and not an object of rows by their names\n  right: catalogue("mq", targetsOf({ … }), { … })';
    expect(() => catalogue("mq", brokers, anything(undefined))).toThrow(message);
    expect(() => targetsOf(anything(undefined))).toThrow(
      "targetsOf: undefined is not an object of targets by short stable keys, such as { main: { … } }",
    );
  });

  test.each([null, [], () => ({})])("%p is none", (given) => {
    expect(() => defineEnvironment(least, { catalogue: anything(given) })).toThrow(
      /^defineEnvironment: catalogue: .* is not an object such as \{ \.\.\.standardCatalogue, \.\.\.mine \}$/,
    );
  });
});
