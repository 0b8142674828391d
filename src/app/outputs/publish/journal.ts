import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import { PublishError, reasonOf } from "./errors.js";
import { keep, keepNames, look, move, removeIfEmpty } from "./files.js";
import { stillHere } from "./lock.js";
import { insidePath, readFile } from "./record.js";

/**
 * What publishing is about to do, written before it does any of it. A run that is killed before leaves the earlier output;
 * one that is killed after is carried through by the next run, or taken back where that cannot be. Paths begin at the
 * output folder.
 */
const schema = z.strictObject({
  /** Folders that are made. */
  folders: z.array(insidePath),
  changes: z.array(z.strictObject({ file: insidePath, kind: z.enum(["add", "replace", "remove"]) })),
});

export type Journal = z.infer<typeof schema>;
export type Change = Journal["changes"][number];

/** Where publishing happens. */
export interface Place {
  /** The output folder as the caller named it. */
  readonly outdir: string;
  /** The same with its links resolved. */
  readonly root: string;
  /** The folder of the run that publishes: `new` files, the `old` ones that they replace, those that are `gone`. */
  readonly home: string;
}

const forward = "journal.json";
const backward = "undo.json";

/**
 * Keeps what is to be replaced, then writes the journal. From here on the new files are as good as published. The disk is
 * waited for only where an earlier output is at stake.
 */
export function commit(place: Place, journal: Journal): void {
  const isAtStake = hasEarlier(journal);
  for (const { kind, target, made, old } of steps(place, journal)) {
    stillHere(place.home);
    if (isAtStake && kind !== "remove") keep(made);
    if (kind === "replace") copyFileSync(target, old);
  }
  const draft = join(place.home, "draft.json");
  writeFileSync(draft, JSON.stringify(journal));
  if (isAtStake) keep(draft);
  renameSync(draft, join(place.home, forward));
  if (isAtStake) keepNames(place.home);
}

/**
 * Makes the changes of a journal, or takes all of them back: then it returns why.
 *
 * @throws PublishError when they could neither be made nor taken back. The journal stays, and the next run tries again.
 */
export function carryThrough(place: Place, journal: Journal): unknown {
  try {
    advance(place, journal);
    rmSync(join(place.home, forward));
    return undefined;
  } catch (error) {
    renameSync(join(place.home, forward), join(place.home, backward));
    takeBack(place, journal);
    return error;
  }
}

/** Whether a journal waits to be carried through or taken back. */
export const isPending = (home: string): boolean =>
  [forward, backward].some((name) => look(join(home, name)) !== undefined);

/** Ends what a run began that was killed. */
export function settle(place: Place): void {
  const undo = read(place, backward);
  if (undo !== undefined) return takeBack(place, undo);
  const journal = read(place, forward);
  if (journal !== undefined) carryThrough(place, journal);
}

function advance(place: Place, journal: Journal): void {
  const { root, home } = place;
  for (const folder of journal.folders) {
    attempt(place, folder, "made", () => mkdirSync(join(root, folder), { recursive: true }));
  }
  for (const { file, kind, target, made, gone } of steps(place, journal)) {
    stillHere(home);
    attempt(place, file, "written", () => (kind === "remove" ? move(target, gone) : move(made, target)));
  }
  if (hasEarlier(journal)) {
    const touched = new Set([root, ...journal.changes.map(({ file }) => dirname(join(root, file)))]);
    for (const folder of touched) keepNames(folder);
  }
  for (const { kind, target } of steps(place, journal)) if (kind === "remove") removeIfEmpty(dirname(target));
}

/** The steps of {@link advance} backwards. A new file that is still where it was made tells that it was not published. */
function takeBack(place: Place, journal: Journal): void {
  for (const { file, kind, target, made, old, gone } of steps(place, journal).reverse()) {
    stillHere(place.home);
    attempt(place, file, "put back as it was, which leaves files of two runs until the next run can", () => {
      if (kind === "remove") {
        if (look(dirname(target)) === undefined) mkdirSync(dirname(target));
        move(gone, target);
      } else if (look(made) === undefined) {
        if (kind === "replace") move(old, target);
        else move(target, made);
      }
    });
  }
  for (const folder of [...journal.folders].reverse()) removeIfEmpty(join(place.root, folder));
  rmSync(join(place.home, backward));
}

const hasEarlier = ({ changes }: Journal): boolean => changes.some(({ kind }) => kind !== "add");

const steps = ({ root, home }: Place, { changes }: Journal) =>
  changes.map(({ file, kind }, index) => ({
    file,
    kind,
    target: join(root, file),
    made: join(home, "new", file),
    old: join(home, "old", String(index)),
    gone: join(home, "gone", String(index)),
  }));

function attempt({ outdir }: Place, file: string, what: string, run: () => void): void {
  try {
    run();
  } catch (error) {
    throw new PublishError(`${join(outdir, file)}: cannot be ${what} (${reasonOf(error)})`, { cause: error });
  }
}

const read = ({ home }: Place, name: string): Journal | undefined =>
  readFile(join(home, name), schema, "right: remove the folder that it is in, and run again");
