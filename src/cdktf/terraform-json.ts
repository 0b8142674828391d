import { TerraformOutput, type TerraformStack } from "cdktf";
import { lookUp } from "../model/look-up.js";
import { elementsOf } from "./elements.js";
import { LateReferences } from "./late-references.js";
import { resolver } from "./tokens.js";

type Json = Record<string, unknown>;

/** What CDKTF keeps to itself of a stack. */
interface Internals {
  readonly cdktfVersion: string;
  readonly rawOverrides: Json;
}

/**
 * What a stack writes: the same as CDKTF's own `toTerraform`, which searches every value of every resource for tokens twice.
 * That is a third of the time where alarms go into the thousands.
 */
export function terraformJson(stack: TerraformStack): Json {
  const { cdktfVersion: version, rawOverrides } = stack as unknown as Internals;
  const late = new LateReferences(stack);
  const resolve = resolver(stack, true) as (value: unknown) => Json; // preparing, so that none comes late unseen
  const elements = elementsOf(stack);
  const stackOverrides = Object.keys(rawOverrides);
  const metadata: Json = {
    version,
    stackName: stack.node.id,
    backend: "local", // until a backend says otherwise
    ...(stackOverrides.length > 0 && { overrides: { stack: stackOverrides } }),
  };
  const outputs: Json = {};
  const json: Json = { "//": { metadata, outputs } };
  const merge = merging();
  const problems: string[] = [];
  for (const element of elements) {
    merge(metadata, resolve(element.toMetadata()));
    if (TerraformOutput.isTerraformOutput(element)) {
      const named: Json | string = element.friendlyUniqueId;
      merge(
        outputs,
        element.node.path.split("/").reduceRight<Json | string>((at, id) => ({ [id]: at }), named) as Json,
      );
    }
    const own = late.during(element.node.path, () => resolve(element.toTerraform()));
    problems.push(...addressesOf(own).flatMap((address) => addressProblem(json, address, element.node.path) ?? []));
    merge(json, own);
  }
  problems.push(...providerProblems(json.provider, stack.node.id));
  if (problems.length > 0) throw new Error(problems.join("\n"));
  merge(json, rawOverrides);
  for (const block of stackOverrides) {
    if (Object.hasOwn(json, block)) json[block] = late.during(stack.node.id, () => resolve(json[block])); // all else is resolved
  }
  late.refuse();
  return json;
}

/** Blocks that have addresses, by the number of their labels. */
const labels: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  module: 1,
  output: 1,
  variable: 1,
};

/** Paths of what an element declares: `["resource", "aws_sns_topic", "error"]`. */
function addressesOf(own: Json): string[][] {
  return Object.entries(own).flatMap(([block, byLabel]) => {
    const count = lookUp(labels, block);
    if (count === undefined || !isObject(byLabel)) return [];
    if (count === 1) return Object.keys(byLabel).map((id) => [block, id]);
    return Object.entries(byLabel).flatMap(([type, byId]) =>
      isObject(byId) ? Object.keys(byId).map((id) => [block, type, id]) : [],
    );
  });
}

/**
 * What is wrong with an address: of two elements that have one, CDKTF writes a single block with parts of both.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers
 */
function addressProblem(json: Json, address: readonly string[], path: string): string | undefined {
  const [block, ...rest] = address;
  const shown = block === "resource" ? rest.join(".") : address.join(".");
  if (!/^[\p{ID_Start}_][\p{ID_Continue}-]*$/u.test(address.at(-1)!))
    return `${path}: ${shown} is no address that Terraform takes: a name begins with a letter, and has letters, digits, hyphens and underscores`;
  const before = address.reduce<unknown>(
    (at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined),
    json,
  );
  if (before === undefined) return undefined;
  const owner = pathOf(before);
  const taken = owner === undefined ? "is there already" : `is the address of ${owner} already`;
  return `${path}: ${shown} ${taken}; rename one of the two`;
}

/** Of two providers of one name Terraform takes none, whatever they are called in the program. */
function providerProblems(providers: unknown, stack: string): string[] {
  return Object.entries(isObject(providers) ? providers : {}).flatMap(([name, blocks]) => {
    const aliases = listOf(blocks).map((block) => (isObject(block) ? block.alias : undefined));
    const twice = new Set(aliases.filter((alias, index) => aliases.indexOf(alias) < index));
    return [...twice].map((alias) =>
      alias === undefined
        ? `${stack}: has two providers ${name} without an alias, of which Terraform takes one; give yours an alias`
        : `${stack}: has two providers ${name} of the alias ${JSON.stringify(alias)}, which Terraform does not take; give yours another one`,
    );
  });
}

/** Where a construct stands that a block was written of; nothing of what an override has made. */
export function pathOf(block: unknown): string | undefined {
  const comment = isObject(block) ? block["//"] : undefined;
  const metadata = isObject(comment) ? comment.metadata : undefined;
  const path = isObject(metadata) ? metadata.path : undefined;
  return typeof path === "string" ? path : undefined;
}

/**
 * Adds to `target` as overrides do: objects are merged, lists joined, and `undefined` removes. An object within is copied before its first
 * change, as it may be what somebody gave to several resources.
 */
function merging(): (target: Json, source: Json) => void {
  const own = new WeakSet<object>();
  const owned = (value: Json): Json => {
    if (own.has(value)) return value;
    const copy = { ...value };
    own.add(copy);
    return copy;
  };
  return function merge(target, source) {
    for (const [key, value] of Object.entries(source)) {
      const before = target[key];
      if (value === undefined) delete target[key];
      else if (isObject(before) && isObject(value)) merge((target[key] = owned(before)), value);
      else target[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
    }
  };
}

/** An object of JSON, and no list. */
export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What Terraform takes as one or as a list of them, as a list. */
export const listOf = (value: unknown): readonly unknown[] => (value === undefined ? [] : [value].flat());
