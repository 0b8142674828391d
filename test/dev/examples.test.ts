import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exampleOf, modulePages, noExample } from "../../src/app/documents/module-pages.js";
import { undocumented } from "../../src/app/documents/doc-comments.js";
import { addresses, withFolder, type StackJson } from "../support/synth.js";

const folder = join(__dirname, "../../examples/modules");
const modules = readdirSync(join(__dirname, "../../modules/dev"), { withFileTypes: true });
const examples = readdirSync(folder).map((file) => file.replace(/\.ts$/, ""));

test("every module has an example", () => {
  const names = modules.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(examples.sort()).toEqual(names.sort());
});

test("the page of a module without an example says which file is missing, and the other pages are made", () => {
  expect(exampleOf("no-such-module")).toBe(`${noExample} It belongs in \`examples/modules/no-such-module.ts\`.`);
});

test("every page of a module has an example, and says what each input and output is", () => {
  for (const [file, text] of Object.entries(modulePages()))
    expect([file, text.includes(undocumented), text.includes(noExample)]).toEqual([file, false, false]);
});

test.each(examples)("the example of %s makes something in a stack of anybody's", (name) => {
  const { example } = jest.requireActual<{ example: (scope: Construct) => unknown }>(join(folder, name));
  const stack = withFolder((outdir) => {
    const app = new App({ outdir });
    const own = new TerraformStack(app, "own");
    new AwsProvider(own, "aws", { region: "ap-northeast-1" });
    example(own);
    app.synth();
    return JSON.parse(readFileSync(join(outdir, "stacks/own/cdk.tf.json"), "utf8")) as StackJson;
  });
  expect(addresses(stack).length).toBeGreaterThan(0);
});
