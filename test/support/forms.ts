import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { synthesize, type DefinedEnvironment, type SynthesizeOptions } from "../../src/index.js";
import { withFolder, type StackJson } from "./synth.js";

/** A child module, as Terraform reads it. */
export type ModuleJson = StackJson & { readonly locals: Readonly<Record<string, string>> };

/** Every file that a run writes, by its path in the output folder. */
export function filesOf(environment: DefinedEnvironment, options: SynthesizeOptions): Record<string, ModuleJson> {
  return withFolder((folder) => {
    synthesize([environment], { outdir: folder, gaps: "ignore", ...options });
    return readFiles(folder);
  });
}

/** The files of an output folder, by their path in it, without the list of what unyo wrote. */
export function readFiles(folder: string): Record<string, ModuleJson> {
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile() && entry.name !== ".unyo.json")
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(folder, file), JSON.parse(readFileSync(file, "utf8")) as ModuleJson]),
  );
}
