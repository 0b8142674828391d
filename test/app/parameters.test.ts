import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parameterDefinitions } from "../../modules/dev/index.js";
import { defineEnvironment, type EnvironmentDefinition } from "../../src/index.js";
import { everyKindDefinition } from "../support/every-kind.js";
import { refusal } from "../support/errors.js";
import { withResources } from "../support/environment.js";
import { stacksOf, type StackJson } from "../support/synth.js";

type Parameters = NonNullable<EnvironmentDefinition["parameters"]>;

const resourcesOf = (parameters: Parameters, half: "telemetry" | "alarms" = "telemetry") =>
  bare(stacksOf(withResources({}, { parameters }))[`idp-prod-${half}`]!);

/** Without what CDKTF notes of where a resource comes from, and without tags, which have tests of their own. */
const bare = (stack: StackJson): StackJson =>
  JSON.parse(
    JSON.stringify(stack, (key, value: unknown) => (key === "//" || key === "tags" ? undefined : value)),
  ) as StackJson;

const refused = (parameters: object) => refusal({ parameters });

describe("a parameter", () => {
  test("stands below the path of its environment, lists as StringList", () => {
    const { aws_ssm_parameter: made } = resourcesOf({
      values: {
        "keycloak/hostname": { value: "id.example.com", description: "Host name of tokens" },
        "keycloak/attempts": { value: 5 },
        "keycloak/locales": { value: ["en", "ja"] },
      },
    }).resource;
    expect(Object.values(made as object)).toEqual([
      { name: "/idp/prod/keycloak/attempts", type: "String", value: "5" },
      {
        name: "/idp/prod/keycloak/hostname",
        type: "String",
        value: "id.example.com",
        description: "Host name of tokens",
      },
      { name: "/idp/prod/keycloak/locales", type: "StringList", value: "en,ja" },
    ]);
  });

  test("comes out as it was written, whatever it looks like", () => {
    const { aws_ssm_parameter: made } = resourcesOf({
      values: { greeting: { value: "Hello ${name} %{if}" } },
    }).resource;
    expect(made).toEqual({
      parameters_greeting: expect.objectContaining({ value: "Hello $${name} %%{if}" }) as unknown,
    });
  });

  test.each([
    ["-----BEGIN RSA PRIVATE KEY-----\nMIIE", "a private key"],
    ["postgres://idp:hunter2@db.example.com/idp", "an address with a password"],
    ["jdbc:postgresql://db.example.com/idp?user=idp&password=hunter2", "an address with a password"],
  ])("holds no secret, which is not shown either: %#", (value, what) => {
    expect(refused({ values: { "keycloak/db": { value } } })).toBe(
      `prod.parameters.values["keycloak/db"].value: holds ${what}, and would stand in plain text: make it one of secrets, or give notSecret the reason`,
    );
    const kept = { "keycloak/db": { value, notSecret: "An example." } };
    expect(() => withResources({}, { parameters: { values: kept } })).not.toThrow();
  });

  test.each(["https://id.example.com:8443/auth", "postgres://db.example.com:5432/idp?ssl=true", "user@example.com"])(
    "may be %s",
    (value) => {
      expect(() => withResources({}, { parameters: { values: { a: { value } } } })).not.toThrow();
    },
  );

  test("below a name of secrets is one", () => {
    expect(refused({ values: { "keycloak/password/first": { value: "x" } } })).toContain("sounds like a secret");
  });

  test("and a secret have descriptions and patterns that AWS takes", () => {
    const value = "x";
    const values = {
      described: { value, description: "d".repeat(1025) },
      held: { value, allowedPattern: "x?".repeat(513) },
    };
    const secrets = {
      one: { store: "parameterStore", description: "d".repeat(1025) },
      two: { description: "d".repeat(2049) },
    };
    expect(refused({ values, secrets }).split("\n").sort()).toEqual([
      "prod.parameters.secrets.one.description: has 1025 characters, of which AWS takes 1024",
      "prod.parameters.secrets.two.description: has 2049 characters, of which AWS takes 2048",
      "prod.parameters.values.described.description: has 1025 characters, of which AWS takes 1024",
      "prod.parameters.values.held.allowedPattern: has 1026 characters, of which AWS takes 1024",
    ]);
  });

  test.each([
    [
      { values: { "a b": { value: "1" } } },
      'values["a b"]: "a b" is not a name below the path: letters, digits, ".", "-" and "_", parted by "/"',
    ],
    [
      { values: { "a/b": { value: "1" }, "a.b": { value: "1" } } },
      'values["a.b"]: would have the Terraform address of "a/b"',
    ],
    [{ values: { a: { value: "" } } }, "values.a.value: is empty, which Parameter Store does not take"],
    [
      { values: { a: { value: "{{ssm:/idp/other}}" } } },
      'values.a.value: "{{ssm:/idp/other}}" holds {{ … }}, which Parameter Store takes in no value',
    ],
    [
      { values: { a: { value: ["x,y"] } } },
      'values.a.value: "x,y" holds a comma, which parts the items of a StringList',
    ],
    [
      { values: { a: { value: "loud", allowedPattern: "^(INFO|DEBUG)$" } } },
      'values.a.value: "loud" does not match allowedPattern "^(INFO|DEBUG)$"',
    ],
    [
      { values: { "db/password": { value: "x" } } },
      'values["db/password"]: sounds like a secret, and would stand in plain text: make it one of secrets, or give notSecret the reason',
    ],
    [
      { values: { "operations/topic": { value: "x" } } },
      'values["operations/topic"]: is below "operations", which is for what the teams hand each other',
    ],
    [
      { values: { a: { value: "x" } }, secrets: { a: {} } },
      "secrets.a: is the name of a parameter in plain text already",
    ],
    [
      { path: "/awsome", values: { a: { value: "x" } } },
      'values.a: "/awsome/a" begins with "aws" or "ssm", which AWS keeps to itself; give parameters.path',
    ],
    [
      { values: { [Array.from({ length: 14 }, () => "a").join("/")]: { value: "x" } } },
      'values["a/a/a/a/a/a/a/a/a/a/a/a/a/a"]: "/idp/prod/a/a/a/a/a/a/a/a/a/a/a/a/a/a" has 16 levels, of which Parameter Store takes 15',
    ],
    [
      {
        secrets: {
          key: {
            store: "parameterStore",
            rotation: { lambdaArn: "arn:aws:lambda:ap-northeast-1:111122223333:function:r", days: 30 },
          },
        },
      },
      'secrets.key.rotation: is of store "secretsManager" only: Parameter Store changes no value by itself',
    ],
  ])("%j is refused", (parameters, message) => {
    expect(refused(parameters)).toBe(`prod.parameters.${message}`);
  });

  test("that is too long for its region is refused, its ARN counted", () => {
    expect(refused({ values: { ["a".repeat(960)]: { value: "x" } } })).toContain(
      "its ARN has 1019 characters, of which AWS takes 1011",
    );
  });
});

