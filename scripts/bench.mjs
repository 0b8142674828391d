// Compiles and runs the benchmark of that name, with what else is given: timings are of compiled code, so that only the library and CDKTF are compared.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { compile, root } from "./compile.mjs";

const [name, ...args] = process.argv.slice(2);

if ((await compile("tsconfig.bare.json")) && (await compile("tsconfig.bench.json"))) {
  const benchmark = join(root, `.build/bench/${name}.js`);
  process.exitCode = spawnSync(process.execPath, [benchmark, ...args], { cwd: root, stdio: "inherit" }).status ?? 1;
}
