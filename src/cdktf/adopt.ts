import { TerraformStack, type TerraformResource } from "cdktf";
import { asWritten } from "./as-written.js";
import { laterArgument } from "./later-arguments.js";
import { providerIsOlder } from "./provider-range.js";

interface Import {
  readonly to: string;
  readonly id: string;
}

const importsOf = new WeakMap<TerraformStack, Import[]>();

export interface Adoption {
  /** What the provider imports it by. */
  readonly id: string;
  /**
   * Terraform's names of the attributes that the policy is about: these are set, everything else stays as it is. `all` where a thing
   * is the policy's from then on.
   */
  readonly managed: readonly string[] | "all";
  /** Parts of those that stay as they are, as Terraform writes the way to them. @default none */
  readonly left?: readonly string[];
  /**
   * Whether a destroy stops at it. `false` of what has a word of its own for that, such as `skip_destroy`.
   * @default true
   */
  readonly preventDestroy?: boolean;
}

/**
 * Takes over what exists already, and this is the one way to do so: it is imported, so the first apply changes it instead of
 * creating it; the attributes that the policy is about are set, every other one is ignored; and Terraform refuses to destroy
 * it. That refusal goes with the block: what leaves an environment is listed in `terraform.released`.
 *
 * The import block is written by hand, since CDKTF's own `importFrom` runs Terraform during synthesis.
 *
 * @see https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle
 */
export function adopt(resource: TerraformResource, { id, managed, left = [], preventDestroy = true }: Adoption): void {
  const stack = TerraformStack.of(resource);
  const imports = importsOf.get(stack) ?? [];
  importsOf.set(stack, imports);
  imports.push({ to: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`, id: asWritten(id) });
  stack.addOverride("import", imports);
  const ignoreChanges = [...(managed === "all" ? [] : othersOf(resource, managed)), ...left];
  resource.lifecycle = {
    ...(preventDestroy && { preventDestroy }),
    ...(ignoreChanges.length > 0 && { ignoreChanges }),
  };
}

/**
 * Terraform refuses to ignore what a provider does not know. What came later is told where it would be lost otherwise, and where a
 * provider that knows it may come.
 */
function othersOf(resource: TerraformResource, managed: readonly string[]): string[] {
  const older = providerIsOlder(resource);
  const ignored = (name: string) => {
    const later = laterArgument(resource.terraformResourceType, name);
    return later === undefined || (later === "held" && !older);
  };
  const arguments_ = Object.keys((resource as unknown as Synthesizable).synthesizeAttributes());
  return arguments_.filter((name) => !managed.includes(name) && !outsideLifecycle.has(name) && ignored(name)).sort();
}

/** Has Terraform refuse to destroy what was made, and could not be made again with what is in it. */
export function protect(resource: TerraformResource, ignoreChanges?: readonly string[]): void {
  resource.lifecycle = { preventDestroy: true, ...(ignoreChanges && { ignoreChanges: [...ignoreChanges] }) };
}

/** Every resource of the provider lists its arguments in Terraform's own names here; the method is protected. */
interface Synthesizable {
  synthesizeAttributes(): Readonly<Record<string, unknown>>;
}

/** `id` is no argument that can change; `timeouts` is Terraform's own. */
const outsideLifecycle = new Set(["id", "timeouts"]);
