import { Testing, type App } from "cdktf";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const made: string[] = [];

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder for the tests of one file, gone after them. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "unyo-test-"));
  made.push(folder);
  return folder;
}

/** An app that writes to such a folder: CDKTF's own leaves one behind each time. */
export const testApp = (): App => Testing.app({ outdir: temporaryFolder() });
