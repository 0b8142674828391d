// Puts all compiled code of the package into one file, and where its exports are, files that take theirs from there. Reading four hundred
// files takes a program longer than running them; what is loaded only where it is needed stays so within that file. It is made of what the
// compiler made of each, and not of the sources: their names, which `unyo explain` shows of thresholds, stay what they are then.
import { build } from "esbuild";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { require, root } from "./compile.mjs";

const dist = join(root, "dist");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Files of the exports, within `dist` and without the ending. A star is any folder that has an index. */
const entries = [...Object.values(manifest.exports).map((one) => one.default), ...Object.values(manifest.bin)]
  .filter((file) => file !== undefined)
  .map((file) => relative("dist", file).replace(/\.js$/, ""))
  .flatMap((file) => {
    const [folder, rest] = file.split("/*/");
    if (rest === undefined) return [file];
    const below = readdirSync(join(root, folder), { withFileTypes: true }).filter((one) => one.isDirectory());
    return below.map(({ name }) => `${folder}/${name}/${rest}`);
  });

const whole = "unyo.js";
const { outputFiles } = await build({
  stdin: {
    contents: `module.exports = {${entries.map((file) => `"${file}": () => require("./${file}.js")`).join()}};`,
    resolveDir: dist,
  },
  bundle: true,
  packages: "external",
  platform: "node",
  target: "node20",
  outfile: join(dist, whole),
  write: false,
  logLevel: "warning",
});
for (const file of readdirSync(dist, { recursive: true })) if (file.endsWith(".js")) rmSync(join(dist, file));
for (const { path, contents } of outputFiles) writeFileSync(path, contents);

const exportsOf = require(join(dist, whole));
const programs = Object.values(manifest.bin).map((file) => relative("dist", file).replace(/\.js$/, ""));
for (const file of entries) {
  const path = join(dist, `${file}.js`);
  const taken = `require("${relative(dirname(path), join(dist, whole)).replaceAll("\\", "/")}")["${file}"]()`;
  writeFileSync(path, programs.includes(file) ? program(taken) : library(taken, Object.keys(exportsOf[file]())));
}

/** Node.js 22 and later keep what they have compiled, for the next run. */
function program(taken) {
  return `#!/usr/bin/env node\nrequire("node:module").enableCompileCache?.();\n${taken};\n`;
}

/** The second line is never run: Node.js looks there for the names that a module may import. */
function library(taken, names) {
  return `module.exports = ${taken};\n0 && (module.exports = { ${names.join(", ")} });\n`;
}
