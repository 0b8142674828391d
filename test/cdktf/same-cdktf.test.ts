import * as terrain from "cdktn";
import { TopicKey } from "../../modules/ops/notification/index.js";
import { addStacks } from "../../src/index.js";
import { temporaryFolder } from "../support/folder.js";
import { withResources } from "../support/environment.js";

const advice =
  "is of CDK Terrain (cdktn), and unyo was installed with CDKTF; with CDK Terrain it works by npm aliases: " +
  "npm install cdktf@npm:cdktn @cdktf/provider-aws@npm:@cdktn/provider-aws, and import from cdktf";

const app = () => new terrain.App({ outdir: temporaryFolder() });

// With the aliases themselves, as `npm run test:cdktn` has them, there is nothing to refuse.
const aliased = jest.requireActual<{ name: string }>("cdktf/package.json").name === "cdktn";
const whenApart = aliased ? test.skip : test;

whenApart("the stacks of an environment in an app of CDK Terrain say in one sentence what to install", () => {
  expect(() => addStacks(app(), withResources({}))).toThrow(new Error(`app: ${advice}`));
});

whenApart("so does a module in a stack of it", () => {
  const stack = new terrain.TerraformStack(app(), "own");
  const place = { account: "111122223333", region: "ap-northeast-1", alias: "alias/x" };
  expect(() => new TopicKey(stack, "key", place)).toThrow(new Error(`own: ${advice}`));
});
