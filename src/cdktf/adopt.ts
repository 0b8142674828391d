import { TerraformStack, type TerraformResource } from "cdktf";
import { asWritten } from "./as-written.js";

interface Import {
  readonly to: string;
  readonly id: string;
}

const importsOf = new WeakMap<TerraformStack, Import[]>();

/**
 * Takes over what exists already: writes an import block, so that the first apply changes the resource instead of
 * creating it. Written by hand, since CDKTF's own `importFrom` runs Terraform during synthesis.
 */
export function adopt(resource: TerraformResource, id: string): void {
  const stack = TerraformStack.of(resource);
  const imports = importsOf.get(stack) ?? [];
  importsOf.set(stack, imports);
  imports.push({ to: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`, id: asWritten(id) });
  stack.addOverride("import", imports);
}

/**
 * Takes over some attributes of a resource that nobody manages yet: it is imported, everything but those attributes is
 * left as it is, and Terraform refuses to destroy it. To let go of it again, `terraform state rm` its address.
 *
 * @see https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle
 */
export function adoptAttributes(resource: TerraformResource, id: string, managed: readonly string[]): void {
  adopt(resource, id);
  const arguments_ = Object.keys((resource as unknown as Synthesizable).synthesizeAttributes());
  const ignored = [...arguments_, "tags_all"].filter((name) => !managed.includes(name) && !outsideLifecycle.has(name));
  resource.lifecycle = { preventDestroy: true, ignoreChanges: [...new Set(ignored)].sort() };
}

/** Every resource of the provider lists its arguments in Terraform's own names here; the method is protected. */
interface Synthesizable {
  synthesizeAttributes(): Readonly<Record<string, unknown>>;
}

/** `id` is no argument that can change; `timeouts` is Terraform's own. */
const outsideLifecycle = new Set(["id", "timeouts"]);
