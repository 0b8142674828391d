import { Problems } from "../errors.js";
import type { AlarmSet } from "../types.js";
import { Fields, type Notation } from "./fields.js";
import { readResources, type Resource } from "./terraform.js";

const plain: Notation = { key: (name) => name, text: (text) => text };
const reference = /\$\{([^{}]*)\}/g;

/**
 * Terraform's JSON configuration (`*.tf.json`), as a synthesis writes it. References to resources of the same file are
 * followed; variables, locals and functions are not, as only Terraform knows them.
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function readTerraformJson(value: unknown, file: string): AlarmSet {
  const problems = new Problems();
  const types = new Fields(value, file, problems, plain).object("resource");
  const found = new Map<string, Fields>();
  const notation: Notation = { key: (name) => name, text: (text) => resolve(text, found) };
  const resources: Resource[] = [];
  for (const type of types?.keys() ?? []) {
    const named = types!.object(type);
    for (const name of named?.keys() ?? []) {
      const address = `${type}.${name}`;
      const body = named!.raw(name);
      const fields = new Fields(
        Array.isArray(body) ? body[0] : body,
        `${file}: resource.${address}`,
        problems,
        notation,
      );
      found.set(address, fields);
      resources.push({ type, address, fields });
    }
  }
  const read = resources.filter(({ type }) => /^aws_(chatbot|cloudwatch|sns)_/.test(type));
  for (const { fields } of read) {
    for (const many of ["count", "for_each", "dynamic"]) {
      if (fields.raw(many) === undefined) continue;
      problems.add(
        fields.placeOf(many),
        "only Terraform can say what it makes; give what terraform show -json prints of a plan instead",
      );
    }
  }
  const set = readResources(read, () => undefined);
  problems.throwIfAny();
  return set;
}

/** A text without expressions; undefined where one leads out of the file. */
function resolve(text: string, found: ReadonlyMap<string, Fields>): string | undefined {
  let known = true;
  // An escaped `$${` is text.
  const parts = text.split("$${").map((part) => {
    known &&= !part.replace(reference, "").includes("${");
    return part.replace(reference, (_, expression: string) => {
      const value = lookUp(expression.trim(), found);
      known &&= value !== undefined;
      return value ?? "";
    });
  });
  return known ? parts.join("${").replaceAll("%%{", "%{") : undefined;
}

/** `aws_sns_topic.alarms.arn`: what the file gives it, or the address where AWS does. An alarm is known by its name. */
function lookUp(expression: string, found: ReadonlyMap<string, Fields>): string | undefined {
  const [, address, attribute] = /^([a-z0-9_]+\.[\w-]+)\.(\w+)$/.exec(expression) ?? [];
  const fields = address === undefined ? undefined : found.get(address);
  if (!fields) return undefined;
  const alarm = address!.startsWith("aws_cloudwatch_") && fields.raw("alarm_name") !== undefined;
  const given = fields.raw(alarm && (attribute === "arn" || attribute === "id") ? "alarm_name" : attribute!);
  if (typeof given === "string") return given.includes(`\${${expression}`) ? undefined : fields.notation.text(given);
  return attribute === "arn" || attribute === "id" ? address : undefined;
}
