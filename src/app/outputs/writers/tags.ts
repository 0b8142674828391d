import { blocksOf, type SynthesizedModule, type SynthesizedStack } from "../synthesized-stack.js";
import { mapExpression } from "./expression.js";
import type { Json } from "./writer.js";

/**
 * Writes the tags that the provider gives by default onto the resources: a child module's providers are the caller's, and
 * their default tags say nothing of this environment. Tags of the caller in `var.tags` yield to them, and they to a resource's own.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/resource-tagging
 */
export function taggedOf(
  stack: SynthesizedStack,
  module: SynthesizedModule,
): { readonly module: SynthesizedModule; readonly issues: readonly string[] } {
  const issues: string[] = [];
  const report = (address: string, text: string) => issues.push(`${stack.name}: ${address}: ${text}`);
  const locals: Record<string, string> = {};
  for (const { alias, default_tags } of blocksOf(module.provider?.aws)) {
    const tags = mapExpression(blocksOf(default_tags)[0]?.tags);
    if (tags === undefined) report(`provider ${nameOf(alias)}`, `default_tags: ${unclear}`);
    locals[localOf(nameOf(alias))] = `\${merge(var.tags, ${tags})}`;
  }
  for (const name of Object.keys(locals).filter((name) => name in (module.locals ?? {})))
    report(`local.${name}`, "the module has a local of that name already; choose another");
  if ("tags" in (module.variable ?? {}))
    report("var.tags", "the module has a variable of that name already; choose another");

  const tag = (type: string, id: string, resource: Json): Json => {
    if (isIgnored(resource)) return resource;
    const inherited = `local.${localOf(String(resource.provider ?? "aws"))}`;
    if (resource.tags === undefined) return { ...resource, tags: `\${${inherited}}` };
    const own = mapExpression(resource.tags);
    if (own === undefined) report(`${type}.${id}`, `tags: ${unclear}`);
    return { ...resource, tags: `\${merge(${inherited}, ${own})}` };
  };
  const known = stack.takesTags();
  const resource = Object.fromEntries(
    Object.entries(module.resource ?? {}).map(([type, byId]) => {
      const takesTags = type.startsWith("aws_") ? known.get(type) : false;
      if (takesTags === undefined)
        report(type, "nothing tells whether it takes tags; make it with its class of @cdktf/provider-aws");
      if (!takesTags) return [type, byId];
      return [type, Object.fromEntries(Object.entries(byId).map(([id, one]) => [id, tag(type, id, one)]))];
    }),
  );
  return {
    module: {
      ...module,
      variable: { ...module.variable, tags: variable },
      locals: { ...module.locals, ...locals },
      resource,
    },
    issues,
  };
}

const variable = {
  description: "Tags of everything that takes tags; where the environment names the same tag, its value stands",
  type: "map(string)",
  default: {},
  nullable: false,
};

const unclear = "a text holds both an expression and quotes, backslashes or line ends; write it as one ${format(…)}";

const nameOf = (alias: unknown): string => (alias === undefined ? "aws" : `aws.${String(alias)}`);

/** `tags`, or `tags_us_east_1` for `aws.us_east_1`. */
const localOf = (provider: string): string => provider.replace(/^aws/, "tags").replace(".", "_");

/** Who leaves a resource's tags as they are does not set them either. */
function isIgnored({ lifecycle }: Json): boolean {
  const ignored = blocksOf(lifecycle).flatMap(({ ignore_changes }) => ignore_changes);
  return ignored.includes("tags") || ignored.includes("all");
}
