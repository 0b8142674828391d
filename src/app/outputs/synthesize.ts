import { App } from "cdktf";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { DefinedEnvironment } from "../define-environment.js";
import { checkEnvironments } from "../define-environments.js";
import { addStacks, type EnvironmentStacks, type TeamStack } from "../stacks/index.js";
import { withoutStackTraces } from "../../cdktf/stack-traces.js";
import { formsOf, type SynthesizeOptions } from "./options.js";
import { summarize, type StackSummary } from "./summary.js";
import { writeForms } from "./write-forms.js";
import { writers } from "./writers/index.js";

/** The part of CDKTF's manifest that says where a stack's file is. */
interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly name: string; readonly synthesizedStackPath: string }>>;
}

const manifestFile = "manifest.json";

/**
 * Writes two stacks for each environment, as plain Terraform JSON. All of it is made in a folder beside first: when
 * anything fails, the output of an earlier run is left as it was. What Terraform itself keeps in the folders of the stacks
 * (`.terraform`, lock files) stays.
 *
 * @throws EnvironmentsError when two environments would have the same names, account settings or buckets.
 * @throws Error when one of them was not made by `defineEnvironment`, or a stack does not pass its checks, or cannot be
 * written in one of the forms.
 */
export function synthesize(
  environments: readonly DefinedEnvironment[],
  options: SynthesizeOptions = {},
): StackSummary[] {
  checkEnvironments(environments, "synthesize");
  const { outdir = "cdktf.out" } = options;
  const forms = formsOf(options);
  const staging = `${outdir}.${process.pid}.tmp`;
  mkdirSync(staging, { recursive: true });
  try {
    const summaries = withoutStackTraces(() => {
      const app = new App({ outdir: staging, stackTraces: false, hclOutput: false });
      const made = environments.map((environment) => customized(addStacks(app, environment), options));
      app.synth();
      const stacks = made.flatMap(({ telemetry, alarms }): TeamStack[] => [telemetry, alarms]);
      writeForms(stacks, staging, forms, options);
      return made.flatMap((one) => summarize(one, forms));
    });
    publish(staging, outdir);
    return summaries.map((summary) => {
      const files = summary.files.map((file) => join(outdir, file));
      return { ...summary, file: files[0]!, files };
    });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Lets the user add to the stacks, before anything is checked. */
function customized(stacks: EnvironmentStacks, { customize }: SynthesizeOptions): EnvironmentStacks {
  const result: unknown = customize?.(stacks);
  if (result instanceof Promise)
    throw new Error("customize: gives a promise; what it adds must be there when it returns");
  return stacks;
}

/** Moves finished files over those of an earlier run, and removes the files of stacks and forms that are gone. */
function publish(staging: string, outdir: string): void {
  const before = read(join(outdir, manifestFile));
  const made = filesOf(staging);
  for (const file of [...made].filter((file) => file !== manifestFile)) move(staging, outdir, file);
  move(staging, outdir, manifestFile);
  const names = new Set([...Object.keys(before.stacks), ...Object.keys(read(join(outdir, manifestFile)).stacks)]);
  for (const file of [...names].flatMap((stack) => Object.values(writers).flatMap((writer) => writer.paths(stack)))) {
    if (!made.has(file)) rmSync(join(outdir, file), { force: true });
  }
}

function move(from: string, to: string, file: string): void {
  mkdirSync(dirname(join(to, file)), { recursive: true });
  renameSync(join(from, file), join(to, file));
}

const filesOf = (folder: string): ReadonlySet<string> =>
  new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name))),
  );

const read = (file: string): Manifest =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Manifest) : { stacks: {} };
