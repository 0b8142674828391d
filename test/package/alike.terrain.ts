import { copyFileSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { aliased, installed } from "../support/bindings.js";
import { temporaryFolder } from "../support/folder.js";
import { install, pack, ran } from "../support/packed.js";

jest.setTimeout(300_000);

const root = resolve(__dirname, "../..");

const app = `import { defineEnvironment, type SynthesizeOptions } from "unyo";
import { shop } from "./shop.js";

export const environments = [() => defineEnvironment(shop)];
export const options: SynthesizeOptions = { forms: ["root", "module"] };
`;

/** What the command writes for the example of everything, by path, in a project that has the package and a framework. */
function written(tarball: string, prepare?: (modules: string) => void): { told: string; files: Map<string, string> } {
  const project = temporaryFolder();
  install(tarball, project, "typescript");
  prepare?.(join(project, "node_modules"));
  copyFileSync(join(root, "examples/environment.ts"), join(project, "shop.ts"));
  writeFileSync(join(project, "main.ts"), app);
  const told = ran(process.execPath, ["node_modules/unyo/dist/src/app/cli/unyo.js", "synth"], project);
  const out = join(project, "cdktf.out");
  const paths = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".json"));
  return { told, files: new Map(paths.map((path) => [path, readFileSync(join(out, path), "utf8")])) };
}

/** CDKTF and its provider in the place of what the aliases lead to. */
function withCdktf(modules: string): void {
  for (const name of ["cdktf", "@cdktf/provider-aws"]) {
    rmSync(join(modules, name));
    symlinkSync(join(installed, name), join(modules, name));
  }
}

/** The value with the framework's version out of it, which it writes into the manifest and beside each stack's metadata. */
const withoutVersion = (name: string, text: string): unknown => {
  const { version } = JSON.parse(readFileSync(join(installed, name, "package.json"), "utf8")) as { version: string };
  return JSON.parse(text, (key, value: unknown) => (key === "version" && value === version ? "" : value));
};

test("an installed package writes and tells the same with CDK Terrain as with CDKTF, but for the version of either", () => {
  expect(aliased).toBe(true);
  const tarball = pack();
  const terrain = written(tarball);
  const cdktf = written(tarball, withCdktf);
  expect([...terrain.files.keys()]).toEqual(
    expect.arrayContaining(["stacks/shop-prod-alarms/cdk.tf.json", "modules/shop-prod-telemetry/main.tf.json"]),
  );
  expect([...terrain.files.keys()]).toEqual([...cdktf.files.keys()]);
  for (const [path, text] of terrain.files)
    expect([path, withoutVersion("cdktn", text)]).toEqual([path, withoutVersion("cdktf", cdktf.files.get(path)!)]);
  expect(terrain.told).toBe(cdktf.told);
});
