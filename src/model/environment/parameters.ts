import * as z from "zod";
import { arn, boolean, checked, expects, integer, matching, object, oneOf, plainText } from "../schema/fields.js";
import { show } from "../schema/issue.js";
import { isToken } from "../schema/token.js";

const segment = "[A-Za-z0-9_.-]+";
const namePattern = new RegExp(`^${segment}(/${segment})*$`);

const parameter = checked(
  object({
    /** Its value: a list becomes a StringList, whose items hold no comma; anything else a String. At most 4 KB. */
    value: z.union(
      [z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()],
      expects("a text, a number, true, false or a list of texts"),
    ),
    /** What it is for. */
    description: plainText("what it is for").optional(),
    /** A regular expression that AWS holds new values against. */
    allowedPattern: plainText("a regular expression").optional(),
    /** Why a value whose name sounds like a secret may stand in plain text. */
    notSecret: plainText("the reason why it is no secret").optional(),
  }),
  ({ value, allowedPattern }, report) => {
    const items = Array.isArray(value) ? value : value === undefined ? [] : [String(value)];
    const whole = items.join(",");
    if (value !== undefined && whole === "") report(["value"], "is empty, which Parameter Store does not take");
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
    /** What it is for. */
    description: plainText("what it is for").optional(),
    /**
     * Where it is kept. The value of `secretsManager` is set outside of Terraform; that of `parameterStore`, a SecureString, comes
     * from a variable that Terraform (1.11 and later) forgets.
     * @default secretsManager
     */
    store: oneOf(["secretsManager", "parameterStore"]).default("secretsManager"),
    /** Customer managed key; without it the service's own. */
    kmsKeyArn: arn("kms", "a KMS key").optional(),
    /**
     * Of `parameterStore`: counts up when the value is to be written anew; Terraform sees no other change of it.
     * @default 1
     */
    version: integer(1, 1_000_000, "a version").default(1),
    /** Of `secretsManager`: the function that changes it, and how often. */
    rotation: object({
      lambdaArn: arn("lambda", "a function"),
      /** Days between two changes. */
      days: integer(1, 1000, "days between two changes"),
    }).optional(),
    /**
     * Of `secretsManager`: days in which a deleted secret can still be restored.
     * @default 30
     */
    recoveryDays: integer(7, 30, "days of recovery").default(30),
  }),
  ({ store, rotation }, report) => {
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
    /**
     * What names begin with. AWS takes none that begin with "aws" or "ssm".
     * @default /<system>/<environment>
     */
    path: matching(new RegExp(`^(/${segment})+$`), 'a path such as "/idp/prod"').optional(),
    /** Parameters in plain text, by name below the path. */
    values: byName(parameter, "parameters").default({}),
    /** Secrets, by name below the path; values never stand here. */
    secrets: byName(secret, "secrets").default({}),
    /**
     * Whether what the teams hand each other (topics, roles, buckets) is published as parameters below `operations`, besides outputs.
     * @default false
     */
    handOver: boolean().default(false),
  }),
  ({ values = {}, secrets = {} }, report) => {
    for (const [name, { notSecret }] of Object.entries(values as Record<string, { notSecret?: string }>)) {
      if (sounds.test(name) && notSecret === undefined)
        report(
          ["values", name],
          "sounds like a secret, and would stand in plain text: make it one of secrets, or give notSecret the reason",
        );
      if (name.startsWith("operations/"))
        report(["values", name], 'is below "operations", which is for what the teams hand each other');
      if (Object.hasOwn(secrets, name)) report(["secrets", name], "is the name of a parameter in plain text already");
    }
  },
);

const sounds = /(password|passwd|secret|token|private.?key|api.?key|credentials?)$/i;

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
