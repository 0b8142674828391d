import { blocksOf, type SynthesizedModule } from "../synthesized-stack.js";
import { interpolates } from "./expression.js";
import type { Json } from "./writer.js";

/**
 * Import blocks of a child module, for the root module that calls it: Terraform takes them nowhere else.
 *
 * @see https://developer.hashicorp.com/terraform/language/import
 */
export function importsOf(
  stack: string,
  module: SynthesizedModule,
  moduleName: string,
): { readonly blocks: readonly Json[]; readonly issues: readonly string[] } {
  const blocks = blocksOf(module.import);
  return {
    // The provider is that of the resource; a name of it in here means nothing to the root module.
    blocks: blocks.map(({ to, id }) => ({ to: `module.${moduleName}.${String(to)}`, id })),
    issues: blocks
      .filter(({ id }) => interpolates(String(id)))
      .map(
        ({ to, id }) =>
          `${stack}: ${String(to)}: its import id ${String(id)} is an expression, which the root module cannot know; write it out`,
      ),
  };
}
