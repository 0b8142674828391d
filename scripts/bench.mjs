// Compiles and runs the benchmark of that name: timings are of compiled code, so that only the library and CDKTF are compared.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const node = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;

process.exitCode =
  node("node_modules/typescript-native/bin/tsc", "-p", "tsconfig.bench.json") ||
  node(`.build/bench/${process.argv[2]}.js`);
