// Type-checks and compiles an app, main.ts if no other is named, then runs it: node scripts/app.mjs [tsconfig] [compiled file].
// A type error ends here, before anything is synthesized.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";

const [project = "tsconfig.app.json", app = ".build/main.js"] = process.argv.slice(2);
const root = fileURLToPath(new URL("..", import.meta.url));
const compiler = fileURLToPath(new URL("../node_modules/typescript-native/bin/tsc", import.meta.url));
const require = createRequire(import.meta.url);

// V8 lets the heap grow up to fourfold between two collections. A fifth costs no time here, and halves the peak.
setFlagsFromString("--heap-growing-percent=20");

const compiling = once(spawn(process.execPath, [compiler, "-p", project], { cwd: root, stdio: "inherit" }), "exit");
require("cdktf"); // takes as long as the compiler, which runs meanwhile
const [status] = await compiling;
if (status === 0) {
  require(`../${app}`);
} else {
  console.error("Nothing was synthesized: the types above must be right first.");
  process.exitCode = 1;
}
