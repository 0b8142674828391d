import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
} from "node:fs";
import { dirname, join } from "node:path";
import { codeOf } from "./errors.js";

/** What stands at a path, without following a link there. */
export function look(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (codeOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
}

/** Whether a folder inside `root` is one, or may be made, on a way without links: through a link it would be another's. */
export function isPlainFolder(root: string, folder: string): boolean {
  if (folder === ".") return true;
  const found = look(join(root, folder));
  return isPlainFolder(root, dirname(folder)) && (found === undefined || found.isDirectory());
}

/** Renames what is there. Where nothing is, a run that was killed has done so. */
export function move(from: string, to: string): void {
  if (look(from) !== undefined) renameSync(from, to);
}

/** Removes a folder of a run with all that is in it. Where that fails it is in nobody's way, and a later run tries again. */
export function clear(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // see above
  }
}

/** Removes a folder that nobody uses. */
export function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!["ENOENT", "ENOTEMPTY", "EEXIST"].includes(codeOf(error) ?? "")) throw error;
  }
}

/** Has the disk keep a file's bytes through a loss of power. */
export function keep(file: string): void {
  const descriptor = openSync(file, "r+");
  try {
    fdatasyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Has the disk keep the names in a folder, where the system can. */
export function keepNames(folder: string): void {
  try {
    const descriptor = openSync(folder, "r");
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Some filesystems cannot, and Windows never does; they order renames by themselves or not at all.
  }
}
