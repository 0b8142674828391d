let entry: string | undefined;

/** Thrown at the entry of an app that synthesizes while a command reads it. */
export class LoadingError extends Error {
  override readonly name = "LoadingError";
}

let refused: LoadingError | undefined;

/**
 * Loads the entry of an app for a command. From then on only the command writes: an entry that did so too would write twice, or
 * where its environments were only to be looked at.
 *
 * @throws LoadingError where the entry synthesizes.
 */
export async function loadForCommand<T>(file: string, load: () => Promise<T>): Promise<T> {
  entry = file;
  refused = undefined;
  const loaded = await load();
  if (refused) throw refused; // the entry may have caught it
  return loaded;
}

/** Lets the command write. */
export function writeForCommand<T>(write: () => T): T {
  const before = entry;
  entry = undefined;
  try {
    return write();
  } finally {
    entry = before;
  }
}

/** @throws LoadingError where a command reads the entry of an app, and it is not the command that asks. */
export function refuseWhileLoading(): void {
  if (entry === undefined) return;
  refused = new LoadingError(
    `${entry}: calls synthesize when a command reads it; the command itself writes what it exports, so this call wrote nothing\n` +
      "  right: export const environments = [prod]; export const options = { … }; and no such call,\n" +
      "  or only where the file is run by itself: if (require.main === module) { … }",
  );
  throw refused;
}
