import { run, type Surroundings } from "./run.js";

/** Runs a command of this process: what it prints goes to the standard streams, and its exit code is the process's. */
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
}

/** Node.js ends a process in which nothing is left to wait for, and calls that a success. */
const cutShort =
  "The process ended before the command did: the entry of the app calls process.exit, or awaits what never comes.\n" +
  "  Nothing was written. right: an entry that exports, and does nothing else";
