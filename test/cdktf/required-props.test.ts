import { ref, TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import { moduleReference, type ExportFacts } from "../../src/app/documents/module-reference.js";
import { Module } from "../../src/cdktf/as-written.js";
import * as dev from "../../modules/dev/index.js";
import * as ops from "../../modules/ops/index.js";
import { testApp } from "../support/folder.js";

const place = { account: "111122223333", region: "ap-northeast-1" };

type Constructor = new (scope: Construct, id: string, props?: unknown) => Construct;

const exported: Readonly<Record<string, unknown>> = { ...dev, ...ops };

/** Every module that is exported, and what its documentation says of its props. */
const modules = ["modules/dev/index.ts", "modules/ops/index.ts"]
  .flatMap((barrel) => [...moduleReference(barrel).values()].flat())
  .filter(({ name, inputsType }) => inputsType !== undefined && Module.isPrototypeOf(exported[name] as object))
  .map((facts) => [facts.name, facts] as const);

/** What comes out where somebody writes plain JavaScript. */
function errorOf(name: string, props: unknown): Error | undefined {
  const Made = exported[name] as Constructor;
  try {
    new Made(new TerraformStack(testApp(), "own"), "it", props);
  } catch (error) {
    return error as Error;
  }
  return undefined;
}

const requiredOf = ({ inputs }: ExportFacts) =>
  inputs.filter(({ given }) => given === "required").map(({ name }) => name);

/** The paths that an error tells of, each once; of what is within a prop, that of the prop. */
const told = ({ message }: Error) => [
  ...new Set(message.split("\n").map((line) => /^own\/it\.(\w+)[^:]*: /.exec(line)?.[1] ?? line)),
];

test("there are modules of both teams", () => {
  expect(modules.length).toBeGreaterThan(50);
});

describe.each(modules)("%s", (name, facts) => {
  const required = requiredOf(facts).sort();

  test("names each prop that is missing, all at once", () => {
    if (required.length === 0) return;
    const error = errorOf(name, {})!;
    expect(error.constructor).toBe(Error);
    expect(told(error).sort()).toEqual(required);
    for (const line of error.message.split("\n"))
      expect(line).toMatch(/^own\/it\.\S+: is required: (text|a number|a list|an object|a value|true or false)$/);
  });

  test("says what props are where they are none", () => {
    for (const wrong of [null, 5, "props", ["props"]]) {
      const error = errorOf(name, wrong)!;
      expect(error.constructor).toBe(Error);
      expect(error.message).toMatch(/^own\/it\.props: .+ is not an object/);
      for (const one of required) expect(error.message).toContain(one);
    }
  });

  test("says of each prop that it is nothing like its type", () => {
    for (const one of required) {
      for (const wrong of [null, Symbol("wrong"), () => 1]) {
        const error = errorOf(name, { [one]: wrong })!;
        expect(error.constructor).toBe(Error);
        expect(told(error).sort()).toEqual(required);
        expect(error.message).toMatch(new RegExp(`^own/it\\.${one}: .+ is not `, "m"));
      }
    }
  });
});

test("tokens stand for what is not known yet", () => {
  const scope = new TerraformStack(testApp(), "own");
  const name = Token.asString(ref("aws_sqs_queue.one.name"));
  const props = { ...place, policyName: name, logGroupArns: Token.asList(ref("local.groups")) };
  expect(() => new dev.LogDeliveryPolicy(scope, "policy", props)).not.toThrow();
  expect(() => new dev.S3RequestMetrics(scope, "metrics", { bucketName: name })).not.toThrow();
});

test("what is within a prop is told by its path", () => {
  const props = { bucket: {}, environment: { system: "idp" }, timeZone: "Asia/Tokyo", errorLogRetention: 90, ...place };
  expect(errorOf("LogArchive", props)?.message).toBe("own/it.environment.name: is required: text");
});
