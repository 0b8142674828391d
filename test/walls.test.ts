import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

const root = resolve(__dirname, "..");

/** Lints one line in each of some files that need not exist, and gives back what was said, by file. */
function lint(lines: Readonly<Record<string, string>>): Record<string, string[]> {
  const program = `
    import { ESLint } from "eslint";
    const eslint = new ESLint();
    const said = {};
    for (const [filePath, text] of Object.entries(${JSON.stringify(lines)})) {
      const [{ messages }] = await eslint.lintText(text, { filePath });
      said[filePath] = messages.map(({ message }) => message);
    }
    console.log(JSON.stringify(said));`;
  const options = { cwd: root, encoding: "utf8" } as const;
  return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", program], options)) as never;
}

const importing = (path: string) => `import * as it from "${path}";\nexport { it };\n`;

/** Folder, what it must not import, and the reason that lint gives. */
const forbidden: readonly [from: string, path: string, reason: string][] = [
  ["src/model/x.ts", "../../modules/ops/index.js", "The model is plain data"],
  ["src/model/names/x.ts", "../../cdktf/address.js", "The model is plain data"],
  ["src/model/facts/x.ts", "../../app/define-environment.js", "The model is plain data"],
  ["src/model/y.ts", "cdktf", "This folder is plain data"],
  ["src/cdktf/x.ts", "../../modules/dev/index.js", "What we add to CDKTF"],
  ["src/cdktf/y.ts", "../app/stacks/index.js", "What we add to CDKTF"],
  ["modules/dev/x.ts", "../../src/app/stacks/index.js", "Modules live in any stack"],
  ["modules/ops/x.ts", "../../src/index.js", "Modules live in any stack"],
  ["modules/dev/y.ts", "../ops/index.js", "The halves do not know one another"],
  ["modules/ops/y.ts", "../dev/index.js", "The halves do not know one another"],
  ["modules/ops/catalogue/x.ts", "../alarms/alarm-set.js", "Rows know no constructs"],
  ["modules/ops/engine/x.ts", "../notification/alarm-topic.js", "The engine knows no constructs"],
  ["modules/ops/engine/y.ts", "@cdktf/provider-aws/lib/sns-topic", "This folder is plain data"],
  ["src/evaluation/x.ts", "../model/environment/index.js", "The evaluator knows no environments"],
  ["src/testing/x.ts", "../app/define-environment.js", "Tests need alarms only"],
  ["src/evaluation/y.ts", "../app/define-environment.js", "The evaluator knows no environments"],
];

const allowed: readonly [from: string, path: string][] = [
  ["src/app/x.ts", "../../modules/ops/index.js"],
  ["modules/dev/z.ts", "../../src/model/names/index.js"],
  ["modules/dev/w.ts", "../../src/cdktf/adopt.js"],
  ["src/evaluation/z.ts", "../model/facts/publishing/index.js"],
  ["src/cdktf/z.ts", "../model/names/index.js"],
];

test("lint lets no folder import what stands above it", () => {
  const said = lint(Object.fromEntries([...forbidden, ...allowed].map(([from, path]) => [from, importing(path)])));
  for (const [from, , reason] of forbidden)
    expect([from, said[from]]).toEqual([from, expect.arrayContaining([expect.stringContaining(reason)])]);
  for (const [from] of allowed) expect([from, said[from]]).toEqual([from, []]);
}, 60_000);
