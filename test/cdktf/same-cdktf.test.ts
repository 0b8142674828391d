import * as terrain from "cdktn";
import { TopicKey } from "../../modules/ops/notification/index.js";
import { addStacks } from "../../src/index.js";
import { aliased } from "../support/bindings.js";
import { temporaryFolder } from "../support/folder.js";
import { withResources } from "../support/environment.js";

const advice =
  "is of CDK Terrain (cdktn), and unyo was installed with CDKTF; with CDK Terrain it works by npm aliases: " +
  "npm install cdktf@npm:cdktn @cdktf/provider-aws@npm:@cdktn/provider-aws, and import from cdktf";

const app = () => new terrain.App({ outdir: temporaryFolder() });

/** With the aliases themselves, as `npm run test:cdktn` has them, either name leads to CDK Terrain, and there is nothing to refuse. */
function holds(made: () => unknown, path: string): void {
  if (aliased) expect(made).not.toThrow();
  else expect(made).toThrow(new Error(`${path}: ${advice}`));
}

test("the stacks of an environment in an app of CDK Terrain say in one sentence what to install, until that is done", () => {
  holds(() => addStacks(app(), withResources({})), "app");
});

test("so does a module in a stack of it", () => {
  const stack = new terrain.TerraformStack(app(), "own");
  const place = { account: "111122223333", region: "ap-northeast-1", alias: "alias/x" };
  holds(() => new TopicKey(stack, "key", place), "own");
});
