import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dev, prod, stg } from "../../../src/environments/index.js";
import { stacksOf } from "../../support/synth.js";

const workflow = readFileSync(join(__dirname, "../../../examples/workflows/drift.yml"), "utf8");
const listed = (key: string): string[] => new RegExp(`^ +${key}: \\[(.*?)\\]`, "m").exec(workflow)![1]!.split(", ");

test("the workflow looks for changes by hand in every stack of the samples, with every variable that they need", () => {
  const stacks = stacksOf(dev(), stg(), prod());
  const planned = listed("environment").flatMap((name) => listed("half").map((half) => `idp-${name}-${half}`));
  expect(planned.sort()).toEqual(Object.keys(stacks).sort());
  const variables = Object.values(stacks).flatMap(({ variable = {} }) => Object.keys(variable));
  for (const variable of new Set(variables)) expect(workflow).toContain(`TF_VAR_${variable}:`);
});
