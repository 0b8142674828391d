// Builds the package, compiles and runs the benchmark of that name, with what else is given: what is timed is what users install.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { compile, root } from "./compile.mjs";

const [name, ...args] = process.argv.slice(2);
const run = (file, ...args) => spawnSync(file, args, { cwd: root, stdio: "inherit" }).status ?? 1;

if ((await compile("tsconfig.bare.json")) && (await compile("tsconfig.bench.json"))) {
  process.exitCode =
    run("npm", "run", "--silent", "build") || run(process.execPath, join(root, `.build/bench/${name}.js`), ...args);
}
