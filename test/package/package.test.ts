import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { temporaryFolder } from "../support/folder.js";
import { install, pack, ran } from "../support/packed.js";

jest.setTimeout(300_000);

const root = resolve(__dirname, "../..");
let tarball: string;
let project: string;

beforeAll(() => {
  rmSync(join(root, "dist"), { recursive: true, force: true });
  tarball = pack();
  project = temporaryFolder();
  install(tarball, project, "typescript");
});

test("a package is never packed without its code", () => {
  const files = ran("tar", ["-tzf", tarball], root).split("\n");
  const modules = readdirSync(join(root, "modules/dev"), { withFileTypes: true }).filter((one) => one.isDirectory());
  for (const file of ["src/index", "src/app/cli/unyo", ...modules.map(({ name }) => `modules/dev/${name}/index`)]) {
    expect(files).toContain(`package/dist/${file}.js`);
    expect(files).toContain(`package/dist/${file}.d.ts`);
  }
  for (const file of ["README.md", "LICENSE", "CHANGELOG.md"]) expect(files).toContain(`package/${file}`);
  expect(files.filter((file) => /^package\/(test|bench|src|modules)\/|tfstate|\.terraform/.test(file))).toEqual([]);
});

test("links of the pages lead to files of the package", () => {
  const unyo = join(project, "node_modules/unyo");
  const pages = readdirSync(unyo, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md"));
  expect(pages).toEqual(expect.arrayContaining(["README.md", "README.ja.md", "docs/first-environment.md"]));
  const links = pages.flatMap((page) =>
    [...readFileSync(join(unyo, page), "utf8").matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, to]) => ({
      page,
      to: to!,
    })),
  );
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter(({ page, to }) => !existsSync(resolve(unyo, dirname(page), to)))).toEqual([]);
});

/** Both are ES modules, which jest cannot load. */
const linted = (script: string): unknown =>
  JSON.parse(ran(process.execPath, ["--input-type=module", "-e", script], root));

test("publint finds nothing", () => {
  const pkgDir = JSON.stringify(join(project, "node_modules/unyo"));
  const script = `import { publint } from "publint";
    import { formatMessage } from "publint/utils";
    const { messages, pkg } = await publint({ pkgDir: ${pkgDir}, pack: false, strict: true });
    console.log(JSON.stringify(messages.map((message) => formatMessage(message, pkg))));`;
  expect(linted(script)).toEqual([]);
});

test("every way of resolving finds the types, and the code with them", () => {
  const script = `import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
    import { readFileSync } from "node:fs";
    const given = createPackageFromTarballData(readFileSync(${JSON.stringify(tarball)}));
    const options = { excludeEntrypoints: ["./dev/*"], includeEntrypoints: ["./dev/log-group"] };
    const { entrypoints, problems } = await checkPackage(given, options);
    console.log(JSON.stringify({ entrypoints: Object.keys(entrypoints), problems }));`;
  const { entrypoints, problems } = linted(script) as { readonly entrypoints: unknown[]; readonly problems: unknown[] };
  expect(entrypoints).toEqual(
    expect.arrayContaining([".", "./dev", "./dev/log-group", "./ops/notification", "./testing"]),
  );
  expect(problems).toEqual([]);
});

test("what unyo explain shows of a threshold has the names of its source", () => {
  const script = `console.log(require("unyo").standardCatalogue["ecs.runningTaskCount"].definition.below.error.toString())`;
  expect(ran(process.execPath, ["-e", script], project).trim()).toBe("(service) => service.minimumTasks");
});

test("the package's code is ASCII: one other letter makes Node.js hold, and read, all of it at twice the size", () => {
  const code = readFileSync(join(project, "node_modules/unyo/dist/unyo.js"), "latin1");
  expect(code.length).toBeGreaterThan(1_000_000);
  expect(code.match(/^.*[^\0-\x7f].*$/gm)).toBeNull();
});

test("zod is in the package's code, and its licence beside it: a program reads none of zod's own files", () => {
  const script = `require("unyo"); console.log(Object.keys(require.cache).filter((file) => /[\\\\/]zod[\\\\/]/.test(file)).length)`;
  expect(ran(process.execPath, ["-e", script], project).trim()).toBe("0");
  expect(readFileSync(join(project, "node_modules/unyo/dist/zod.LICENSE"), "utf8")).toContain("MIT License");
});

