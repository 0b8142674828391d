import { dirname, join, relative } from "node:path";
import {
  discard,
  makeStaging,
  publish,
  type Published,
  type PublishOptions,
} from "../../src/app/outputs/publish/index.js";

// The module itself, not a copy of its names as an import makes it: changes to it reach those who imported it.
// eslint-disable-next-line @typescript-eslint/no-require-imports
import fs = require("node:fs");

export type Files = Readonly<Record<string, string>>;

/** A dead run is taken for dead at once. */
export const impatient = { stale: 0, limit: 2000 };

const entry = (name: string) => ({
  annotations: [],
  constructPath: name,
  dependencies: [],
  name,
  stackMetadataPath: `stacks/${name}/metadata.json`,
  synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
  workingDirectory: `stacks/${name}`,
});

export const manifestOf = (...names: string[]): string =>
  JSON.stringify({ stacks: Object.fromEntries(names.map((name) => [name, entry(name)])), version: "0.21.0" }, null, 2);

/** The file of each stack, with a text. */
export const stackFiles = (text: string, ...names: string[]): Files =>
  Object.fromEntries(names.map((name) => [`stacks/${name}/cdk.tf.json`, `{ "text": "${name} ${text}" }`]));

export function writeFiles(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    fs.mkdirSync(dirname(join(folder, path)), { recursive: true });
    fs.writeFileSync(join(folder, path), text);
  }
}

interface RunOptions {
  readonly prune?: PublishOptions["prune"];
  readonly waiting?: typeof impatient;
}

/** One run that makes these files, as CDKTF and other writers would. */
export function runOf(
  files: Files,
  outdir: string,
  { prune = false, waiting = impatient }: RunOptions = {},
): Published {
  const stacks = Object.keys(files).flatMap((path) => /^stacks\/([^/]+)\/cdk\.tf\.json$/.exec(path)?.[1] ?? []);
  const staging = makeStaging(outdir);
  try {
    writeFiles(staging.folder, { ...files, "manifest.json": manifestOf(...stacks) });
    return publish(staging, { prune }, waiting);
  } finally {
    discard(staging);
  }
}

/** All that a reader finds in a folder: files with their text, folders with a slash. Folders of runs are left out. */
export function readersView(outdir: string): Files {
  const found: Record<string, string> = {};
  for (const path of fs.readdirSync(outdir, { recursive: true, encoding: "utf8" }).sort()) {
    if (/^\.unyo-/.test(path)) continue;
    const isFile = fs.statSync(join(outdir, path)).isFile();
    found[isFile ? path : `${path}/`] = isFile ? fs.readFileSync(join(outdir, path), "utf8") : "";
  }
  return found;
}

const mutations = [
  "mkdirSync",
  "writeFileSync",
  "copyFileSync",
  "renameSync",
  "rmSync",
  "unlinkSync",
  "rmdirSync",
  "fsyncSync",
  "fdatasyncSync",
] as const;

/** A call that changes the disk, before it is made. */
export interface Step {
  readonly index: number;
  readonly name: (typeof mutations)[number];
  /** Paths that it is given. */
  readonly paths: readonly string[];
  readonly args: readonly unknown[];
}

/** Runs with every change of the disk looked at first: what `before` throws is thrown in place of the change. */
export function watched<T>(before: (step: Step) => void, run: () => T): T {
  let index = 0;
  const real = Object.fromEntries(mutations.map((name) => [name, fs[name]])) as Record<
    string,
    (...args: unknown[]) => unknown
  >;
  const patched = fs as unknown as typeof real;
  for (const name of mutations) {
    patched[name] = (...args) => {
      const paths = args.filter((value): value is string => typeof value === "string" && value.startsWith("/"));
      before({ index: index++, name, paths, args });
      return real[name]!(...args);
    };
  }
  try {
    return run();
  } finally {
    Object.assign(patched, real);
  }
}

/** How many changes of the disk a run makes. */
export function countSteps(run: () => unknown): number {
  let count = 0;
  watched(() => count++, run);
  return count;
}

/**
 * Runs as if the process were killed at a step: neither this nor any later change happens, whatever is caught on the way.
 * What was being written then is written by half.
 */
export function killedAt(victim: number, run: () => unknown): void {
  let dead = false;
  const killed = new Error("killed");
  try {
    watched(({ index, name, paths, args }) => {
      if (dead) throw killed;
      if (index < victim) return;
      dead = true;
      if (name === "writeFileSync") tear(paths[0]!, String(args[1]));
      if (name === "copyFileSync") tear(paths[1]!, fs.readFileSync(paths[0]!, "utf8"));
      throw killed;
    }, run);
  } catch (error) {
    if (!dead) throw error;
  }
}

function tear(file: string, text: string): void {
  const descriptor = fs.openSync(file, "w");
  fs.writeSync(descriptor, text.slice(0, text.length / 2));
  fs.closeSync(descriptor);
}

/** Whether a path is in a folder. */
export const isWithin = (folder: string, path: string): boolean => !relative(folder, path).startsWith("..");
