import { examineEnvironments, rightOnes, type Examined } from "../../define-environments.js";
import { writeForCommand } from "../../loading.js";
import {
  formatGaps,
  formatKept,
  formatSummaries,
  synthesize,
  writers,
  type Form,
  type SynthesizeOptions,
} from "../../outputs/index.js";
import { appOption, command, UsageError } from "../command.js";
import { onlyOption, select } from "../selection.js";

/** Writes stacks, and says what was written, what is not watched, and what stays of earlier runs. */
export const synth = command({
  summary: "write the stacks of the environments as Terraform JSON",
  options: {
    ...appOption,
    ...onlyOption,
    out: { type: "string", value: "folder", summary: "where to; what CDKTF_OUTDIR names, or cdktf.out, without it" },
    form: {
      type: "string",
      value: "form",
      multiple: true,
      choices: Object.keys(writers),
      summary: "what is written of each stack",
    },
    "versions-file": { type: "boolean", summary: "put version ranges into a versions.tf.json of their own" },
    strict: { type: "boolean", summary: "write nothing where an alarm needs a value" },
    prune: { type: "boolean", summary: "remove the stacks of environments that the app no longer has" },
  },
  details: `Writes all stacks or, where anything is wrong, none. Without options it writes what the entry exports as \`options\`, which are those of synthesize: { forms: ["root", "module"], customize, … }.`,
  examples: ["synth", "synth --only prod --out build", "synth --form root --form module --prune"],
  run: async ({ values, app, print }) => {
    const { environments, options } = await app();
    const all = examineEnvironments(environments, "environments: number");
    const asked = rightOnes(select(all, values.only));
    const given: SynthesizeOptions = {
      ...options,
      ...(values.out !== undefined && { outdir: values.out }),
      ...(values.form && { forms: values.form as readonly Form[] }),
      ...(values["versions-file"] && { versionsFile: true }),
    };
    const prune = (values.prune ?? options.prune) && (values.only ? goneFrom(all) : (values.prune ?? options.prune));
    const gaps = values.strict ? "error" : (options.gaps ?? "warn");
    const silent = gaps === "warn" ? "ignore" : gaps; // told below, after the table
    const summaries = writeForCommand(() => synthesize(asked, { ...given, prune, gaps: silent }));
    const told = gaps === "ignore" ? [] : asked.flatMap((environment) => formatGaps(environment));
    print(formatSummaries(summaries));
    for (const line of [...told, ...formatKept(summaries.published)]) print(line);
    return 0;
  },
});

/** Tells stacks that are of none of the app's environments, also of those that are not in this run. */
function goneFrom(all: readonly Examined[]): (stack: string) => boolean {
  const unknown = all.filter(({ prefix }) => prefix === undefined);
  if (unknown.length > 0) {
    const names = unknown.map(({ label }) => label).join(", ");
    throw new UsageError(`--prune: what stacks ${names} has cannot be told before it is right; run without --prune`);
  }
  const prefixes = all.map(({ prefix }) => prefix);
  return (stack) => !prefixes.includes(stack.slice(0, stack.lastIndexOf("-")));
}
