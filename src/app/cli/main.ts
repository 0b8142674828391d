import { run, type Surroundings } from "./run.js";

/** Runs a command of this process and ends it: what it prints goes to the standard streams, and its exit code is the process's. */
export async function main(args: readonly string[], { entry }: Pick<Surroundings, "entry"> = {}): Promise<void> {
  let isOver = false;
  process.on("exit", () => {
    if (isOver) return;
    console.error(cutShort);
    process.exitCode = 1;
  });
  // Whoever reads the output may stop early: `npx unyo catalogue | head`.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    isOver = true;
    process.exit();
  });
  process.exitCode = await run(args, { print: console.log, note: console.error, entry });
  isOver = true;
  // What the entry keeps open, such as a timer or a connection, is nothing to wait for: the work is done.
  await Promise.all([written(process.stdout), written(process.stderr)]);
  process.exit();
}

/** Waits until what was printed has been taken, by a slow reader too; one who reads no more has it as well. */
const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    stream.write("", () => {
      resolve();
    });
  });

/** Node.js ends a process in which nothing is left to wait for, and calls that a success. */
const cutShort =
  "The process ended before the command did: the entry of the app calls process.exit, or awaits what never comes.\n" +
  "  Nothing was written. right: an entry that exports, and does nothing else";
