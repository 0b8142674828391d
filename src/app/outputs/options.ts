import { isObject } from "../../cdktf/terraform-json.js";
import { show, suggester } from "../../model/environment/index.js";
import { otherThanPlain } from "../../model/schema/plain.js";
import type { PublishOptions } from "./publish/index.js";
import type { EnvironmentStacks, TeamStack } from "../stacks/index.js";
import { gapsOptions, type GapsOption } from "./gaps.js";
import { writers, type Form } from "./writers/index.js";

export interface SynthesizeOptions extends PublishOptions {
  /**
   * Folder that the stacks are written to.
   * @default what `cdktf synth` names in `CDKTF_OUTDIR`, else cdktf.out
   */
  readonly outdir?: string;
  /**
   * What is written of each stack: `root`, a module that is applied as it is, in `stacks/<stack>`; `module`, a child module
   * for a root module that exists already, in `modules/<stack>`, with its import blocks in `modules/<stack>.imports.tf.json`; `policies`,
   * what the role must be allowed that applies it, in `policies/<stack>`.
   * @default ["root"]
   */
  readonly forms?: readonly Form[];
  /**
   * Whether the versions that a module asks for stand in a `versions.tf.json` of their own, and not in its main file.
   * @default false
   */
  readonly versionsFile?: boolean;
  /**
   * Name of the `module` block that calls the child module of a stack: where its import blocks lead. With `count` or
   * `for_each` the instance belongs to it: `telemetry[0]`, `telemetry["prod"]`.
   * @default the stack's name, such as shop-prod-telemetry
   */
  readonly moduleName?: (stack: Pick<TeamStack, "half" | "environment">) => string;
  /**
   * Actions that the role is allowed for what a stack has of your own, by its type (`aws_sqs_queue`), data source (`data.aws_vpc`) or module
   * (`module.tickets`), on all resources; asked for where `forms` has `policies`, and nothing tells what such a thing takes.
   * @default {}
   */
  readonly permissions?: Readonly<Record<string, readonly string[]>>;
  /**
   * What is done where alarms need a value, and so are not made: `warn` tells them on standard error, `error` writes nothing,
   * `ignore` says nothing (`gapsOf` has them as data).
   * @default "warn"
   */
  readonly gaps?: GapsOption;
  /**
   * Adds constructs and Aspects of your own to the stacks of an environment, before anything is checked or written.
   * @default nothing is added
   */
  readonly customize?: (stacks: EnvironmentStacks) => void;
}

/** What each option is, and what another value is; a wrong `forms` is told by {@link formsOf}. */
const kinds: Record<keyof SynthesizeOptions, readonly [is: (value: unknown) => boolean, wrong: string]> = {
  outdir: [isOf("string"), "not the path of a folder"],
  prune: [isOf("boolean", "function"), "not true, false, or a function that says so of a stack's name"],
  forms: [() => true, ""],
  versionsFile: [isOf("boolean"), "not true or false"],
  moduleName: [isOf("function"), "not a function that gives a stack's name"],
  permissions: [isActions, 'not actions by what needs them, such as { aws_sqs_queue: ["sqs:CreateQueue"] }'],
  gaps: [
    (value) => gapsOptions.some((one) => one === value),
    `none of ${gapsOptions.map((one) => `"${one}"`).join(", ")}`,
  ],
  customize: [isOf("function"), "not a function that adds to the stacks"],
};

function isActions(value: unknown): boolean {
  const isAction = (action: unknown) => typeof action === "string" && /^[\w-]+:[\w*?]+$/.test(action);
  return isObject(value) && Object.values(value).every((some) => Array.isArray(some) && some.every(isAction));
}

function isOf(...types: readonly string[]) {
  return (value: unknown): boolean => types.includes(typeof value);
}

/**
 * Refuses an option that there is not, or that is something else: with a misspelt one that is passed over, files would go where nobody
 * looks for them, or gaps would pass; a `prune` of "false" would remove stacks.
 *
 * @throws Error with everything that is wrong.
 */
export function checkOptions(options: SynthesizeOptions): void {
  const other = typeof options === "object" && options !== null ? otherThanPlain(options) : show(options);
  if (other !== undefined || Array.isArray(options)) {
    throw new Error(`options: ${other ?? show(options)} is not an object such as { forms: ["module"] }`);
  }
  const suggest = suggester(Object.keys(kinds));
  const problems = Object.entries(options).flatMap(([name, value]) => {
    if (!Object.hasOwn(kinds, name)) return [`${name}: synthesize has no such option${suggest(name)}`];
    const [is, wrong] = kinds[name as keyof SynthesizeOptions];
    return value === undefined || is(value) ? [] : [`${name}: ${show(value)} is ${wrong}`];
  });
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

/** The forms that are to be written. */
export function formsOf({ forms = ["root"] }: SynthesizeOptions): readonly Form[] {
  const known = Object.keys(writers);
  if (!Array.isArray(forms)) throw new Error(`forms: ${show(forms)} is not a list such as ["root", "module"]`);
  const unknown = forms.filter((form) => !known.includes(form));
  if (unknown.length > 0 || forms.length === 0) {
    const found =
      forms.length === 0 ? "names none" : `has no ${unknown.map((form) => JSON.stringify(form)).join(", ")}`;
    throw new Error(`forms: ${found}; one or more of ${known.map((form) => `"${form}"`).join(", ")}`);
  }
  return [...new Set(forms)];
}

const modulePattern = /^[A-Za-z_][A-Za-z0-9_-]*(\[(\d+|"[^"\\$%\p{Cc}]+")\])?$/u;

/** The name of the module block that calls a stack's child module. */
export function moduleNameOf(stack: TeamStack, { moduleName }: SynthesizeOptions): string {
  const name = moduleName === undefined ? stack.node.id : moduleName(stack);
  if (typeof name === "string" && modulePattern.test(name)) return name;
  const right =
    'letters, digits, hyphens and underscores, perhaps with an instance: telemetry, telemetry[0], telemetry["prod"]';
  throw new Error(`moduleName: ${JSON.stringify(name)}, given for ${stack.node.id}, names no module; ${right}`);
}
