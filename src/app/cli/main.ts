import { run, type Surroundings } from "./run.js";

/** Runs a command of this process: what it prints goes to the standard streams, and its exit code is the process's. */
export async function main(args: readonly string[], { entry }: Pick<Surroundings, "entry"> = {}): Promise<void> {
  // Whoever reads the output may stop early: `npx unyo catalogue | head`.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  process.exitCode = await run(args, { print: console.log, note: console.error, entry });
}
