import type { SynthesizedModule } from "../synthesized-stack.js";
import type { Files } from "./writer.js";

/**
 * The files of a module: all in one, or the versions it asks for in a file of their own.
 *
 * @see https://github.com/bridgecrewio/checkov/issues/7454 a scanner that stumbles over the first kind
 */
export function moduleFiles(
  { main, versions }: { readonly main: string; readonly versions: string },
  module: SynthesizedModule,
  versionsFile: boolean,
): Files {
  if (!versionsFile) return { [main]: module };
  const { terraform, ...others } = module;
  const { required_version, required_providers, ...rest } = terraform;
  const remaining = Object.keys(rest).length > 0 ? { terraform: rest } : {};
  return { [main]: { ...others, ...remaining }, [versions]: { terraform: { required_version, required_providers } } };
}
