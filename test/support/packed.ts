import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, renameSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { temporaryFolder } from "./folder.js";

const root = resolve(__dirname, "../..");

/** Runs a program to its end; what it printed is in the error where it fails. */
export function ran(file: string, args: readonly string[], cwd: string): string {
  const env = { ...process.env, CHECKPOINT_DISABLE: "1", CDKTF_OUTDIR: "" };
  const { status, stdout, stderr, error } = spawnSync(file, args, { cwd, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${file} ${args.join(" ")}: ${status ?? error}\n${stdout}${stderr}`);
  return stdout;
}

/** The package as `npm publish` would send it: built, by its own scripts. */
export function pack(): string {
  const folder = temporaryFolder();
  ran("npm", ["pack", "--silent", "--pack-destination", folder], root);
  return join(
    folder,
    readdirSync(folder).find((name) => name.endsWith(".tgz"))!,
  );
}

/** Puts the package into a project, with its dependencies and peers; without any registry, they are those of this repository. */
export function install(tarball: string, project: string, ...others: readonly string[]): void {
  const modules = join(project, "node_modules");
  mkdirSync(modules, { recursive: true });
  ran("tar", ["-xzf", tarball, "-C", modules], project);
  renameSync(join(modules, "package"), join(modules, "unyo"));
  const manifest = jest.requireActual<Manifest>(join(modules, "unyo/package.json"));
  const needed = [
    ...Object.keys(manifest.dependencies),
    "cdktf",
    "constructs",
    "@cdktf/provider-aws",
    "@types/node",
    ...others,
  ];
  for (const name of needed) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, "node_modules", name), join(modules, name));
  }
  mkdirSync(join(modules, ".bin"));
  for (const [name, file] of Object.entries(manifest.bin))
    symlinkSync(join("../unyo", file), join(modules, ".bin", name));
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
}
