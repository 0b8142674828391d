import type { SynthesizedStack } from "../synthesized-stack.js";

/** One or more blocks of Terraform, as its JSON syntax has them. */
export type Json = Readonly<Record<string, unknown>>;

/** What is to be written, by path seen from the output folder. */
export type Files = Readonly<Record<string, Json>>;

export interface WriterOptions {
  /** Whether `required_version` and `required_providers` stand in a `versions.tf.json` of their own. */
  readonly versionsFile: boolean;
  /** Name of the `module` block that will call a child module. */
  readonly moduleName: string;
  /** Actions that types of resources need which are not known here. */
  readonly permissions: Readonly<Record<string, readonly string[]>>;
}

/** What a writer made of a stack; nothing is written when any of them has issues. */
export interface Written {
  readonly files: Files;
  /** What stands in the way, each naming the stack. */
  readonly issues: readonly string[];
}

/** One form in which a stack is written: data in, data out. */
export interface Writer {
  /** Every path that it may write for a stack, seen from the output folder; the first is the one that people open. */
  readonly paths: (stack: string) => readonly [main: string, ...others: string[]];
  /** What is to be written besides what CDKTF has written already. */
  readonly write: (stack: SynthesizedStack, options: WriterOptions) => Written;
}
