import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { withFolder } from "../support/synth.js";

const app = resolve(__dirname, "../../scripts/app.mjs");

function run(folder: string, environment: Readonly<Record<string, string>>): Map<string, string> {
  const env = { ...process.env, ...environment, CDKTF_OUTDIR: "out", CHECKPOINT_DISABLE: "1" };
  const { status, stderr } = spawnSync(process.execPath, [app], { cwd: folder, env, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const out = join(folder, "out");
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [relative(out, path), readFileSync(path, "utf8")]),
  );
}

test("the samples give the same bytes in any folder, time zone and locale", () => {
  withFolder((one) =>
    withFolder((other) => {
      const here = run(one, { TZ: "Asia/Tokyo", LANG: "ja_JP.UTF-8", LC_ALL: "ja_JP.UTF-8" });
      const there = run(other, { TZ: "America/St_Johns", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" });
      expect([...here.keys()].sort()).toContain("stacks/idp-prod-alarms/cdk.tf.json");
      expect([...there].sort()).toEqual([...here].sort());
      for (const text of here.values()) expect(text).not.toContain(one);
    }),
  );
}, 60_000);
