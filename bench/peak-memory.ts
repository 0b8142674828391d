import { writeSync } from "node:fs";

/** Loaded before a measured program: writes its peak resident memory, in KB, to file descriptor 3 at its end. */
process.on("exit", () => {
  writeSync(3, String(process.resourceUsage().maxRSS));
});
