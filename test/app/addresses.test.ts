import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { dev, prod, stg } from "../../src/environments/index.js";
import { everyKind } from "../support/every-kind.js";
import { stacksOf, type StackJson } from "../support/synth.js";

/**
 * Addresses and names are a contract: Terraform destroys what changes its address, and most of what changes its name. So
 * a change of this list is meant, is said in the CHANGELOG, and comes with `moved` blocks; `npm run addresses` writes it anew.
 */
const file = resolve(__dirname, "../addresses.json");

type Addresses = Readonly<Record<string, Readonly<Record<string, string>>>>;

const named = ["alarm_name", "function_name", "bucket", "name", "identifier", "alias"] as const;

/** Every address of a stack with the AWS name of what stands there, where it has one of its own. */
function addressesOf(stack: StackJson): Record<string, string> {
  const resources = Object.entries(stack.resource).flatMap(([type, byId]) =>
    Object.entries(byId).map(([id, body]) => {
      const name = named.map((key) => body[key]).find((value) => typeof value === "string");
      return [`${type}.${id}`, (name as string | undefined) ?? ""];
    }),
  );
  const outputs = Object.keys(stack.output ?? {}).map((name) => [`output.${name}`, ""]);
  const variables = Object.keys(stack.variable ?? {}).map((name) => [`var.${name}`, ""]);
  return Object.fromEntries([...resources, ...outputs, ...variables].sort(([a], [b]) => (a! < b! ? -1 : 1)));
}

function addressesNow(): Addresses {
  const everything = [dev(), stg(), prod()].map((environment) => stacksOf(environment));
  const stacks = Object.entries(Object.assign({}, ...everything) as Record<string, StackJson>);
  const everyStack = Object.entries(stacksOf(everyKind())).map(
    ([name, stack]) => [`every kind: ${name}`, stack] as const,
  );
  return Object.fromEntries([...stacks, ...everyStack].map(([name, stack]) => [name, addressesOf(stack)]));
}

test("addresses and names of the samples and of every kind of target are the ones that users have", () => {
  const now = addressesNow();
  if (process.env["UNYO_WRITE_ADDRESSES"] === "1") writeFileSync(file, `${JSON.stringify(now, undefined, 2)}\n`);
  expect(now).toEqual(JSON.parse(readFileSync(file, "utf8")));
});
