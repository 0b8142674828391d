import { moduleFiles } from "./versions.js";
import type { Writer } from "./writer.js";

const pathsOf = (stack: string) => ({
  main: `stacks/${stack}/cdk.tf.json`,
  versions: `stacks/${stack}/versions.tf.json`,
});

/** A module that is applied as it is: with provider, backend and import blocks. */
export const rootModule: Writer = {
  paths: (stack) => [pathsOf(stack).main, pathsOf(stack).versions],
  // Without a file for versions it is what CDKTF has written.
  write: (stack, { versionsFile }) => ({
    files: versionsFile ? moduleFiles(pathsOf(stack.name), stack.module(), versionsFile) : {},
    issues: [],
  }),
};
