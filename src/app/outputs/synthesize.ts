import { App } from "cdktf";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DefinedEnvironment } from "../define-environment.js";
import { checkEnvironments } from "../define-environments.js";
import { AlarmsStack, TelemetryStack } from "../stacks/index.js";
import { withoutStackTraces } from "../../cdktf/stack-traces.js";
import { summarize, type StackSummary } from "./summary.js";

export interface SynthesizeOptions {
  /**
   * Folder that the stacks are written to.
   * @default cdktf.out
   */
  readonly outdir?: string;
}

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
 * @throws Error when one of them was not made by `defineEnvironment`, or a stack does not pass its checks.
 */
export function synthesize(
  environments: readonly DefinedEnvironment[],
  { outdir = "cdktf.out" }: SynthesizeOptions = {},
): StackSummary[] {
  checkEnvironments(environments, "synthesize");
  const staging = `${outdir}.${process.pid}.tmp`;
  mkdirSync(staging, { recursive: true });
  try {
    const summaries = withoutStackTraces(() => {
      const app = new App({ outdir: staging, stackTraces: false, hclOutput: false });
      const made = environments.flatMap((environment) => addStacks(app, environment));
      app.synth();
      return made;
    });
    publish(staging, outdir);
    return summaries.map((summary) => ({ ...summary, file: join(outdir, summary.file) }));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function addStacks(app: App, environment: DefinedEnvironment): StackSummary[] {
  const telemetry = new TelemetryStack(app, environment);
  const alarms = new AlarmsStack(app, environment);
  alarms.addDependency(telemetry); // metric filters need their log groups
  return [telemetry, alarms].map((stack) => summarize(stack, stack === alarms ? environment.monitoring.alarms : []));
}

/** Moves finished files over those of an earlier run, and removes the files of stacks that are gone. */
function publish(staging: string, outdir: string): void {
  const made = read(join(staging, manifestFile));
  const before = read(join(outdir, manifestFile));
  for (const { synthesizedStackPath: file } of Object.values(made.stacks)) {
    mkdirSync(dirname(join(outdir, file)), { recursive: true });
    renameSync(join(staging, file), join(outdir, file));
  }
  renameSync(join(staging, manifestFile), join(outdir, manifestFile));
  for (const [name, { synthesizedStackPath: file }] of Object.entries(before.stacks)) {
    if (!Object.hasOwn(made.stacks, name)) rmSync(join(outdir, file), { force: true });
  }
}

const read = (file: string): Manifest =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Manifest) : { stacks: {} };
