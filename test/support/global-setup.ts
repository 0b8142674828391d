import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Gives the whole run a temporary folder of its own, so that its end can tell what was left behind. */
export default function setup(): void {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), "unyo-run-"));
}
