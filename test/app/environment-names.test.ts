import { okNoticesOf } from "../../src/app/ok-notices.js";
import { goesOnWith } from "../../src/model/environment/environment-name.js";
import { resourcesSchema } from "../../src/model/inventory/index.js";
import {
  defineEnvironment,
  defineEnvironments,
  EnvironmentsError,
  type DefinedEnvironment,
  type EnvironmentDefinition,
} from "../../src/index.js";
import { least } from "../support/environment.js";
import { refusal } from "../support/errors.js";
import { matches } from "../support/event-pattern.js";
import { everyKindDefinition } from "../support/every-kind.js";
import { stacksOf } from "../support/synth.js";

const oneAccount = { guardrails: { off: { ownAccount: "A second account is on its way." } } } as const;
const right = "an environment's name: up to 12 lower-case letters and digits, with hyphens between them";

const named = (system: string, name: string, rest: Partial<EnvironmentDefinition> = {}) =>
  defineEnvironment({ ...least, ...oneAccount, ...rest, system, name });

/** The lines of the error that environments end in together. */
function mistakesOf(...environments: readonly DefinedEnvironment[]): string[] {
  try {
    defineEnvironments(...environments);
  } catch (error) {
    if (error instanceof EnvironmentsError) return error.message.split("\n");
    throw error;
  }
  return [];
}

describe("the name of an environment", () => {
  test.each(["prod-dr", "p", "a-b-c", "prod1-2", "abcdef-abcde"])("may be %s", (name) => {
    expect(Object.keys(stacksOf(named("shop", name)))).toEqual([`shop-${name}-telemetry`, `shop-${name}-alarms`]);
  });

  test.each(["-dr", "dr-", "a--b", "Prod", "prod_dr", "1st", "abcdefg-abcde", ""])("may not be %s", (name) => {
    expect(refusal({ name })).toMatch(new RegExp(`: ${JSON.stringify(name)} is not ${right}$`));
  });

  test.each([
    ["prod-ecs", "ecs", "prod"],
    ["prod-trail", "trail", "prod"],
    ["prod-dr-sqs", "sqs", "prod-dr"],
    ["prod-access", "access", "prod"],
  ])("does not go on as names of another one's resources do: %s", (name, word, shorter) => {
    expect(refusal({ name })).toBe(
      `${name}.name: "${name}" goes on with "${word}", as names of what an environment "${shorter}" has do: the one would be told of the other's alarms; give another name`,
    );
  });

  test("goes before words of which each one is known", () => {
    const isKnown = goesOnWith(Object.keys(resourcesSchema.shape));
    const stacks = stacksOf(
      defineEnvironment({
        ...everyKindDefinition,
        ...oneAccount,
        system: "unusual",
        name: "own-name",
        resources: { ...everyKindDefinition.resources, vpc: { main: { id: "vpc-0123456789abcdef0" } } },
        telemetry: {
          ...everyKindDefinition.telemetry,
          trafficLogs: {},
          guardDuty: { findingsExport: {} },
          ecrScanning: { type: "enhanced" },
          inspector: {},
          logs: { archive: {}, sources: { "vpc.main/flow": { to: "s3" } } },
        },
      }),
    );
    const found = new Set<string>();
    JSON.stringify(stacks, (key, value: unknown) => {
      if (typeof value !== "string" || key === "Name" || key === "alarm_description") return value;
      // Of a web ACL's log group the key follows; log groups are compared with one another.
      for (const [, word] of value.matchAll(/(?<!aws-waf-logs-)unusual-own-name-([A-Za-z0-9]+)/g)) found.add(word!);
      return value;
    });
    expect(found.size).toBeGreaterThan(40);
    expect([...found].filter((word) => !isKnown(word))).toEqual([]);
  });
});

describe("environments of which one begins as the other", () => {
  /** So many targets in two regions that one pattern does not hold them. */
  const acm = Object.fromEntries(
    ["ap-northeast-1", "us-east-1"].flatMap((region, which) =>
      Array.from({ length: 40 }, (_, index) => [
        `${"ab"[which]}${index}`,
        { arn: `arn:aws:acm:${region}:111122223333:certificate/12345678-1234-1234-1234-0123456789${10 + index}` },
      ]),
    ),
  );
  const of = (system: string, name: string) =>
    defineEnvironment({
      ...everyKindDefinition,
      ...oneAccount,
      system,
      name,
      resources: { ...everyKindDefinition.resources, acm },
    });

  /** As AWS documents the event, of an alarm of that name. */
  const ended = (name: string) => ({
    source: "aws.cloudwatch",
    "detail-type": "CloudWatch Alarm State Change",
    resources: [`arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:${name}`],
    detail: { alarmName: name, state: { value: "OK" }, previousState: { value: "ALARM" } },
  });

  test.each([
    ["shop", "prod", "shop", "prod-dr"],
    ["shop", "prod", "shop-prod", "dev"],
  ])("%s-%s and %s-%s are not told of one another's alarms, however many there are", (a, b, c, d) => {
    const pair = [of(a, b), of(c, d)];
    for (const environment of pair) {
      const patterns = okNoticesOf(environment).map(({ pattern }) => ({ ...pattern }));
      expect(patterns.length).toBeGreaterThan(4);
      for (const other of pair) {
        const { alarms } = other.monitoring;
        const told = alarms.filter(({ name }) => patterns.some((pattern) => matches(pattern, ended(name))));
        expect(told).toEqual(other === environment ? alarms : []);
      }
    }
  });

  test("live in one account", () => {
    expect(mistakesOf(named("shop", "prod"), named("shop", "prod-dr"))).toEqual([]);
  });

  const message = (longer: string, word: string, shorter: string, path: string) =>
    `"${longer}" goes on with "${word}" after "${shorter}", as names of what that environment has do, and ${path} is in the same account: the one would be told of the other's alarms; give another name or system`;

  test("do not, where a system's name goes on as names of resources do", () => {
    const [short, long] = [named("shop", "prod"), named("shop-prod-logs", "dev")];
    expect(mistakesOf(short, long)).toEqual([
      `dev.name: ${message("shop-prod-logs-dev", "logs", "shop-prod", "prod.name")}`,
    ]);
    expect(mistakesOf(long, short)).toEqual([
      `prod.name: ${message("shop-prod-logs-dev", "logs", "shop-prod", "dev.name")}`,
    ]);
    expect(mistakesOf(named("shop", "prod"), named("shop-prod-logs", "dev", { account: "777788889999" }))).toEqual([]);
    expect(mistakesOf(named("shop", "prod"), named("shop-prod-web", "dev"))).toEqual([]);
  });

  test("are refused where they have one system and name, whichever way it is cut", () => {
    expect(mistakesOf(named("shop-eu", "prod"), named("shop", "eu-prod"))).toEqual([
      'eu-prod.name: "shop-eu-prod" is the system and name of prod.name too: stacks, state and everything in AWS would have one name; give another name',
    ]);
  });
});
