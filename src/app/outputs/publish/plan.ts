import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { print } from "../../../cdktf/json-file.js";
import { PublishError } from "./errors.js";
import { isPlainFolder, look } from "./files.js";
import type { Change, Journal, Place } from "./journal.js";
import { makeRecord, manifestFile, readManifest, readRecord, recordFile, type Record } from "./record.js";

/** What publishing did, as paths in the output folder. */
export interface Published {
  /** Files of this run. Those whose bytes were there already were not touched. */
  readonly written: readonly string[];
  /** Files that unyo wrote in earlier runs, of stacks that are not in this run. They stay, unless the run prunes. */
  readonly kept: readonly string[];
  /** Files that unyo wrote in earlier runs and that were removed. */
  readonly removed: readonly string[];
}

/** Whether stacks that are not in a run are removed, or which of them, by name. */
export type Prune = boolean | ((stack: string) => boolean);

/** Compares what a run made with what is there, and says what to change. Writes the lists that go with it. */
export function plan(place: Place, prune: Prune): { readonly journal: Journal; readonly published: Published } {
  const { root, home } = place;
  const made = join(home, "new");
  const written = filesIn(made).filter((file) => file !== manifestFile);
  if (prune && written.length === 0) {
    throw new PublishError(
      `${place.outdir}: a run of no environment would prune all that unyo wrote; nothing was removed`,
    );
  }
  const mine = readManifest(made);
  const before = readManifest(root);
  const record = readRecord(root);
  refuseForeign(place, written, new Set(record.files));

  const prunes = typeof prune === "function" ? (stack: string) => decided(prune(stack), stack) : () => prune;
  const left = record.files.filter((file) => !written.includes(file) && isOurs(root, file));
  const stacksOfRun = new Set(written.map(stackOf)); // a file that one of them no longer has would mislead its readers
  const removed = left.filter((file) => stacksOfRun.has(stackOf(file)) || prunes(stackOf(file)));
  const kept = left.filter((file) => !removed.includes(file));
  const stacks = { ...stacksIn(record, kept), ...stacksIn(mine, written) };

  writeFileSync(join(made, recordFile), `${print(makeRecord([...written, ...kept], stacks))}\n`);
  const others = Object.entries(before.stacks).filter(([name]) => !Object.hasOwn(record.stacks, name));
  const merged = { ...before, ...mine, stacks: { ...Object.fromEntries(others), ...stacks } };
  writeFileSync(join(made, manifestFile), print(merged));

  const changes = [
    ...[...written, manifestFile, recordFile].flatMap((file) => changeOf(join(root, file), join(made, file), file)),
    ...removed.map((file): Change => ({ file, kind: "remove" })),
  ];
  return { journal: { folders: newFolders(root, changes), changes }, published: { written, kept, removed } };
}

/** @throws PublishError for anything but a plain answer: a promise, which is no `false`, would remove the stack. */
function decided(answer: unknown, stack: string): boolean {
  if (typeof answer === "boolean") return answer;
  throw new PublishError(`prune: gives ${String(answer)} for ${stack}, and not true or false; nothing was removed`);
}

/**
 * The stack that a file is of, by its path: `stacks/<stack>/…`, `modules/<stack>.imports.tf.json`. One that is of none stands for itself. A stack
 * of somebody's own may have dots in its name.
 */
export function stackOf(file: string): string {
  const [, name, ...rest] = file.split("/");
  if (name === undefined) return file;
  return rest.length > 0 ? name : name.replace(/\.imports\.tf\.json$/, "");
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => look(join(folder, path))?.isFile())
    .map((path) => path.split(sep).join("/"))
    .sort();

/** Whether a file of the record is still there as unyo wrote it: not a link, nor behind one. */
const isOurs = (root: string, file: string): boolean =>
  look(join(root, file))?.isFile() === true && isPlainFolder(root, dirname(file));

/** Entries whose file is among some: CDKTF's command line reads the file of each. */
const stacksIn = ({ stacks }: Pick<Record, "stacks">, files: readonly string[]): Record["stacks"] =>
  Object.fromEntries(
    Object.entries(stacks).filter(([, entry]) => files.includes(entry.synthesizedStackPath.split("\\").join("/"))),
  );

function changeOf(target: string, made: string, file: string): Change[] {
  if (look(target) === undefined) return [{ file, kind: "add" }];
  return readFileSync(target).equals(readFileSync(made)) ? [] : [{ file, kind: "replace" }];
}

function newFolders(root: string, changes: readonly Change[]): string[] {
  const needed = changes.flatMap(({ file, kind }) => (kind === "add" ? ancestors(file) : []));
  return [...new Set(needed)].filter((folder) => look(join(root, folder)) === undefined).sort();
}

/** `a/b/c` → `a`, `a/b`. */
const ancestors = (file: string): string[] =>
  file
    .split("/")
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join("/"));

/** @throws PublishError when anything stands where this run writes that unyo did not put there, naming all of it. */
function refuseForeign({ outdir, root, home }: Place, written: readonly string[], recorded: ReadonlySet<string>): void {
  const issues = [...written, manifestFile, recordFile].flatMap((file) => {
    const target = join(root, file);
    const found = look(target);
    const shown = join(outdir, file);
    if (!isPlainFolder(root, dirname(file))) return [`${shown}: behind a link or a file, not in a folder of ${outdir}`];
    if (found === undefined) return [];
    if (!found.isFile()) return [`${shown}: a link or a folder, where a file is to be written`];
    if ([manifestFile, recordFile].includes(file) || recorded.has(file)) return [];
    const same = readFileSync(target).equals(readFileSync(join(home, "new", file)));
    return same
      ? []
      : [`${shown}: not written by unyo (${join(outdir, recordFile)} does not list it), so not replaced`];
  });
  if (issues.length === 0) return;
  throw new PublishError(
    `${issues.join("\n")}\n  Nothing was written. right: another outdir, or take these out of the way first`,
  );
}
