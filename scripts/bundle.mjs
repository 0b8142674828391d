// Puts all compiled code of the package into one file, and where its exports are, files that take theirs from there. Reading four hundred
// files takes a program longer than running them; what is loaded only where it is needed stays so within that file. It is made of what the
// compiler made of each, and not of the sources: their names, which `unyo explain` shows of thresholds, stay what they are then.
import { build, transform } from "esbuild";
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

/**
 * zod goes in too: its own entry loads the messages of fifty languages, which no program of ours shows. The package depends on it
 * nevertheless, as its types are in the declarations. Its comments are left out, as a single letter outside of ASCII doubles what Node.js
 * reads and keeps.
 */
const zod = {
  name: "zod",
  setup({ onResolve, onLoad }) {
    const entry = require.resolve("zod").replace(/\.cjs$/, ".js"); // as ES modules, of which what nothing uses is left out
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      if (kind === "entry-point") return undefined;
      return path === "zod" ? { path: entry } : { path, external: true };
    });
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/].*\.js$/ }, async ({ path }) => {
      if (/locales[\\/]index\.js$/.test(path)) return { contents: "export {};" };
      return { contents: (await transform(readFileSync(path, "utf8"), { minifyWhitespace: true })).code };
    });
  },
};

const whole = "unyo.js";
const { outputFiles } = await build({
  stdin: {
    contents: `module.exports = {${entries.map((file) => `"${file}": () => require("./${file}.js")`).join()}};`,
    resolveDir: dist,
  },
  bundle: true,
  plugins: [zod],
  platform: "node",
  target: "node20",
  outfile: join(dist, whole),
  write: false,
  logLevel: "warning",
});
for (const file of readdirSync(dist, { recursive: true })) if (file.endsWith(".js")) rmSync(join(dist, file));
for (const { path, contents } of outputFiles) writeFileSync(path, contents);
copyFileSync(join(dirname(require.resolve("zod")), "LICENSE"), join(dist, "zod.LICENSE"));

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
