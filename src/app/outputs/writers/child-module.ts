import { isObject } from "../../../cdktf/terraform-json.js";
import { blocksOf, type SynthesizedModule, type SynthesizedStack } from "../synthesized-stack.js";
import { importsOf } from "./imports.js";
import { taggedOf } from "./tags.js";
import { moduleFiles } from "./versions.js";
import type { Json, Writer } from "./writer.js";

const pathsOf = (stack: string) => ({
  main: `modules/${stack}/main.tf.json`,
  versions: `modules/${stack}/versions.tf.json`,
  imports: `modules/${stack}.imports.tf.json`,
});

/**
 * The same for a root module that exists already: what only a root module may have (providers, backend) is left out, what
 * only it can do (import) stands beside.
 *
 * @see https://developer.hashicorp.com/terraform/language/modules/develop/providers
 */
export const childModule: Writer = {
  paths: (stack) => [pathsOf(stack).main, pathsOf(stack).versions, pathsOf(stack).imports],
  write(stack, { versionsFile, moduleName }) {
    const module = stack.module();
    const tags = taggedOf(stack, module);
    const imports = importsOf(stack.name, module, moduleName);
    const paths = pathsOf(stack.name);
    return {
      files: {
        ...moduleFiles(paths, childOf(stack, tags.module), versionsFile),
        ...(imports.blocks.length > 0 && { [paths.imports]: { import: imports.blocks } }),
      },
      issues: [
        ...tags.issues,
        ...imports.issues,
        ...otherStates(stack.name, module),
        ...stack.otherFiles.map(
          (file) => `${stack.name}: ${file}: a child module cannot hold files of its own; take it out of this stack`,
        ),
      ],
    };
  },
};

/** A stack's state is known beside it; where a module is called from, that stack may be a module too. */
function otherStates(name: string, { data }: SynthesizedModule): string[] {
  const states =
    isObject(data) && isObject(data.terraform_remote_state) ? Object.keys(data.terraform_remote_state) : [];
  return states.flatMap((state) => {
    const [, other] = /^cross-stack-reference-input-(.*)$/.exec(state) ?? [];
    return other === undefined
      ? []
      : [
          `${name}: refers to what is in ${other}, by that stack's state, which a child module cannot find; take the value from a variable instead, or write root modules only`,
        ];
  });
}

function childOf(stack: SynthesizedStack, module: SynthesizedModule): SynthesizedModule {
  const terraform = without(module.terraform, "backend", "cloud");
  const asksForBackend = terraform.required_version === stack.requiredVersion.root;
  return {
    ...without(module, "provider", "import"),
    "//": { stack: stack.name, providers: expected(module.provider) },
    terraform: {
      ...terraform,
      ...(asksForBackend && { required_version: stack.requiredVersion.module }),
      required_providers: withAliases(module.terraform.required_providers, module.provider),
    },
  };
}

/** What the caller's providers must be: it passes them, and nothing here can check them. */
function expected(provider: SynthesizedModule["provider"]): Json {
  return Object.fromEntries(
    Object.entries(provider ?? {}).flatMap(([name, blocks]) =>
      blocksOf(blocks).map(({ alias, region, allowed_account_ids }) => [
        alias === undefined ? name : `${name}.${alias}`,
        { region, allowed_account_ids },
      ]),
    ),
  );
}

function withAliases(required: Json = {}, provider: SynthesizedModule["provider"] = {}): Json {
  return Object.fromEntries(
    Object.entries(required).map(([name, requirement]) => {
      const aliases = blocksOf(provider[name]).flatMap(({ alias }) =>
        alias === undefined ? [] : [`${name}.${alias}`],
      );
      return [name, aliases.length > 0 ? { ...(requirement as Json), configuration_aliases: aliases } : requirement];
    }),
  );
}

const without = (blocks: Json, ...names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(blocks).filter(([name]) => !names.includes(name)));
