import type { TerraformStack } from "cdktf";
import { elementsOf } from "./elements.js";
import { mayBeToken, resolver } from "./tokens.js";

/**
 * Looks for references to other stacks, as CDKTF does before it writes: a value of another stack becomes an output there.
 * CDKTF resolves every element whole just for that, a sixth of the time where alarms go into the thousands. A token
 * stands for the same value wherever it is used in a stack, so each is resolved once here.
 */
export function findReferences(stack: TerraformStack): void {
  const resolve = resolver(stack, true);
  const known = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === "string") {
      if (!mayBeToken(value) || known.has(value)) return;
      known.add(value);
      resolve(value);
    } else if (mayBeToken(value)) {
      resolve(value);
    } else if (typeof value === "object" && value !== null) {
      for (const part of Object.values(value)) visit(part);
    }
  };
  for (const element of elementsOf(stack)) visit(element.toTerraform());
}
