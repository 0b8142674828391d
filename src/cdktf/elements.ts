import { TerraformElement, TerraformStack } from "cdktf";

/** What a stack itself writes: not what stacks inside it do. */
export const elementsOf = (stack: TerraformStack): TerraformElement[] =>
  stack.node
    .findAll()
    .filter((child) => TerraformElement.isTerraformElement(child))
    .filter((element) => TerraformStack.of(element) === stack);
