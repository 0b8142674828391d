import { messageOf, PublishError } from "./errors.js";
import { look } from "./files.js";
import { carryThrough, commit, isPending, settle, type Journal, type Place } from "./journal.js";
import { acquire, beat, patience, release, type Patience } from "./lock.js";
import { plan, type Prune, type Published } from "./plan.js";
import { sweep, type Staging } from "./staging.js";

export interface PublishOptions {
  /**
   * Removes stacks that unyo wrote in earlier runs and that are not in this run; a function tells which of them, by name. Refused of
   * a run without environments, which would remove everything.
   * @default false
   */
  readonly prune?: Prune;
}

/**
 * Takes the files of a run to their places in the output folder: all of them or none. One run publishes at a time, whether
 * they are processes, threads or containers. A run that is killed leaves the earlier output, or a journal by which the next
 * run carries it through. Until then, and for the moment of the renames, a reader may see files of two runs.
 *
 * @throws PublishError when a file cannot be written, or is not unyo's. The output is then as it was.
 */
export function publish(
  staging: Staging,
  { prune = false }: PublishOptions = {},
  waiting: Patience = patience,
): Published {
  const { outdir, root } = staging;
  const at = (home: string): Place => ({ outdir, root, home });
  let home: string | undefined;
  try {
    home = acquire(staging, waiting, (dead) => settle(at(dead)));
    sweep(root, beat(home));
    const { journal, published } = plan(at(home), prune);
    if (journal.changes.length > 0) change(at(home), journal);
    return published;
  } catch (error) {
    if (home !== undefined && look(home) === undefined) throw lost(outdir);
    throw error instanceof PublishError ? error : new PublishError(`${outdir}: ${messageOf(error)}`, { cause: error });
  } finally {
    if (home !== undefined && !isPending(home)) release(root, home);
  }
}

function change(place: Place, journal: Journal): void {
  commit(place, journal);
  const failure = carryThrough(place, journal);
  if (failure !== undefined) {
    throw new PublishError(`${messageOf(failure)}; the output is as it was`, { cause: failure });
  }
}

const lost = (outdir: string) =>
  new PublishError(
    `${outdir}: this run stood still for so long that another took it for dead and ended what it had begun\n  right: run again`,
  );
