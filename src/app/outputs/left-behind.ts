import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { leftBehind } from "../stacks/released.js";
import type { TeamStack } from "../stacks/index.js";
import { writers, type Form } from "./writers/index.js";

type Json = Readonly<Record<string, unknown>>;

/**
 * Holds what a run writes against what the last one wrote, where that is there still: Terraform's refusal to destroy something
 * stands in its block, and is gone once the block is.
 *
 * @throws Error with every address that has left and is not released.
 */
export function checkLeftBehind(
  stacks: readonly TeamStack[],
  { folder, outdir }: { readonly folder: string; readonly outdir: string },
  forms: readonly Form[],
): void {
  const problems = stacks.flatMap((stack) =>
    forms.flatMap((form) => {
      const file = writers[form].paths(stack.node.id)[0];
      const [before, after] = [join(outdir, file), join(folder, file)].map(read);
      return before && after ? leftBehind(before, after).map((address) => messageOf(stack, address)) : [];
    }),
  );
  if (problems.length > 0) throw new Error([...new Set(problems)].join("\n"));
}

const messageOf = ({ node, team }: TeamStack, address: string): string =>
  `${node.id}: ${address} has left the stack, and the next apply would destroy it\n  to have Terraform forget it instead, list it: terraform.released.${team}; to have it destroyed, set terraform.destroyable and synthesize before it leaves`;

/** What stands there; nothing where it is no JSON, which publishing tells of. */
function read(file: string): Json | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Json;
  } catch {
    return undefined;
  }
}
