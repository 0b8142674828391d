import { TerraformOutput, type TerraformStack } from "cdktf";
import { elementsOf } from "./elements.js";
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
  const resolve = resolver(stack) as (value: unknown) => Json;
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
  for (const element of elements) {
    merge(metadata, resolve(element.toMetadata()));
    if (TerraformOutput.isTerraformOutput(element)) {
      const named: Json | string = element.friendlyUniqueId;
      merge(
        outputs,
        element.node.path.split("/").reduceRight<Json | string>((at, id) => ({ [id]: at }), named) as Json,
      );
    }
    merge(json, resolve(element.toTerraform()));
  }
  merge(json, rawOverrides);
  for (const block of stackOverrides) if (Object.hasOwn(json, block)) json[block] = resolve(json[block]); // all else is resolved
  return json;
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
