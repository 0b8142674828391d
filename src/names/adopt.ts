import { TerraformStack, type TerraformResource } from "cdktf";

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
  imports.push({ to: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`, id });
  stack.addOverride("import", imports);
}
