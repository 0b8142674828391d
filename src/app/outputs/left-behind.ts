import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deserted, leftBehind, type LeftBehind } from "../stacks/released.js";
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
      const [before, after] = [outdir, folder].map((where) => bytesOf(join(where, file)));
      if (before === undefined || after === undefined || before.equals(after)) return [];
      // Of thousands of alarms hardly one is protected or in another region, and texts so long take long to make and to parse.
      if (!['"prevent_destroy"', '"aws.'].some((word) => before.includes(word))) return [];
      const texts = { before: before.toString(), after: after.toString() };
      // The providers of a child module are its caller's.
      const regions = form === "root" ? deserted(texts.before, texts.after) : [];
      return [
        ...left(texts).map((one) => messageOf(stack, one)),
        ...regions.map((alias) => desertedMessage(stack, alias)),
      ];
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

function desertedMessage({ node }: TeamStack, alias: string): string {
  const region = alias.replaceAll("_", "-");
  return `${node.id}: nothing of the stack is in ${region} any more, and Terraform needs its provider to destroy or forget what is there\n  to keep it until that is applied, list it: terraform.formerRegions: ["${region}"]`;
}

function left({ before, after }: { readonly before: string; readonly after: string }): readonly LeftBehind[] {
  const [earlier, later] = [before, after].map(parsed);
  return earlier && later ? leftBehind(earlier, later) : [];
}

const bytesOf = (file: string): Buffer | undefined => (existsSync(file) ? readFileSync(file) : undefined);

/** Nothing where it is no JSON, which publishing tells of. */
function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
