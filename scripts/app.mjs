// Type-checks and compiles main.ts and what it imports, then runs it. A type error ends here, before anything is synthesized.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const compiler = fileURLToPath(new URL("../node_modules/typescript-native/bin/tsc", import.meta.url));
const { status } = spawnSync(process.execPath, [compiler, "-p", "tsconfig.app.json"], { cwd: root, stdio: "inherit" });
if (status === 0) {
  createRequire(import.meta.url)("../.build/main.js");
} else {
  console.error("Nothing was synthesized: the types above must be right first.");
  process.exitCode = 1;
}
