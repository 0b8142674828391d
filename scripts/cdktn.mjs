// Runs the unit tests with CDK Terrain in the place of CDKTF, and test/**/*.terrain.ts, in a copy of the repository:
// node scripts/cdktn.mjs [options of jest].
// The copy's node_modules are what npm makes of `cdktf@npm:cdktn @cdktf/provider-aws@npm:@cdktn/provider-aws`: the core under the name
// cdktf, and once more under its own for the provider's sake.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const left = new Set(["node_modules", ".git", ".build", "dist", "cdktf.out", "coverage"]);
const copy = mkdtempSync(join(tmpdir(), "unyo-cdktn-"));

function link(folder, names) {
  mkdirSync(join(copy, folder), { recursive: true });
  for (const name of names) symlinkSync(join(root, folder, name), join(copy, folder, name));
}

try {
  for (const name of readdirSync(root)) {
    if (!left.has(name))
      cpSync(join(root, name), join(copy, name), { recursive: true, filter: (path) => !left.has(basename(path)) });
  }
  const modules = readdirSync(join(root, "node_modules")).filter((name) => name !== ".cache");
  link(
    "node_modules",
    modules.filter((name) => !["cdktf", "@cdktf"].includes(name)),
  );
  link(
    "node_modules/@cdktf",
    readdirSync(join(root, "node_modules/@cdktf")).filter((name) => name !== "provider-aws"),
  );
  symlinkSync(join(root, "node_modules/@cdktn/provider-aws"), join(copy, "node_modules/@cdktf/provider-aws"));
  cpSync(join(root, "node_modules/cdktn"), join(copy, "node_modules/cdktf"), { recursive: true });
  const jest = [
    join(copy, "node_modules/jest/bin/jest.js"),
    "--selectProjects",
    "unit",
    "terrain",
    ...process.argv.slice(2),
  ];
  process.exitCode = spawnSync(process.execPath, jest, { cwd: copy, stdio: "inherit" }).status ?? 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
