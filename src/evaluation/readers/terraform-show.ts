import { Problems } from "../errors.js";
import type { AlarmSet } from "../types.js";
import { Fields, type Notation } from "./fields.js";
import { type References, readResources, type Resource } from "./terraform.js";

const notation: Notation = { key: (name) => name, text: (text) => text };

/**
 * What `terraform show -json` prints of a plan (`planned_values`) or of a state (`values`), child modules included. ARNs
 * that a plan does not know yet are followed through its configuration to the address of their resource.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function readTerraformShow(value: unknown, file: string): AlarmSet {
  const problems = new Problems();
  const root = new Fields(value, file, problems, notation);
  const values = root.raw("planned_values") === undefined ? "values" : "planned_values";
  const top = new Fields(root.raw(values), `${file}: ${values}`, problems, notation);
  const resources = resourcesOf(top.object("root_module"));
  const arns = new Map(
    resources.flatMap(({ address, fields }) =>
      fields.raw("arn") ? [[address, String(fields.raw("arn"))] as const] : [],
    ),
  );
  const configuration = new Configuration(root.raw("configuration"));
  const references: References = ({ address }, name) =>
    configuration
      .references(address, name, new Set(resources.map((one) => one.address)))
      ?.map((found) => arns.get(found) ?? found);
  const set = readResources(resources, references);
  problems.throwIfAny();
  return set;
}

function resourcesOf(module: Fields | undefined): Resource[] {
  if (!module) return [];
  const own = module.objects("resources").flatMap((resource): Resource[] => {
    const values = resource.object("values");
    const managed = resource.raw("mode") !== "data";
    return values && managed
      ? [{ type: resource.required("type"), address: resource.required("address"), fields: values }]
      : [];
  });
  return [...own, ...module.objects("child_modules").flatMap(resourcesOf)];
}

type Node = Readonly<Record<string, unknown>>;
const child = (node: unknown, key: string): unknown =>
  typeof node === "object" && node !== null && Object.hasOwn(node, key) ? (node as Node)[key] : undefined;

/** The configuration of a plan: which expression refers to what. Its places name no instances. */
class Configuration {
  constructor(private readonly configuration: unknown) {}

  /** Addresses that an argument of a resource refers to; those of instances where the plan has such. */
  references(address: string, argument: string, known: ReadonlySet<string>): string[] | undefined {
    const modules = [...address.matchAll(/module\.([^.[]+)(?:\[[^\]]*\])?\./g)].map(([, name]) => name!);
    const own = withoutInstances(address)
      .split(".")
      .slice(2 * modules.length)
      .join(".");
    const resources = child(this.#module(modules), "resources");
    const resource = Array.isArray(resources) ? resources.find((one) => child(one, "address") === own) : undefined;
    return this.#follow(child(child(resource, "expressions"), argument), modules, known);
  }

  #module(path: readonly string[]): unknown {
    const root = child(this.configuration, "root_module");
    return path.reduce<unknown>((module, name) => child(child(child(module, "module_calls"), name), "module"), root);
  }

  #follow(expression: unknown, modules: readonly string[], known: ReadonlySet<string>): string[] | undefined {
    const references = child(expression, "references");
    if (!Array.isArray(references)) return undefined;
    const prefix = modules.map((name) => `module.${name}.`).join("");
    const found = references.flatMap((reference: string): readonly string[] => {
      const [, variable] = /^var\.([\w-]+)$/.exec(reference) ?? [];
      if (variable !== undefined && modules.length > 0) {
        const call = child(child(this.#module(modules.slice(0, -1)), "module_calls"), modules.at(-1)!);
        return this.#follow(child(child(call, "expressions"), variable), modules.slice(0, -1), known) ?? [];
      }
      const address = prefix + reference;
      if (known.has(address)) return [address];
      const instances = [...known].filter((one) => withoutInstances(one) === address);
      const specific = references.some((other: string) => other.startsWith(`${reference}[`));
      if (instances.length > 0) return specific ? [] : instances;
      return /^(data\.)?[a-z0-9_]+\.[\w-]+$/.test(reference) || variable !== undefined ? [address] : [];
    });
    return found.length > 0 ? [...new Set(found)] : undefined;
  }
}

const withoutInstances = (address: string) => address.replace(/\[[^\]]*\]/g, "");
