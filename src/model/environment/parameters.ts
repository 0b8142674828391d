import * as z from "zod";
import {
  arn,
  boolean,
  checked,
  expects,
  integer,
  matching,
  object,
  oneOf,
  plainText,
  type Report,
} from "../schema/fields.js";
import { show } from "../schema/issue.js";
import { isToken } from "../schema/token.js";

/** A parameter in plain text. */
export interface ParameterInput {
  /** Its value: a list becomes a StringList, whose items hold no comma; anything else a String. At most 4,096 bytes. */
  readonly value: string | number | boolean | readonly string[];
  /**
   * What it is for.
   * @default none
   */
  readonly description?: string;
  /**
   * A regular expression that AWS holds new values against.
   * @default any value
   */
  readonly allowedPattern?: string;
  /**
   * Why what sounds like a secret by its name, or looks like one by its value, may stand in plain text.
   * @default it is refused
   */
  readonly notSecret?: string;
}

/** Who changes a secret, and how often. */
export interface SecretRotationInput {
  /** ARN of the function that changes it. */
  readonly lambdaArn: string;
  /**
   * Days between two changes.
   * @limits a whole number from 1 to 1000
   */
  readonly days: number;
}

/** A secret; its value stands nowhere here. */
export interface SecretInput {
  /**
   * What it is for.
   * @default none
   */
  readonly description?: string;
  /**
   * Where it is kept. The value of `secretsManager` is set outside of Terraform; that of `parameterStore`, a SecureString, comes
   * from a variable that Terraform (1.11 and later) forgets.
   * @default secretsManager
   */
  readonly store?: "secretsManager" | "parameterStore";
  /**
   * Customer managed key.
   * @default the service's own
   */
  readonly kmsKeyArn?: string;
  /**
   * Of `parameterStore`: counts up when the value is to be written anew; Terraform sees no other change of it.
   * @default 1
   * @limits a whole number from 1 to 1000000
   */
  readonly version?: number;
  /**
   * Of `secretsManager`: the function that changes it, and how often. Set the value first.
   * @default none
   */
  readonly rotation?: SecretRotationInput;
  /**
   * Of `secretsManager`: days in which a deleted secret can still be restored.
   * @default 30
   * @limits a whole number from 7 to 30
   */
  readonly recoveryDays?: number;
}

/** Parameters of an environment in SSM Parameter Store, and secrets, whose values are in no file. */
export interface ParametersInput {
  /**
   * What names begin with. AWS takes none that begin with "aws" or "ssm".
   * @default /<system>/<environment>
   */
  readonly path?: string;
  /**
   * Parameters in plain text, by name below the path, such as `keycloak/hostname`. `parameterDefinitions` of `unyo/dev` gives every
   * environment the same names.
   * @default {}
   */
  readonly values?: Readonly<Record<string, ParameterInput>>;
  /**
   * Secrets, by name below the path.
   * @default {}
   */
  readonly secrets?: Readonly<Record<string, SecretInput>>;
  /**
   * Whether what the teams hand each other (topics, roles, buckets) is published as parameters below `operations`, besides outputs.
   * @default false
   */
  readonly handOver?: boolean;
}

const segment = "[A-Za-z0-9_.-]+";
const namePattern = new RegExp(`^${segment}(/${segment})*$`);

/**
 * Characters of descriptions and patterns that AWS takes.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
 */
const mostCharacters = { parameterStore: 1024, secretsManager: 2048 } as const;

function reportLong(report: Report, field: string, value: unknown, most: number): void {
  if (typeof value === "string" && value.length > most)
    report([field], `has ${value.length} characters, of which AWS takes ${most}`);
}

const parameter = checked(
  object({
    value: z.union(
      [z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()],
      expects("a text, a number, true, false or a list of texts"),
    ),
    description: plainText("what it is for").optional(),
    allowedPattern: plainText("a regular expression").optional(),
    notSecret: plainText("the reason why it is no secret").optional(),
  }),
  ({ value, allowedPattern, description }, report) => {
    reportLong(report, "description", description, mostCharacters.parameterStore);
    reportLong(report, "allowedPattern", allowedPattern, mostCharacters.parameterStore);
    const items = Array.isArray(value) ? value : value === undefined ? [] : [String(value)];
    const whole = items.join(",");
    if (value !== undefined && whole === "") report(["value"], "is empty, which Parameter Store does not take");
    if (/\{\{.*\}\}/s.test(whole))
      report(["value"], `${show(whole)} holds {{ … }}, which Parameter Store takes in no value`);
    if (Buffer.byteLength(whole) > mostBytes)
      report(["value"], `is longer than ${mostBytes} bytes, the most that a standard parameter holds`);
    for (const item of Array.isArray(value) ? value : [])
      if (item.includes(",")) report(["value"], `${show(item)} holds a comma, which parts the items of a StringList`);
    if (typeof allowedPattern !== "string" || isToken(whole)) return;
    const pattern = regularExpression(allowedPattern);
    if (!pattern) report(["allowedPattern"], `${show(allowedPattern)} is no regular expression`);
    else if (!pattern.test(whole))
      report(["value"], `${show(whole)} does not match allowedPattern ${show(allowedPattern)}`);
  },
);

