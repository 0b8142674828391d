import { permissions, type Deployed, type Permission } from "../../../model/contract/permissions/index.js";
import { lookUp } from "../../../model/look-up.js";
import { isObject } from "../../../cdktf/terraform-json.js";
import { blocksOf, type SynthesizedModule } from "../synthesized-stack.js";
import { interpolates } from "../writers/expression.js";
import type { Json } from "../writers/writer.js";

/** A resource of a stack, and what its type takes; nothing where nobody has said it. */
export interface Found {
  readonly type: string;
  readonly deployed: Deployed;
  readonly permission: Permission | undefined;
}

/** References that lead to references, and no end of them, are Terraform's to tell. */
const deepest = 5;

/** Everything that a stack deploys, with its references to other resources of the stack read through. */
export function deployedIn(module: SynthesizedModule): Found[] {
  const providers = new Map(
    blocksOf(module.provider?.aws).map((one) => [one.alias === undefined ? "aws" : `aws.${String(one.alias)}`, one]),
  );
  const home = providers.get("aws");

  const placeOf = ({ provider = "aws" }: Json): Deployed["place"] => {
    const { region, allowed_account_ids: accounts = home?.allowed_account_ids } = providers.get(String(provider)) ?? {};
    return { region: known(region), account: known([accounts].flat()[0]) };
  };

  const deployed = (resource: Json, depth: number): Deployed => ({
    place: placeOf(resource),
    tags: tagsOf(providers.get(String(resource.provider ?? "aws"))),
    texts: (argument) => valuesAt(resource, argument.split(".")).map((value) => readThrough(String(value), depth)),
  });

  const readThrough = (text: string, depth: number): string => {
    if (!interpolates(text)) return unescaped(text);
    const read = text.replace(/\$\{(\w+)\.([\w-]+)\.(\w+)\}/g, (_, type: string, id: string, attribute: string) => {
      const resource = lookUp(lookUp(module.resource ?? {}, type) ?? {}, id);
      if (resource === undefined || depth === deepest) return "*";
      return attributeOf(type, deployed(resource, depth + 1), attribute);
    });
    return withoutExpressions(read);
  };

  return Object.entries(module.resource ?? {}).flatMap(([type, byId]) =>
    Object.values(byId).map((resource) => ({
      type,
      deployed: deployed(resource, 0),
      permission: lookUp(permissions, type),
    })),
  );
}

function attributeOf(type: string, deployed: Deployed, attribute: string): string {
  const permission = lookUp(permissions, type);
  if (attribute === "arn") return permission?.arn?.(deployed)[0] ?? "*";
  return deployed.texts(attribute === "id" ? (permission?.id ?? "name") : attribute)[0] ?? "*";
}

/** Tags that a provider gives everything. */
function tagsOf(provider: Json | undefined): Readonly<Record<string, string>> {
  const [given] = blocksOf(provider?.default_tags);
  const tags = isObject(given?.tags) ? given.tags : {};
  return Object.fromEntries(
    Object.entries(tags).flatMap(([tag, value]) =>
      typeof value === "string" && !interpolates(value) ? [[tag, unescaped(value)]] : [],
    ),
  );
}

/** A text as it was before it was escaped for Terraform. */
const unescaped = (text: string): string => text.replace(/([$%])\1\{/g, "$1{");

/** `*` in the place of each expression; of what cannot be told apart, in the place of all. */
function withoutExpressions(text: string): string {
  const parts: string[] = [];
  let rest = text;
  while (interpolates(rest)) {
    const begin = /(?<!\$)\$\{/.exec(rest)?.index;
    const end = begin === undefined ? undefined : endOf(rest, begin);
    if (begin === undefined || end === undefined) return "*";
    parts.push(unescaped(rest.slice(0, begin)), "*");
    rest = rest.slice(end);
  }
  return [...parts, unescaped(rest)].join("");
}

/** Where an expression ends; nowhere where braces do not match. */
function endOf(text: string, begin: number): number | undefined {
  let depth = 0;
  for (let at = begin; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return at + 1;
  }
  return undefined;
}

const known = (value: unknown): string => (typeof value === "string" && !interpolates(value) ? value : "*");

/** Values at the end of a way through blocks, of which there may be lists. */
function valuesAt(value: unknown, [key, ...rest]: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, key === undefined ? [] : [key, ...rest]));
  if (key === undefined) return value === undefined || value === null ? [] : [value];
  return isObject(value) ? valuesAt(value[key], rest) : [];
}
