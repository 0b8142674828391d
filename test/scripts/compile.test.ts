import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** `npm run synth` and the like ask the compiler only where something has changed; a wrong type must never get past that. */
const repository = resolve(__dirname, "../..");
let folder: string;

function write(path: string, content: string | object): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), typeof content === "string" ? content : JSON.stringify(content));
}

const settings = (changed: object): void =>
  write("tsconfig.json", {
    compilerOptions: {
      ...{ module: "nodenext", strict: true, types: [], noEmitOnError: true },
      ...{ rootDir: ".", outDir: ".build", incremental: true },
      ...changed,
    },
  });

const main = (printed: string): void =>
  write(
    "main.ts",
    `import { given } from "given";
     import { text } from "./other.js";
     declare const console: { log(text: string): void };
     console.log(${printed});`,
  );

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "unyo-compile-")));
  cpSync(join(repository, "scripts"), join(folder, "scripts"), { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  for (const name of ["typescript-native", "cdktf"]) {
    symlinkSync(join(repository, "node_modules", name), join(folder, "node_modules", name));
  }
  write("node_modules/.package-lock.json", {});
  write("package.json", { name: "app" });
  settings({});
  write("tsconfig.app.json", { extends: "./tsconfig.json" });
  write("tsconfig.main.json", {
    extends: "./tsconfig.app.json",
    compilerOptions: { tsBuildInfoFile: ".build/tsbuildinfo" },
    include: ["main.ts"],
  });
  write(
    "scripts/ahead.mjs",
    `import { compile, require } from "./compile.mjs";
     const load = () => require("../.build/other.js");
     if (await compile("tsconfig.main.json", load)) console.log(load().text);`,
  );
  main("text + given.mark");
  write("other.ts", "export const text: string = 'right';");
  write("node_modules/given/package.json", { name: "given" });
  write("node_modules/given/index.js", "exports.given = { mark: '!' };");
  write("node_modules/given/index.d.ts", "export declare const given: { readonly mark: string };");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the program prints or, where it was not run, what was said instead. */
function run(command = ["scripts/run.mjs", "tsconfig.main.json", ".build/main.js"]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8" });
  if (status === 0) return stdout.trim();
  expect(stdout).toBe("");
  expect(stderr).toContain("Nothing was done: the types above must be right first.");
  return stderr;
}

test("a program whose types are right runs, and the compiler is not asked again while nothing changes", () => {
  const lastAsked = () => statSync(join(folder, ".build/tsconfig.main.right")).mtimeMs;
  expect(run()).toBe("right!");
  const before = lastAsked();
  expect(run()).toBe("right!");
  expect(lastAsked()).toBe(before);
}, 60_000);

test("a file that is newly wrong is refused at every run, whatever time it carries, until it is right", () => {
  const wrong = "Type 'number' is not assignable to type 'string'";
  write("other.ts", "export const text: string = 1;");
  utimesSync(join(folder, "other.ts"), 0, 0);
  expect(run()).toContain(wrong);
  expect(run()).toContain(wrong);
  write("other.ts", "export const text: string = 'right again';");
  expect(run()).toBe("right again!");
}, 60_000);

test("what is loaded while the compiler runs is loaded anew where it changes", () => {
  expect(run(["scripts/ahead.mjs"])).toBe("right again");
  write("other.ts", "export const text: string = 'changed';");
  expect(run(["scripts/ahead.mjs"])).toBe("changed");
  write("other.ts", "export const text: string = 'right again';");
  expect(run(["scripts/ahead.mjs"])).toBe("right again");
}, 60_000);

test("declarations of a package that change are looked at", () => {
  write("node_modules/given/index.d.ts", "export declare const given: { readonly sign: string };");
  expect(run()).toContain("Property 'mark' does not exist");
  write("node_modules/given/index.d.ts", "export declare const given: { readonly mark: string };");
  expect(run()).toBe("right again!");
}, 60_000);

test("settings that change are looked at", () => {
  settings({ types: ["missing"] });
  expect(run()).toContain("Cannot find type definition file for 'missing'");
  settings({});
  expect(run()).toBe("right again!");
}, 60_000);

test("a file that is gone is missed", () => {
  rmSync(join(folder, "other.ts"));
  expect(run()).toContain("Cannot find module './other.js'");
}, 60_000);

describe("a project that refers to another one", () => {
  const user = () => run(["scripts/run.mjs", "tsconfig.user.json", ".build/user.js"]);
  const project = (name: string, more: { readonly compilerOptions: object; readonly include: readonly string[] }) =>
    write(`tsconfig.${name}.json`, {
      extends: "./tsconfig.json",
      ...more,
      compilerOptions: { ...more.compilerOptions, tsBuildInfoFile: `.build/tsbuildinfo-${name}` },
    });

  beforeAll(() => {
    project("library", { compilerOptions: { composite: true }, include: ["library"] });
    const references = [{ path: "./tsconfig.library.json" }];
    project("user", { compilerOptions: {}, include: ["user.ts"], ...{ references } });
    write("library/one.ts", "export const one: string = 'one';");
    write(
      "user.ts",
      `import { one } from "./library/one.js";
       declare const console: { log(text: unknown): void };
       console.log(one.length);`,
    );
  });

  test("is compiled after it, and alone where the other has not changed", () => {
    const asked = () => statSync(join(folder, ".build/tsconfig.library.right")).mtimeMs;
    expect(user()).toBe("3");
    const before = asked();
    write("user.ts", `${readFileSync(join(folder, "user.ts"), "utf8")} console.log("more");`);
    expect(user()).toBe("3\nmore");
    expect(asked()).toBe(before);
  }, 60_000);

  test("is looked at again where the other changes what it exports", () => {
    write("library/one.ts", "export const one: number = 1;");
    expect(user()).toContain("Property 'length' does not exist on type 'number'");
    write("library/one.ts", "export const one: string = 'four';");
    expect(user()).toBe("4\nmore");
  }, 60_000);

  test("is not run where the other is wrong in itself, a new file of its folder included", () => {
    write("library/two.ts", "export const two: string = 2;");
    expect(user()).toContain("Type 'number' is not assignable to type 'string'");
    rmSync(join(folder, "library/two.ts"));
    expect(user()).toBe("4\nmore");
  }, 60_000);
});
