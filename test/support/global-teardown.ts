import { readdirSync, rmSync } from "node:fs";

/** Fails the run where a test left something behind in the temporary folder. */
export default function teardown(): void {
  const folder = process.env.TMPDIR!;
  const left = readdirSync(folder);
  rmSync(folder, { recursive: true, force: true });
  if (left.length > 0) throw new Error(`Tests left behind in the temporary folder: ${left.join(", ")}`);
}
