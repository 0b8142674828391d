import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { ComplexList, type TerraformElement, type TerraformStack } from "cdktf";
import { elementsOf } from "./elements.js";
import { isPlain, mayBeToken, resolver } from "./tokens.js";

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
      if (known.has(value) || !mayBeToken(value)) return;
      known.add(value);
      resolve(value);
    } else if (mayBeToken(value)) {
      resolve(value);
    } else if (typeof value === "object" && value !== null) {
      for (const part of Object.values(value)) visit(part);
    }
  };
  for (const element of elementsOf(stack)) visit(fieldsOf(element) ?? element.toTerraform());
}

/**
 * What an alarm was given, and nothing where it holds what is no data. What it writes is made of that alone, and takes a sixth of the
 * time to make, which is worth it for alarms only: there are thousands.
 */
function fieldsOf(element: TerraformElement): unknown[] | undefined {
  const { constructor } = element;
  if (constructor !== CloudwatchMetricAlarm) return undefined;
  const fields: unknown[] = [];
  for (const [name, held] of Object.entries(element) as [string, unknown][]) {
    const field = held instanceof ComplexList ? given(held) : held;
    if (name === "node" || field === undefined) continue;
    if (!isData(field)) return undefined;
    fields.push(field);
  }
  return fields;
}

/** Every list of blocks of a provider keeps them there. */
const given = (blocks: ComplexList & { readonly internalValue?: unknown }): unknown => blocks.internalValue;

function isData(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return typeof value !== "function";
  return Array.isArray(value) ? value.every(isData) : isPlain(value) && Object.values(value).every(isData);
}
