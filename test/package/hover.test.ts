import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { inputFields } from "../../src/app/documents/input-fields.js";
import { temporaryFolder } from "../support/folder.js";

jest.setTimeout(300_000);

const root = resolve(__dirname, "../..");
const fields = inputFields("src/model/environment/environment.ts", "EnvironmentInput");
let project: string;

/** A project that has the declarations which the package ships, and nothing of this repository's sources. */
beforeAll(() => {
  project = temporaryFolder();
  const unyo = join(project, "node_modules/unyo");
  mkdirSync(unyo, { recursive: true });
  const compiler = join(root, "node_modules/typescript-native/bin/tsc");
  const { status, stdout } = spawnSync(
    process.execPath,
    [compiler, "-p", join(root, "tsconfig.dist.json"), "--outDir", join(unyo, "dist")],
    { encoding: "utf8" },
  );
  expect([status, stdout]).toEqual([0, ""]);
  copyFileSync(join(root, "package.json"), join(unyo, "package.json"));
  for (const name of ["cdktf", "constructs", "zod", "@cdktf/provider-aws", "@types/node"]) {
    mkdirSync(dirname(join(project, "node_modules", name)), { recursive: true });
    symlinkSync(join(root, "node_modules", name), join(project, "node_modules", name));
  }
});

const prelude = `import { defineEnvironment, type EnvironmentDefinition } from "unyo";
declare const environment: EnvironmentDefinition;
declare function at<T, K extends PropertyKey>(of: T, key: K): NonNullable<T extends unknown ? (K extends keyof T ? T[K] : never) : never>;
declare function having<T, K extends PropertyKey>(of: T, key: K): T extends unknown ? (K extends keyof T ? T : never) : never;
`;

/** An expression that ends in the field's name. */
function expressionOf(path: readonly string[]): string {
  const byId = path[0] === "alarms" && ["overrides", "adopt"].includes(path[1] ?? "");
  const keyOf = (key: string, at: number) =>
    key === "[]" ? "0" : JSON.stringify(key === "*" ? (byId && at === 2 ? "acm.daysToExpiry" : "main") : key);
  const last = path.at(-1)!;
  const holder = path.slice(0, -1).reduce((of, key, index) => `at(${of}, ${keyOf(key, index)})`, "environment");
  // The last character is one of the name, where an editor is asked for it.
  return /^\w+$/.test(last)
    ? `having(${holder}, ${JSON.stringify(last)}).${last}`
    : `having(${holder}, ${JSON.stringify(last)})[${JSON.stringify(last)}`;
}

const resolutions = {
  // As `cdktf init` makes a project; TypeScript 6 wants to be told that this is meant.
  node10: {
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    ignoreDeprecations: "6.0",
  },
  node16: { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 },
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
};

describe.each(Object.entries(resolutions))("resolved as %s", (_name, resolution) => {
  const options = { ...resolution, strict: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, noEmit: true };
  const serve = (text: string) => {
    const file = join(project, "app.ts");
    writeFileSync(file, text);
    const service = ts.createLanguageService({
      getCompilationSettings: () => options,
      getScriptFileNames: () => [file],
      getScriptVersion: () => "1",
      getScriptSnapshot: (name) =>
        ts.sys.fileExists(name) ? ts.ScriptSnapshot.fromString(ts.sys.readFile(name)!) : undefined,
      getCurrentDirectory: () => project,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: ts.sys.fileExists,
      readFile: ts.sys.readFile,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
    });
    return { file, service };
  };

  test("an editor shows the documentation of every field", () => {
    const lines = fields.map(({ path }) => expressionOf(path));
    const { file, service } = serve(prelude + lines.join(";\n"));
    const wrong = service
      .getSemanticDiagnostics(file)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    expect(wrong).toEqual([]);
    let end = prelude.length;
    const silent = fields.filter((_field, index) => {
      const last = end + lines[index]!.length - 1;
      end += lines[index]!.length + 2;
      return !service.getQuickInfoAtPosition(file, last)?.documentation?.length;
    });
    expect(silent.map(({ path }) => path.join("."))).toEqual([]);
  });

  test("what does not exist does not compile", () => {
    const given = (alarms: string) =>
      `defineEnvironment({ ...environment, alarms: { ...environment.alarms, ${alarms} } });`;
    const calls = [
      'overrides: { "ecs.cpuUtilization": { thresholds: { error: 90 } } }',
      'overrides: { "ecs.cpuUtilisation": { thresholds: { error: 90 } } }',
      'overrides: { "ecs.runningTaskCount": { off: { warn: "it has error alone" } } }',
    ];
    const { file, service } = serve(prelude + calls.map(given).join("\n"));
    const before = prelude.split("\n").length - 1;
    const lines = service
      .getSemanticDiagnostics(file)
      .map(({ file: of, start }) => of!.getLineAndCharacterOfPosition(start!).line - before);
    expect([...new Set(lines)]).toEqual([1, 2]);
  });
});
