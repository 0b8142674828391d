import type { StackJson } from "../../support/synth.js";

type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Many root modules as one, each with addresses of its own: Terraform starts once for all of them. It starts a process for each provider, of
 * which hundreds take more memory than there is: those that say the same are one.
 */
export function merged(stacks: readonly StackJson[]): unknown {
  const providers = new Map<string, string>();
  const apart = stacks.map((stack, index) => renamed(stack, `s${index}_`, providers));
  const resource: Record<string, Record<string, unknown>> = {};
  for (const { resources } of apart) {
    for (const [type, ofType] of Object.entries(resources)) resource[type] = { ...resource[type], ...ofType };
  }
  const variables = ["token", "list", "thing", ...apart.flatMap(({ variables }) => variables)];
  return {
    terraform: { required_providers: stacks[0]!.terraform.required_providers },
    provider: {
      aws: [
        { region: "ap-northeast-1" },
        ...[...providers].map(([settings, alias]) => ({ ...(JSON.parse(settings) as object), alias })),
      ],
    },
    variable: Object.fromEntries(variables.map((name) => [name, {}])),
    output: Object.assign({}, ...apart.map(({ outputs }) => outputs)) as unknown,
    resource,
  };
}

/** @param providers aliases by what providers say, to which those of the stack are added */
function renamed(stack: StackJson, prefix: string, providers: Map<string, string>) {
  const aliases = new Map(
    stack.provider.aws!.map(({ alias = "", ...settings }) => {
      const told = JSON.stringify(settings);
      if (!providers.has(told)) providers.set(told, `p${providers.size}`);
      return [alias, providers.get(told)!] as const;
    }),
  );
  const rename = (value: unknown): unknown => {
    const text = JSON.stringify(value)
      .replace(/\b(aws_[a-z0-9_]+)\.([\w-]+)/g, (whole, type: string, id: string) =>
        Object.hasOwn(stack.resource[type] ?? {}, id) ? `${type}.${prefix}${id}` : whole,
      )
      // What references of the inputs name is not there; a variable is as unknown when a module is validated.
      .replace(/aws_thing\.\w+(?:\[[^\]]*\])?\.\w+/g, "var.thing");
    return JSON.parse(text);
  };
  const within = (blocks: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(blocks).map(([id, block]) => [`${prefix}${id}`, rename(block)]));
  const resources = Object.entries(stack.resource as Blocks).map(([type, ofType]) => {
    const blocks = within(ofType) as Blocks;
    const own = Object.entries(blocks).map(([id, { provider, ...block }]) => {
      const alias = String(provider ?? "aws").split(".")[1] ?? "";
      return [id, { ...block, provider: `aws.${aliases.get(alias)!}` }];
    });
    return [type, Object.fromEntries(own) as Readonly<Record<string, unknown>>] as const;
  });
  return {
    resources: Object.fromEntries(resources),
    outputs: within(stack.output ?? {}),
    variables: Object.keys(stack.variable ?? {}),
  };
}
