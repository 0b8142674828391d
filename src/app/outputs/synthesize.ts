import { App } from "cdktf";
import { join } from "node:path";
import type { DefinedEnvironment } from "../define-environment.js";
import { checkEnvironments } from "../define-environments.js";
import { addStacks, stacksIn, type EnvironmentStacks } from "../stacks/index.js";
import { refuseWhileLoading } from "../loading.js";
import { isAwaitable } from "../../model/schema/plain.js";
import { withoutStackTraces } from "../../cdktf/stack-traces.js";
import { defaultOutdir, withoutHclOutput } from "../../cdktf/variables.js";
import { refuseAspectsOf, tellWarnings } from "./annotations.js";
import { checkLeftBehind } from "./left-behind.js";
import { tellGaps } from "./gaps.js";
import { checkOptions, formsOf, type SynthesizeOptions } from "./options.js";
import { discard, making, makeStaging, publish, type Published } from "./publish/index.js";
import { summarize, type StackSummary } from "./summary.js";
import { writeForms } from "./write-forms.js";

/** What was written for each stack, and what became of the files of earlier runs. */
export type Synthesized = StackSummary[] & { readonly published: Published };

/**
 * Writes the stacks of each environment, as plain Terraform JSON: all of them or none. Files are made in a folder of their
 * own inside `outdir` first, and take their places by renames while no other run does so. A run that fails leaves the output
 * as it was; one that is killed leaves it so too, or leaves a journal by which the next run carries it through. Until then,
 * and for the milliseconds of the renames, a reader may see files of two runs.
 *
 * Only files that unyo wrote are replaced or removed; `outdir/.unyo.json` lists them. Stacks of other CDKTF apps stay, so does
 * what Terraform keeps in the folders of stacks (`.terraform`, lock files, local state), and so do stacks of environments that
 * are not in this run, unless it prunes. `published` names them.
 *
 * @throws EnvironmentsError when two environments would have the same names, account settings or buckets.
 * @throws EnvironmentError when one of them was not made by `defineEnvironment`.
 * @throws Error when a stack does not pass its checks, or cannot be written in one of the forms; and when something has left it that
 *   Terraform was not to destroy, and is not released.
 * @throws GapsError when `gaps` is "error" and an alarm needs a value.
 * @throws LoadingError when the entry of an app calls it while a command loads the entry.
 * @throws PublishError when a file cannot be written, or stands where unyo writes and is not unyo's.
 * @see docs/output.md
 */
export function synthesize(environments: readonly DefinedEnvironment[], options: SynthesizeOptions = {}): Synthesized {
  refuseWhileLoading();
  checkEnvironments(environments, "synthesize");
  checkOptions(options);
  const { outdir = defaultOutdir(), prune, gaps = "warn" } = options;
  tellGaps(environments, gaps);
  const forms = formsOf(options);
  const staging = makeStaging(outdir);
  try {
    const summaries = withoutStackTraces(() =>
      withoutHclOutput(() => {
        const app = new App({ outdir: staging.folder, stackTraces: false });
        const made = environments.map((environment) => customized(addStacks(app, environment), options));
        const stacks = made.flatMap(stacksIn);
        refuseAspectsOf(app);
        making(staging, () => {
          app.synth();
          tellWarnings(app, stacks);
          writeForms(stacks, staging.folder, forms, options);
        });
        checkLeftBehind(stacks, { folder: staging.folder, outdir }, forms);
        return made.flatMap((one) => summarize(one, forms));
      }),
    );
    const published = publish(staging, { prune });
    const placed = summaries.map((summary) => {
      const files = summary.files.map((file) => join(outdir, file));
      return { ...summary, file: files[0]!, files };
    });
    return Object.assign(placed, { published });
  } finally {
    discard(staging);
  }
}

/** Lets the user add to the stacks, before anything is checked. */
function customized(stacks: EnvironmentStacks, { customize }: SynthesizeOptions): EnvironmentStacks {
  const result: unknown = customize?.(stacks);
  if (isAwaitable(result)) throw new Error("customize: gives a promise; what it adds must be there when it returns");
  return stacks;
}
