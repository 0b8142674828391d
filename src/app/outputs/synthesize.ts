import { App } from "cdktf";
import { join } from "node:path";
import type { DefinedEnvironment } from "../define-environment.js";
import { AlarmsStack, TelemetryStack } from "../stacks/index.js";
import { withoutStackTraces } from "../../cdktf/stack-traces.js";
import { defaultOutdir, withoutHclOutput } from "../../cdktf/variables.js";
import { discard, makeStaging, publish, type Published, type PublishOptions } from "./publish/index.js";
import { summarize, type StackSummary } from "./summary.js";

export interface SynthesizeOptions extends PublishOptions {
  /**
   * Folder that the stacks are written to.
   * @default what `cdktf synth` names in `CDKTF_OUTDIR`, else cdktf.out
   */
  readonly outdir?: string;
}

/** What was written for each stack, and what became of the files of earlier runs. */
export type Synthesized = readonly StackSummary[] & { readonly published: Published };

/**
 * Writes two stacks for each environment, as plain Terraform JSON: all of them or none. Files are made in a folder of their
 * own inside `outdir` first, and take their places by renames while no other run does so. A run that fails leaves the output
 * as it was; one that is killed leaves it so too, or leaves a journal by which the next run carries it through. Until then,
 * and for the milliseconds of the renames, a reader may see files of two runs.
 *
 * Only files that unyo wrote are replaced or removed; `outdir/.unyo.json` lists them. Stacks of other CDKTF apps stay, so does
 * what Terraform keeps in the folders of stacks (`.terraform`, lock files, local state), and so do stacks of environments that
 * are not in this run, unless it prunes. `published` names them.
 *
 * @throws Error when two environments have the same system and name, or a stack does not pass its checks.
 * @throws PublishError when a file cannot be written, or stands where unyo writes and is not unyo's.
 * @see docs/output.md
 */
export function synthesize(
  environments: readonly DefinedEnvironment[],
  { outdir = defaultOutdir(), prune }: SynthesizeOptions = {},
): Synthesized {
  const staging = makeStaging(outdir);
  try {
    const summaries = withoutStackTraces(() =>
      withoutHclOutput(() => {
        const app = new App({ outdir: staging.folder, stackTraces: false });
        const made = environments.flatMap((environment) => addStacks(app, environment));
        app.synth();
        return made;
      }),
    );
    const published = publish(staging, { prune });
    const placed = summaries.map((summary) => ({ ...summary, file: join(outdir, summary.file) }));
    return Object.assign(placed, { published });
  } finally {
    discard(staging);
  }
}

function addStacks(app: App, environment: DefinedEnvironment): StackSummary[] {
  const telemetry = new TelemetryStack(app, environment);
  const alarms = new AlarmsStack(app, environment);
  alarms.addDependency(telemetry); // metric filters need their log groups
  return [telemetry, alarms].map((stack) => summarize(stack, stack === alarms ? environment.monitoring.alarms : []));
}
