import * as fc from "fast-check";
import { halvesOf } from "../../modules/ops/alarms/index.js";
import { longestPattern, okNoticesOf } from "../../src/app/ok-notices.js";
import { mqAlarms } from "../../examples/own-alarms.js";
import {
  catalogue,
  defineEnvironment,
  defineEnvironments,
  EnvironmentError,
  targetsOf,
  type EnvironmentDefinition,
} from "../../src/index.js";
import { everyKind, everyKindDefinition } from "../support/every-kind.js";
import { messageOf, refusal } from "../support/errors.js";
import { least, withResources } from "../support/environment.js";
import { okRulesOf } from "../support/ok-rules.js";
import { addresses, resources, stacksOf } from "../support/synth.js";

const usual = "{system}-{environment}-{service}-{target}-{row}-{severity}";

/** The alarms of the pager itself are no concern here. */
const off = { notification: "nobody asks for them here" };
const named = (name: string) => ({ alarms: { ...least.alarms, name, off } });
const everyKindNamed = (name: string) =>
  defineEnvironment({
    ...(everyKindDefinition as EnvironmentDefinition),
    alarms: { ...(everyKindDefinition as EnvironmentDefinition).alarms, name },
  });

const service = { ecs: { main: { name: "idp", services: { api: { name: "api", minimumTasks: 2 } } } } };

const toldOf = ({ monitoring: { alarms, burnRates } }: ReturnType<typeof defineEnvironment>) => [
  ...alarms,
  ...burnRates,
];

/** Every name that an environment's alarms have, of composite alarms and of the alarms that those read too. */
const namesOf = (environment: ReturnType<typeof defineEnvironment>): string[] =>
  [...toldOf(environment), ...environment.monitoring.burnRates.flatMap(halvesOf)].map(({ name }) => name);

describe("a template of alarm names", () => {
  test("gives the names that there are without one, where it says the same", () => {
    const said = everyKindNamed(usual);
    expect(said.monitoring.alarms.length).toBeGreaterThan(100);
    expect(namesOf(said)).toEqual(namesOf(everyKind()));
  });

  test("changes names, and no address", () => {
    const before = stacksOf(withResources(service, { alarms: { ...least.alarms, off } }))["idp-prod-alarms"]!;
    const after = stacksOf(
      withResources(service, named("[{severity}] {system}/{environment} {service}/{target}: {row}")),
    );
    const alarms = resources(after["idp-prod-alarms"], "aws_cloudwatch_metric_alarm");
    expect(addresses(after["idp-prod-alarms"]!)).toEqual(addresses(before));
    expect(alarms.ecs_main_api_cpuUtilization_error).toMatchObject({
      alarm_name: "[error] idp/prod ecs/main-api: cpuUtilization",
    });
  });

  test("passes over what an alarm does not have, with the mark before it", () => {
    const names = namesOf(everyKindNamed("{row}/{severity}: {service}-{target}"));
    expect(names).toContain("claimedAccountConcurrency/error: lambda");
    expect(names).toContain("error: serviceLevel-site");
    expect(names).toContain("error: serviceLevel-site-1h");
  });

  test("stands in the rule of a composite alarm as it does in the alarms that it reads", () => {
    const { burnRates } = everyKindNamed("監視 {severity} {service} {target} {row}").monitoring;
    const stack = stacksOf(everyKindNamed("監視 {severity} {service} {target} {row}"))["idp-prod-alarms"];
    const { serviceLevel_site_error: composite } = resources(stack, "aws_cloudwatch_composite_alarm");
    expect(composite).toMatchObject({ alarm_name: "監視 error serviceLevel site" });
    for (const { name } of halvesOf(burnRates[0]!)) expect(composite!.alarm_rule).toContain(`ALARM("${name}")`);
  });

  test.each([
    [
      "{service}-{target}-{name}-{severity}",
      '"{service}-{target}-{name}-{severity}": there is no placeholder {name}\n  known: environment, row, service, severity, system, target',
    ],
    [
      "{service}-{target}-{rows}-{severity}",
      '"{service}-{target}-{rows}-{severity}": there is no placeholder {rows}; did you mean "row"?',
    ],
    [
      "{service}-{row}",
      '"{service}-{row}" has no {target} and no {severity}: two alarms would have one name; it needs {service}, {target}, {row}, {severity}',
    ],
    [
      '"{service}" {target} {row} {severity}',
      '"\\"{service}\\" {target} {row} {severity}" holds "\\""; letters, digits, spaces and other marks than " \\ $ { } and control characters can stand between placeholders',
    ],
    [
      "${service} {target} {row} {severity}",
      '"${service} {target} {row} {severity}" holds "$"; letters, digits, spaces and other marks than " \\ $ { } and control characters can stand between placeholders',
    ],
    [
      "{{service} {target} {row} {severity}",
      '"{{service} {target} {row} {severity}" holds "{"; letters, digits, spaces and other marks than " \\ $ { } and control characters can stand between placeholders',
    ],
    [
      "{service} {target} {row} {severity} ",
      '"{service} {target} {row} {severity} " begins or ends with a space; leave it out',
    ],
  ])("is refused where it cannot be one: %s", (name, message) => {
    expect(refusal(named(name))).toBe(`prod.alarms.name: ${message}`);
  });

  test("is text", () => {
    expect(refusal({ alarms: { ...least.alarms, name: 5 } })).toBe(
      "prod.alarms.name: 5 is not a template of alarm names: text with {service}, {target}, {row}, {severity}, and {system} and {environment} where they are wanted",
    );
  });

  test("makes no name that is longer than CloudWatch takes: none is cut", () => {
    const name = `${"x".repeat(230)}{service}{target}{row}{severity}`;
    const longest = `${"x".repeat(230)}ecsmain-apiephemeralStorageUtilizederror`;
    expect(refusal({ ...named(name), resources: service })).toBe(
      [
        `prod.alarms.name: "${"x".repeat(119)}… (262 characters) makes 8 names that CloudWatch would not take; shorten it, or the keys of the targets`,
        `  ${longest} is 270 bytes long; CloudWatch's names have 255 at most`,
      ].join("\n"),
    );
  });

  test("makes no name twice, and both alarms are told", () => {
    const row = mqAlarms["mq.storageUsed"].definition;
    const rows = catalogue("mq", targetsOf({ "x-y": { name: "a" }, x: { name: "b" } }), { z: row, "y-z": row });
    const definition = { ...least, alarms: { ...least.alarms, name: "{service} {target}-{row} {severity}" } };
    expect(messageOf(() => defineEnvironment(definition, { catalogue: rows })).split("\n")).toContain(
      'prod.alarms.name: "mq x-y-z error" is the alarm of mq.z on x-y already, and would be that of mq.y-z on x too',
    );
  });

  test("tells environments of one account and region apart", () => {
    const of = (name: string) => () =>
      defineEnvironment({ ...least, name, ...named("{service} {target} {row} {severity}"), resources: { sqs } });
    const sqs = { orders: { name: "orders" } };
    expect(() => defineEnvironments(of("prod"), of("stg"))).toThrow(
      'stg.alarms.name: "sqs orders oldestMessageAge warn" is the alarm of prod.alarms.name too, in one account and region; have {system} and {environment} in the template',
    );
  });
});