describe("definitions", () => {
  const parameters = parameterDefinitions({
    "keycloak/logLevel": { type: "string", description: "Level", allowed: ["INFO", "DEBUG"] },
    "keycloak/attempts": { type: "number", description: "Attempts" },
  });

  test("give every environment the same names, with values of its own", () => {
    const values = parameters({ "keycloak/logLevel": "INFO", "keycloak/attempts": 5 });
    expect(values["keycloak/logLevel"]).toEqual({
      value: "INFO",
      description: "Level",
      allowedPattern: "^(INFO|DEBUG)$",
    });
    expect(() => resourcesOf({ values })).not.toThrow();
  });

  test("let no name be forgotten and no type be wrong", () => {
    // @ts-expect-error -- a name is missing
    parameters({ "keycloak/logLevel": "INFO" });
    // @ts-expect-error -- a value that is not allowed
    parameters({ "keycloak/logLevel": "LOUD", "keycloak/attempts": 5 });
    // @ts-expect-error -- a text instead of a number
    parameters({ "keycloak/logLevel": "INFO", "keycloak/attempts": "5" });
  });
});

describe("a secret", () => {
  test("of Secrets Manager has no value here", () => {
    const rotation = { lambdaArn: "arn:aws:lambda:ap-northeast-1:111122223333:function:rotate", days: 30 };
    const { resource, variable } = resourcesOf({ secrets: { "db/password": { rotation } } });
    expect(variable).toBeUndefined();
    expect(resource).not.toHaveProperty("aws_secretsmanager_secret_version");
    expect(resource["aws_secretsmanager_secret"]).toEqual({
      secrets_db_password: { name: "idp/prod/db/password", recovery_window_in_days: 30 },
    });
    expect(resource["aws_secretsmanager_secret_rotation"]).toEqual({
      secrets_db_password_rotation: expect.objectContaining({
        rotation_rules: { automatically_after_days: 30 },
      }) as unknown,
    });
  });

  test("of Parameter Store is written from a variable that Terraform forgets, which needs 1.11", () => {
    const stack = resourcesOf({ secrets: { "db/password": { store: "parameterStore", version: 2 } } });
    expect(stack.variable).toEqual({
      secrets_db_password_value: expect.objectContaining({ ephemeral: true, sensitive: true }) as unknown,
    });
    expect(stack.resource["aws_ssm_parameter"]).toEqual({
      secrets_db_password: {
        name: "/idp/prod/db/password",
        type: "SecureString",
        value_wo: "${var.secrets_db_password_value}",
        value_wo_version: 2,
      },
    });
    expect(stack.terraform["required_version"]).toBe(">= 1.11.0");
    expect(
      refusal({ terraform: { minimumVersion: "1.10.0" }, parameters: { secrets: { a: { store: "parameterStore" } } } }),
    ).toBe('prod.terraform.minimumVersion: "1.10.0" is too old: secrets of store parameterStore need Terraform 1.11.0');
  });
});

test("what the teams hand each other is published where it is asked for", () => {
  const names = (half: "telemetry" | "alarms", handOver: boolean) =>
    Object.values(
      (resourcesOf({ handOver }, half).resource?.["aws_ssm_parameter"] ?? {}) as Record<string, { name: string }>,
    ).map(({ name }) => name);
  expect(names("alarms", true)).toEqual(["/idp/prod/operations/topics/error", "/idp/prod/operations/topics/warn"]);
  expect(names("telemetry", true)).toEqual([]);
  expect([...names("alarms", false), ...names("telemetry", false)]).toEqual([]);
});

test("the page has every bucket that is handed over", () => {
  const page = readFileSync(join(__dirname, "../../docs/parameters.md"), "utf8");
  const telemetry = { ...everyKindDefinition.telemetry, trafficLogs: {}, guardDuty: { findingsExport: {} } };
  const stacks = stacksOf(defineEnvironment({ ...everyKindDefinition, telemetry, parameters: { handOver: true } }));
  const made = stacks["idp-prod-telemetry"]!.resource!["aws_ssm_parameter"] as Record<string, { name: string }>;
  const names = Object.values(made).map(({ name }) => name.replace("/idp/prod/", ""));
  const buckets = names.filter((name) => name.startsWith("operations/buckets/"));
  expect(buckets).toHaveLength(5);
  expect(buckets.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
