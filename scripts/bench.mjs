// Compiles and runs the benchmark of that name, with what else is given: timings are of compiled code, so that only the library and CDKTF are compared.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const [name, ...args] = process.argv.slice(2);
const root = fileURLToPath(new URL("..", import.meta.url));
const node = (...line) => spawnSync(process.execPath, line, { cwd: root, stdio: "inherit" }).status ?? 1;

process.exitCode =
  node("node_modules/typescript-native/bin/tsc", "-p", "tsconfig.bench.json") ||
  node(`.build/bench/${name}.js`, ...args);
