import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { show } from "../../model/environment/index.js";
import type { TeamStack } from "../stacks/index.js";
import { moduleNameOf, type SynthesizeOptions } from "./options.js";
import { readSynthesized } from "./synthesized-stack.js";
import { writers, type Files, type Form } from "./writers/index.js";

/**
 * Writes stacks that CDKTF has synthesized to a folder in the forms that are asked for, into the same folder.
 *
 * @throws Error with everything that stands in the way, in any stack.
 */
export function writeForms(
  stacks: readonly TeamStack[],
  folder: string,
  forms: readonly Form[],
  options: SynthesizeOptions,
): void {
  const issues: string[] = forms.includes("module") ? sharedNames(stacks, options) : [];
  for (const stack of stacks) {
    const name = stack.node.id;
    const root = join(folder, writers.root.paths(name)[0]);
    const { versionsFile = false, permissions = {} } = options;
    const settings = { versionsFile, permissions, moduleName: moduleNameOf(stack, options) };
    const synthesized = readSynthesized(stack, root);
    // All are made before any is written: one writes over the file that the others read.
    const written = forms.map((form) => writers[form].write(synthesized, settings));
    for (const { files } of written) writeFiles(folder, files);
    issues.push(...written.flatMap((one) => one.issues));
    if (!forms.includes("root")) rmSync(dirname(root), { recursive: true });
  }
  if (issues.length > 0) throw new Error(issues.join("\n"));
  if (!forms.includes("root")) forget(stacks, folder);
}

/** Two stacks of an environment cannot be one module; those of two may be in root modules of their own. */
function sharedNames(stacks: readonly TeamStack[], options: SynthesizeOptions): string[] {
  const owners = new Map<string, string>();
  return stacks.flatMap((stack) => {
    const name = moduleNameOf(stack, options);
    const key = JSON.stringify([stack.environment.system, stack.environment.name, name]);
    const owner = owners.get(key);
    owners.set(key, owner ?? stack.node.id);
    if (owner === undefined) return [];
    return [`moduleName: ${show(name)} is given for ${owner} and for ${stack.node.id}; each is a module of its own`];
  });
}

function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${JSON.stringify(content, null, 2)}\n`);
  }
}

/** Takes stacks without a root module out of the manifest, which tells the CDKTF CLI what it can plan and deploy. */
function forget(stacks: readonly TeamStack[], folder: string): void {
  const file = join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as { readonly stacks: Readonly<Record<string, object>> };
  const names = new Set(stacks.map((stack) => stack.node.id));
  const left = Object.entries(manifest.stacks).filter(([name]) => !names.has(name));
  writeFileSync(file, JSON.stringify({ ...manifest, stacks: Object.fromEntries(left) }, null, 2));
}
