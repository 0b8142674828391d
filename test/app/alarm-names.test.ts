import * as fc from "fast-check";
import { halvesOf } from "../../modules/ops/alarms/index.js";
import { okNoticesOf } from "../../src/app/ok-notices.js";
import { alarmsOf, defineEnvironment, EnvironmentError, type EnvironmentDefinition } from "../../src/index.js";
import { everyKind, everyKindDefinition } from "../support/every-kind.js";
import { refusal } from "../support/errors.js";
import { least, withResources } from "../support/environment.js";
import { addresses, resources, stacksOf } from "../support/synth.js";

const usual = "{system}-{environment}-{service}-{target}-{row}-{severity}";

const named = (name: string, rest: Partial<EnvironmentDefinition> = {}) => ({
  ...rest,
  alarms: { ...least.alarms, ...rest.alarms, name },
});

const service = { ecs: { main: { name: "idp", services: { api: { name: "api", minimumTasks: 2 } } } } };

/** Every name that an environment's alarms have, of composite alarms and of the alarms that those read too. */
const namesOf = ({ monitoring: { alarms, burnRates } }: ReturnType<typeof defineEnvironment>): string[] =>
  [...alarms, ...burnRates, ...burnRates.flatMap(halvesOf)].map(({ name }) => name);

describe("a template of alarm names", () => {
  test("gives the names that there are without one, where it says the same", () => {
    const everything = everyKind();
    const said = defineEnvironment(named(usual, everyKindDefinition as EnvironmentDefinition) as EnvironmentDefinition);
    expect(said.monitoring.alarms.length).toBeGreaterThan(100);
    expect(namesOf(said)).toEqual(namesOf(everything));
  });

  test("changes names, and no address", () => {
    const before = stacksOf(withResources(service))["idp-prod-alarms"]!;
    const after = stacksOf(withResources(service, named("[{severity}] {system}/{environment} {service}/{target}: {row}")));
    const alarms = resources(after["idp-prod-alarms"], "aws_cloudwatch_metric_alarm");
    expect(addresses(after["idp-prod-alarms"]!)).toEqual(addresses(before));
    expect(alarms.ecs_main_api_cpuUtilization_error).toMatchObject({
      alarm_name: "[error] idp/prod ecs/main-api: cpuUtilization",
    });
  });

  test("passes over what an alarm does not have, with the mark before it or after it", () => {
    const levels = { serviceLevels: { login: { alb: "main", objective: 99.9 } } };
    const alb = { main: { arnSuffix: "app/main/0123456789abcdef" } };
    const defined = (template: string) =>
      withResources({ alb, cognito: { users: { userPoolId: "ap-northeast-1_a1B2c3D4e", clientId: "0123456789abcdefghijklmnop" } } } as never, named(template, levels));
    expect(namesOf(defined("{row}/{severity}: {service}-{target}")).filter((name) => name.includes("serviceLevel"))).toEqual([
      "error: serviceLevel-login",
      "warn: serviceLevel-login",
      ...["1h", "5m", "6h", "30m"].map((row) => `error: serviceLevel-login-${row}`),
      ...["1d", "2h", "3d", "6h"].map((row) => `warn: serviceLevel-login-${row}`),
    ]);
  });
});
