import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
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

test("cdktf synth writes the same files as npm run synth", async () => {
  const byCli = temporaryFolder();
  const byScript = temporaryFolder();
  const cli = await run("npx", ["cdktf", "synth", "--output", byCli], { cwd: root });
  const script = await run("node", ["scripts/app.mjs"], { cwd: root, env: { CDKTF_OUTDIR: byScript } });
  expect([cli.code, script.code]).toEqual([0, 0]);
  expect(Object.keys(filesOf(byScript))).toHaveLength(6);
  expect(filesOf(byCli)).toEqual(filesOf(byScript));
});