/** @see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html */
const mostBytes = 4096;

function regularExpression(source: string): RegExp | undefined {
  try {
    return new RegExp(source);
  } catch {
    return undefined;
  }
}

const secret = checked(
  object({
    description: plainText("what it is for").optional(),
    store: oneOf(["secretsManager", "parameterStore"]).default("secretsManager"),
    kmsKeyArn: arn("kms", "a KMS key").optional(),
    version: integer(1, 1_000_000, "a version").default(1),
    rotation: object({
      lambdaArn: arn("lambda", "a function"),
      days: integer(1, 1000, "days between two changes"),
    }).optional(),
    recoveryDays: integer(7, 30, "days of recovery").default(30),
  }),
  ({ store, rotation, description }, report) => {
    reportLong(report, "description", description, mostCharacters[store ?? "secretsManager"]);
    if (store === "parameterStore" && rotation !== undefined)
      report(["rotation"], 'is of store "secretsManager" only: Parameter Store changes no value by itself');
  },
);

const byName = <Value extends z.ZodType>(value: Value, what: string) =>
  checked(z.record(z.string(), value, expects(`a record of ${what} by name`)), (given, report) => {
    const addresses = new Map<string, string>();
    for (const name of Object.keys(given)) {
      const address = addressOf(name);
      const twin = addresses.get(address);
      addresses.set(address, name);
      if (!namePattern.test(name)) {
        report([name], `${show(name)} is not a name below the path: letters, digits, ".", "-" and "_", parted by "/"`);
      } else if (twin !== undefined) report([name], `would have the Terraform address of ${show(twin)}`);
    }
  });

/** The part of a Terraform address that a name becomes. */
export const addressOf = (name: string): string => name.replace(/[/.]/g, "_");

/** Environment parameters in SSM Parameter Store, and secrets, whose values are in no file. */
export const parametersSchema = checked(
  object({
    path: matching(new RegExp(`^(/${segment})+$`), 'a path such as "/idp/prod"').optional(),
    values: byName(parameter, "parameters").default({}),
    secrets: byName(secret, "secrets").default({}),
    handOver: boolean().default(false),
  }),
  ({ values = {}, secrets = {} }, report) => {
    const plain = "and would stand in plain text: make it one of secrets, or give notSecret the reason";
    for (const [name, { value, notSecret }] of Object.entries(values as Record<string, Partial<ParameterInput>>)) {
      if (sounds.test(name) && notSecret === undefined) report(["values", name], `sounds like a secret, ${plain}`);
      const held = notSecret === undefined ? secretIn(value) : undefined;
      // The value is not shown: it would stand in the log of whoever runs this.
      if (held !== undefined) report(["values", name, "value"], `holds ${held}, ${plain}`);
      if (name.startsWith("operations/"))
        report(["values", name], 'is below "operations", which is for what the teams hand each other');
      if (Object.hasOwn(secrets, name)) report(["secrets", name], "is the name of a parameter in plain text already");
    }
  },
);

/** At the end of any part of a name: a folder of passwords holds passwords. */
const sounds = /(password|passwd|passphrase|secret|token|private.?key|api.?key|credentials?)(\/|$)/i;

/** What can be told from a value alone. */
const secretPatterns: Readonly<Record<string, RegExp>> = {
  "a private key": /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  "an address with a password": /\/\/[^/?#\s:@]*:[^/?#\s@]+@|[?&;](password|pwd)=[^&;]/i,
};

function secretIn(value: unknown): string | undefined {
  const items = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string");
  return Object.keys(secretPatterns).find((what) => items.some((one) => secretPatterns[what]!.test(one)));
}

/** Whether a secret's value goes through Terraform, in a variable that it forgets. */
export const writesSecrets = (parameters: {
  readonly secrets: Readonly<Record<string, { readonly store: string }>>;
}): boolean => Object.values(parameters.secrets).some(({ store }) => store === "parameterStore");

/** What the names of an environment's parameters begin with. */
export const parameterPath = (environment: {
  readonly system: string;
  readonly name: string;
  readonly parameters: { readonly path?: string | undefined };
}): string => environment.parameters.path ?? `/${environment.system}/${environment.name}`;
