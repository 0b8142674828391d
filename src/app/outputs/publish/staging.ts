import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeOf, PublishError, reasonOf } from "./errors.js";
import { clear, look } from "./files.js";

/** Leftovers of killed runs go after this time. No run takes so long, unless it stands still in a debugger. */
const sweepAfter = 60 * 60 * 1000;

/** Where one run makes its files: inside the output folder, so that a rename takes them to their places on any filesystem. */
export interface Staging {
  /** The output folder as the caller named it. */
  readonly outdir: string;
  /** The same with its links resolved, so that it stays the same folder to the end. */
  readonly root: string;
  /** Tells this run from all others. Process ids do not: worker threads share one, and containers have the same ones. */
  readonly token: string;
  /** The folder to write files to, at the paths that they have in the output folder. */
  readonly folder: string;
}

/** New files, those that they replaced, and those that were removed. */
const folders = ["new", "old", "gone"];

const isPart = (name: string): boolean => [...folders, ".gitignore", "beat"].includes(name) || /^\w+\.json$/.test(name);

export const newToken = (): string => randomBytes(8).toString("hex");

/** The folder of one run. Before it publishes, all is in a folder in it that is named by the token too, see `lock.ts`. */
export const workFolder = (root: string, token: string): string => join(root, `.unyo-${token}`);

/**
 * Makes the folder of a run in the output folder, and the output folder where there is none.
 *
 * @throws PublishError when the folder cannot be written.
 */
export function makeStaging(outdir: string): Staging {
  if (outdir === "") throw new PublishError(`outdir: "" names no folder; "." is the current one`);
  const token = newToken();
  try {
    mkdirSync(outdir, { recursive: true });
    const root = realpathSync(outdir);
    const home = join(workFolder(root, token), token);
    const folder = join(home, "new");
    for (const name of folders) mkdirSync(join(home, name), { recursive: true });
    writeFileSync(join(home, ".gitignore"), "*\n");
    return { outdir, root, token, folder };
  } catch (error) {
    throw new PublishError(`${outdir}: cannot be written (${reasonOf(error)})`, { cause: error });
  }
}

/**
 * Makes the files of a run. What the system refuses there, as of a disk that is full, is told with the output folder; what fails in an
 * Aspect of somebody's own is theirs.
 *
 * @throws PublishError when a file cannot be written.
 */
export function making<T>({ outdir, folder }: Staging, make: () => T): T {
  try {
    return make();
  } catch (error) {
    const { path, syscall } = error as NodeJS.ErrnoException;
    const isOurs = path === undefined ? syscall === "write" : path.startsWith(folder);
    if (codeOf(error) === undefined || !isOurs) throw error;
    throw new PublishError(`${outdir}: cannot be written (${reasonOf(error)}); the output is as it was`, {
      cause: error,
    });
  }
}

/** Removes what a run made and did not publish. */
export const discard = ({ root, token }: Staging): void => clear(workFolder(root, token));

/** Removes the folders of runs that were killed. `now` is the time of the filesystem, not of this machine. */
export function sweep(root: string, now: number): void {
  for (const name of readdirSync(root)) {
    const token = /^\.unyo-([0-9a-f]{16})$/.exec(name)?.[1];
    if (token === undefined) continue;
    const folder = workFolder(root, token);
    const found = look(folder);
    if (!found?.isDirectory() || now - found.mtimeMs <= sweepAfter) continue;
    if (readdirSync(folder).every((entry) => entry === token || isPart(entry))) clear(folder);
  }
}
