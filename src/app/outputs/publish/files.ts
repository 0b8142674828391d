import { closeSync, fdatasyncSync, fsyncSync, lstatSync, openSync, renameSync, rmdirSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";
import { codeOf } from "./errors.js";

/** What stands at a path, without following a link there. */
export const look = (path: string): Stats | undefined => lstatSync(path, { throwIfNoEntry: false });

/** Whether a folder inside `root` is one, or may be made, on a way without links: through a link it would be another's. */
export function isPlainFolder(root: string, folder: string): boolean {
  if (folder === ".") return true;
  const found = look(join(root, folder));
  return isPlainFolder(root, dirname(folder)) && (found === undefined || found.isDirectory());
}

/** Renames, once: when a run before was killed after it did so, there is nothing left to do. */
export function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (codeOf(error) !== "ENOENT" || look(from) !== undefined) throw error;
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
