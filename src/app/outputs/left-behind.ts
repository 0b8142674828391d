import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { leftBehind, type LeftBehind } from "../stacks/released.js";
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
      // Of thousands of alarms hardly one is protected, and parsing them takes long.
      const before = read(join(outdir, file), '"prevent_destroy"');
      const after = before && read(join(folder, file));
      return before && after ? leftBehind(before, after).map((one) => messageOf(stack, one)) : [];
    }),
  );
  if (problems.length > 0) throw new Error([...new Set(problems)].join("\n"));
}

function messageOf({ node, team }: TeamStack, { address, renamed }: LeftBehind): string {
  if (renamed) {
    const [from, to] = [renamed.from, renamed.to].map((name) => JSON.stringify(name));
    return `${node.id}: ${address} was ${from}, which was taken over, and is ${to} now: the next apply would destroy ${from}\n  to keep it, have Terraform forget it first: switch the alarm off with a reason, list the address in terraform.released.${team}, and apply`;
  }
  return `${node.id}: ${address} has left the stack, and the next apply would destroy it\n  to have Terraform forget it instead, list it: terraform.released.${team}; to have it destroyed, set terraform.destroyable and synthesize before it leaves`;
}

/** What stands there, if a word does; nothing where it is no JSON, which publishing tells of. */
function read(file: string, word = ""): Json | undefined {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, "utf8");
  if (!text.includes(word)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