test("ES modules import every name, and all entries share what they have", () => {
  const script = `import * as unyo from "unyo";
    import * as whole from "unyo/dev";
    import { LogGroup } from "unyo/dev/log-group";
    import { AlarmTopic } from "unyo/ops/notification";
    import { AlarmSet } from "unyo/ops";
    import { evaluate } from "unyo/evaluation";
    import { series } from "unyo/testing";
    import { createRequire } from "node:module";
    const required = createRequire(import.meta.url)("unyo");
    const names = Object.keys(required).filter((name) => unyo[name] !== required[name]);
    console.log(JSON.stringify([names, whole.LogGroup === LogGroup, [AlarmTopic, AlarmSet, evaluate, series].map((one) => typeof one)]));`;
  writeFileSync(join(project, "names.mjs"), script);
  const all = ["function", "function", "function", "function"];
  expect(JSON.parse(ran(process.execPath, ["names.mjs"], project))).toEqual([[], true, all]);
});

const app = `import { defineEnvironment } from "unyo";
import { LogGroup } from "unyo/dev/log-group";
import * as dev from "unyo/dev";
import { AlarmTopic } from "unyo/ops/notification";
import { AlarmSet } from "unyo/ops";
import { evaluate } from "unyo/evaluation";
import { series } from "unyo/testing";

export const same: boolean = dev.LogGroup === LogGroup;
export const used: readonly unknown[] = [AlarmTopic, AlarmSet, evaluate, series];
// @ts-expect-error -- types are found: without them, anything would compile
defineEnvironment({});
`;

test.each([
  [
    "node10, as cdktf init makes it",
    { module: "commonjs", moduleResolution: "node10", target: "es2018", lib: ["es2018"], ignoreDeprecations: "6.0" },
  ],
  ["node16", { module: "node16" }],
  ["bundler", { module: "esnext", moduleResolution: "bundler" }],
])("a project that resolves modules by %s compiles against every export", (_, options) => {
  writeFileSync(join(project, "app.ts"), app);
  const compilerOptions = { strict: true, noEmit: true, skipLibCheck: true, types: ["node"], ...options };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["app.ts"] }));
  expect(() => ran(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "."], project)).not.toThrow();
});

test("one module loads only what it needs of the provider", () => {
  const script = `require("unyo/dev/log-group");
    const folders = Object.keys(require.cache).map((file) => file.match(/provider-aws.lib.([^/\\\\]+)/)?.[1]).filter(Boolean);
    console.log(JSON.stringify([...new Set(folders)]));`;
  expect(JSON.parse(ran(process.execPath, ["-e", script], project))).toEqual(["cloudwatch-log-group"]);
});

describe("a command whose entry ends the process, or awaits what never comes, fails and says so:", () => {
  test.each([
    ["check", "process.exit(0);"],
    ["synth", "await new Promise(() => {});"],
  ])("%s, with %s", (command, text) => {
    writeFileSync(join(project, "early.mjs"), `export const environments = []; ${text}`);
    expect(() => ran(process.execPath, ["node_modules/.bin/unyo", command, "--app", "early.mjs"], project)).toThrow(
      /: 1\nThe process ended before the command did:/,
    );
  });
});

test("a command ends when its work is done, whatever its entry keeps open, and all of its output is there", () => {
  const unyo = (command: string, ...options: string[]) =>
    ran(process.execPath, ["node_modules/.bin/unyo", command, ...options], project);
  const text = `import { defineEnvironment } from "unyo";
    import { createServer } from "node:net";
    setInterval(() => {}, 1000);
    createServer().listen(0);
    const receivers = { team: { email: "team@example.com" } };
    export const environments = [() => defineEnvironment({
      system: "shop", name: "prod", account: "111122223333", region: "ap-northeast-1", timeZone: "Asia/Tokyo",
      owners: { dev: { name: "builders" }, ops: { name: "operators" } },
      alarms: { routes: { error: { receivers }, warn: { receivers } } },
    })];`;
  writeFileSync(join(project, "open.mjs"), text);
  writeFileSync(join(project, "shut.mjs"), text.replace(/\n.*(setInterval|createServer\(\)).*/g, ""));
  expect(unyo("check", "--app", "open.mjs")).toBe(unyo("check", "--app", "shut.mjs"));
  expect(JSON.parse(unyo("catalogue", "--json"))).not.toHaveLength(0);
});

