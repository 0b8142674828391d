import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exampleOf, modulePages, moduleTeams, noExample } from "../../../src/app/documents/module-pages.js";
import { undocumented } from "../../../src/app/documents/doc-comments.js";
import { addresses, withFolder, type StackJson } from "../../support/synth.js";

const root = join(__dirname, "../../..");
const pages = modulePages();

describe.each(Object.entries(moduleTeams))("of the %s team", (_, team) => {
  const folder = join(root, team.examples);
  const examples = readdirSync(folder).map((file) => file.replace(/\.ts$/, ""));

  test("every module has a page, and an example", () => {
    const names = Object.keys(pages)
      .filter((file) => file.slice(0, file.lastIndexOf("/")) === team.pages && !file.endsWith("README.md"))
      .map((file) => file.slice(team.pages.length + 1, -".md".length));
    expect(examples.sort()).toEqual(names.sort());
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
});

test("every folder of modules of the dev team is exported", () => {
  const folders = readdirSync(join(root, "modules/dev"), { withFileTypes: true }).filter((one) => one.isDirectory());
  expect(Object.keys(pages)).toEqual(expect.arrayContaining(folders.map(({ name }) => `modules/${name}.md`)));
});

test("the page of a module without an example says which file is missing, and the other pages are made", () => {
  const file = "examples/modules/no-such-module.ts";
  expect(exampleOf(file)).toBe(`${noExample} It belongs in \`${file}\`.`);
});

test("every page of a module has an example, and says what each input and output is", () => {
  for (const [file, text] of Object.entries(pages))
    expect([file, text.includes(undocumented), text.includes(noExample)]).toEqual([file, false, false]);
});
