import { appendFileSync, readdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { codeOf, PublishError } from "./errors.js";
import { clear, look, removeIfEmpty } from "./files.js";
import { newToken, workFolder, type Staging } from "./staging.js";

/** How long runs wait for one another, in milliseconds. */
export interface Patience {
  /** A run that has shown no sign of life for so long is taken for dead. */
  readonly stale: number;
  /** After so long the one who waits gives up. */
  readonly limit: number;
}

export const patience: Patience = { stale: 10_000, limit: 300_000 };

/**
 * The run that publishes is the one whose folder has this name. A rename gives it: of all that try, the filesystem lets one.
 * Every step of publishing is a rename from or to the holder's own folder, `.unyo-publishing/<token>`. Whoever takes over
 * from a dead run renames that folder first, so that a run that was only asleep can do no more when it wakes.
 */
const lockFolder = (root: string): string => join(root, ".unyo-publishing");

const beatFile = (home: string): string => join(home, "beat");

/** A sign of life. Returns the time of the filesystem: clocks of machines that share a folder differ. */
export function beat(home: string): number {
  appendFileSync(beatFile(home), "."); // to truncate it would make some filesystems wait for the disk
  return statSync(beatFile(home)).mtimeMs;
}

/** A sign of life between two steps. On a full disk it is missed; that the folder is another's by now is not. */
export function stillHere(home: string): void {
  try {
    beat(home);
  } catch (error) {
    if (look(home) === undefined) throw error;
  }
}

/**
 * Waits for other runs until this one may publish, and returns where its folder is from then on. What a dead run left
 * is handed to `settle` first.
 *
 * @throws PublishError when others publish for longer than one may wait.
 */
export function acquire(staging: Staging, { stale, limit }: Patience, settle: (home: string) => void): string {
  const { root, token, outdir } = staging;
  const own = workFolder(root, token);
  const end = performance.now() + limit;
  for (;;) {
    const now = beat(join(own, token));
    if (tryRename(own, lockFolder(root))) return join(lockFolder(root), token);
    if (takeOver(root, now - stale, settle)) continue;
    if (performance.now() > end) {
      throw new PublishError(
        `${outdir}: other runs have been publishing here for ${limit / 1000} seconds; nothing was written\n` +
          `  right: wait for them; when no run is left, remove ${lockFolder(outdir)}`,
      );
    }
    pause();
  }
}

/** Gives up the lock. Where that fails, others take this run for dead after a while, and nothing is left for them to do. */
export function release(root: string, home: string): void {
  const aside = workFolder(root, newToken());
  try {
    renameSync(home, aside);
    removeIfEmpty(lockFolder(root));
    clear(aside);
  } catch {
    // see above
  }
}

/** Settles what a run left that has given no sign of life since a time. False when there is no such run. */
function takeOver(root: string, since: number, settle: (home: string) => void): boolean {
  const token = listed(lockFolder(root)).find((name) => /^[0-9a-f]{16}$/.test(name));
  if (token === undefined) {
    removeIfEmpty(lockFolder(root)); // a run was killed while it gave up the lock
    return false;
  }
  const dead = join(lockFolder(root), token);
  const seen = statSync(beatFile(dead), { throwIfNoEntry: false })?.mtimeMs;
  const home = join(lockFolder(root), newToken());
  if (seen === undefined || seen > since || !tryRename(dead, home)) return false;
  try {
    stillHere(home);
    settle(home);
    release(root, home);
  } catch (error) {
    if (look(home) !== undefined) throw error; // else a third run was faster
  }
  return true;
}

/** Renames a folder unless another stands in the way, or it is no longer there. */
function tryRename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    const code = codeOf(error) ?? "";
    if (["ENOTEMPTY", "EEXIST"].includes(code)) return false;
    if (code === "ENOENT" && look(from) === undefined) return false;
    if (code === "EPERM" && process.platform === "win32" && look(to) !== undefined) return false;
    throw error;
  }
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

/** Sleeps where it stands, as `synthesize` is synchronous. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10 + Math.random() * 20);
}