describe("a command compiles an app in TypeScript whatever its settings are made for:", () => {
  let folder: string;

  beforeAll(() => {
    folder = join(project, "typescript");
    mkdirSync(folder);
    symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    writeFileSync(join(folder, "name.ts"), `export const name: string = "prod";`);
    writeFileSync(
      join(folder, "main.ts"),
      `import { defineEnvironment, type DefinedEnvironment } from "unyo";
      import { name } from "./name.ts";
      const receivers = { team: { email: "team@example.com" } };
      export const environments: readonly DefinedEnvironment[] = [defineEnvironment({
        system: "shop", name, account: "111122223333", region: "ap-northeast-1", timeZone: "Asia/Tokyo",
        owners: { dev: { name: "builders" }, ops: { name: "operators" } },
        alarms: { routes: { error: { receivers }, warn: { receivers } } },
      })];`,
    );
  });

  test.each<[string, object]>([
    ["Node.js that strips types, or a bundler", { noEmit: true, module: "esnext", moduleResolution: "bundler" }],
    ["declarations", { composite: true, declaration: true, declarationDir: "types", isolatedDeclarations: true }],
  ])("%s", (_, compilerOptions) => {
    const settings = { strict: true, allowImportingTsExtensions: true, emitDeclarationOnly: true, types: [] };
    const emits = "noEmit" in compilerOptions ? { emitDeclarationOnly: false } : {};
    const config = { compilerOptions: { ...settings, ...emits, ...compilerOptions } };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    expect(ran(process.execPath, ["node_modules/.bin/unyo", "check"], folder)).toContain("1 environment: 0 errors");
  });
});

describe("an import that leads nowhere is told with what would be right:", () => {
  const check = (name: string, text: string, type: "commonjs" | "module", options?: object) => {
    const folder = temporaryFolder();
    symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
    const imports = { "#shop/*": "./shop/*.js" };
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type, imports }));
    if (options) writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options }));
    mkdirSync(join(folder, "shop"));
    writeFileSync(
      join(folder, "shop/name.ts"),
      `export const environments = [() => { throw new Error("was read"); }];`,
    );
    writeFileSync(join(folder, name), text);
    try {
      return ran(process.execPath, ["node_modules/.bin/unyo", "check", "--app", name], folder);
    } catch (error) {
      return (error as Error).message.split("\n").slice(1).join("\n").trim();
    }
  };
  const typed = { strict: true, skipLibCheck: true, types: [], paths: { "@shop/*": ["./shop/*"] } };
  const paths = "paths and baseUrl of tsconfig.json are for the compiler alone";

  test("paths of a tsconfig.json, which Node.js does not read", () => {
    const text = `export { environments } from "@shop/name";`;
    expect(check("main.ts", text, "commonjs", typed)).toMatch(
      `main.ts: imports "@shop/name", which Node.js does not find (the compiler does)\n  right: ${paths}`,
    );
    expect(check("main.ts", text, "module", typed)).toContain("where its paths lead, write a path such as ./prod.js");
  });

  test("imports of package.json, which lead to the compiled files", () => {
    expect(check("main.ts", `export { environments } from "#shop/name";`, "module", typed)).toContain("was read");
  });

  test("a folder of the provider in an ES module", () => {
    const text = `import { Lb } from "@cdktf/provider-aws/lib/lb"; export const environments = [Lb];`;
    const file = "names the file in a folder";
    expect(check("main.ts", text, "module", typed)).toContain(
      `${file} of the provider: "@cdktf/provider-aws/lib/lb/index.js"`,
    );
    expect(check("main.mjs", text, "commonjs")).toBe(
      `main.mjs: imports "@cdktf/provider-aws/lib/lb", which Node.js does not find\n  right: an ES module ${file}: …/index.js`,
    );
  });

  test.each([
    [
      "main.mjs",
      `import "no-such-package";`,
      'imports "no-such-package", which Node.js does not find\n  right: npm install no-such-package',
    ],
    [
      "main.cjs",
      `require("no-such-package");`,
      'imports "no-such-package", which Node.js does not find\n  right: npm install no-such-package',
    ],
    [
      "main.mjs",
      `import "./shop/name";`,
      'imports "./shop/name", which Node.js does not find\n  right: the whole name of a file',
    ],
    [
      "main.cjs",
      `require("./name");`,
      'imports "./name", which Node.js does not find\n  right: the whole name of a file',
    ],
    [
      "main.mjs",
      `export const environments = [`,
      "it, or a file that it imports, is not JavaScript: Unexpected end of input",
    ],
    ["main.mjs", `JSON.parse("{");`, "main.mjs:1:6"],
    ["main.json", "{}", '--app: "main.json" is not the entry of an app'],
  ])("%s: %s", (name, text, message) => {
    expect(check(name, text, "commonjs")).toContain(message);
  });
});