describe("that alarms are over", () => {
  const templates = [undefined, "{severity} {row} {target} {service}", usual, "{service}{target}{row}{severity}"];

  test.each(templates)("is told of every alarm once, by the rule of its severity: %s", (template) => {
    const environment = template === undefined ? everyKind() : everyKindNamed(template);
    for (const { region, name, severity } of toldOf(environment)) {
      expect([name, okRulesOf(environment, region, name)]).toEqual([name, [severity]]);
    }
  });

  test.each(templates.slice(1))("is told of no other alarm where there is a template: %s", (template) => {
    const environment = everyKindNamed(template!);
    for (const { region, name } of toldOf(environment)) {
      for (const other of [`${name}-2`, `my ${name}`]) expect(okRulesOf(environment, region, other)).toEqual([]);
    }
    for (const half of environment.monitoring.burnRates.flatMap(halvesOf))
      expect(okRulesOf(environment, half.region, half.name)).toEqual([]);
  });

  test("is told by rules that EventBridge takes, however many there are, each with an address and a name of its own", () => {
    const environment = everyKindNamed("{severity} {row} {target} {service}");
    const notices = okNoticesOf(environment);
    for (const { pattern } of notices)
      expect(Buffer.byteLength(JSON.stringify(pattern))).toBeLessThanOrEqual(longestPattern);
    expect(new Set(notices.map(({ name }) => name)).size).toBe(notices.length);
    const rules = resources(stacksOf(environment)["idp-prod-alarms"], "aws_cloudwatch_event_rule");
    expect(rules.events_ok_error).toMatchObject({ name: "idp-prod-ok-error" });
    expect(rules.events_ok_error_2).toMatchObject({ name: "idp-prod-ok-error-2" });
  });
});

const text = fc.stringMatching(/^[ a-zA-Z0-9/:._#()\[\]|本-]{0,6}$/);
const template = fc
  .tuple(
    fc.shuffledSubarray(["{service}", "{target}", "{row}", "{severity}", "{system}", "{environment}"], {
      minLength: 3,
    }),
    fc.array(text, { minLength: 7, maxLength: 7 }),
  )
  .map(([words, texts]) => words.map((word, index) => texts[index]! + word).join("") + texts[6]!);

test("whatever template is taken, names are distinct, and as long as CloudWatch takes at most", () => {
  let taken = 0;
  fc.assert(
    fc.property(template, (name) => {
      let environment;
      try {
        environment = everyKindNamed(name);
      } catch (error) {
        expect(error).toBeInstanceOf(EnvironmentError);
        return;
      }
      taken += 1;
      const names = namesOf(environment);
      expect(new Set(names).size).toBe(names.length);
      for (const one of names) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(255);
    }),
    { numRuns: 30 },
  );
  expect(taken).toBeGreaterThan(0);
});
