import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { synthesize } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { run } from "./support/tools.js";
import { temporaryFolder } from "../support/folder.js";

jest.setTimeout(120_000);

const root = resolve(__dirname, "../..");

/** Every synthesized file under a folder, by its path in it. */
function filesOf(folder: string): Record<string, string> {
  const stacks = join(folder, "stacks");
  return Object.fromEntries(
    readdirSync(stacks).map((stack) => [stack, readFileSync(join(stacks, stack, "cdk.tf.json"), "utf8")]),
  );
}

test("cdktf synth writes the same files as npm run synth, and leaves those of an earlier run", async () => {
  const [byCli, byScript] = [temporaryFolder(), temporaryFolder()];
  for (const outdir of [byCli, byScript]) synthesize([withResources({}, { name: "old" })], { outdir });
  const cli = await run("npx", ["cdktf", "synth", "--output", byCli], { cwd: root });
  const script = await run("node", ["scripts/app.mjs"], { cwd: root, env: { CDKTF_OUTDIR: byScript } });
  expect([cli.code, script.code]).toEqual([0, 0]);
  expect(Object.keys(filesOf(byScript))).toHaveLength(11);
  expect(filesOf(byCli)).toEqual(filesOf(byScript));
});
