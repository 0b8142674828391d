import type { EventPattern } from "../../modules/ops/index.js";

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Whether an event matches a pattern, by the part of EventBridge's rules that the catalogue uses: each field of the pattern
 * must be there and have one of the values, or begin with a prefix; of an array in the event one element is enough.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export function matches(pattern: EventPattern, event: Json): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    const found = event[field];
    if (isObject(wanted)) return isObject(found) && matches(wanted, found);
    if (!Array.isArray(wanted)) throw new Error(`${field}: a pattern wants arrays of values`);
    const values = [found].flat();
    return wanted.some((one) => values.some((value) => fits(field, one, value)));
  });
}

function fits(field: string, wanted: unknown, value: unknown): boolean {
  if (!isObject(wanted)) return wanted === value;
  if ("anything-but" in wanted) return ![wanted["anything-but"]].flat().includes(value) && value !== undefined;
  const { prefix, ...rest } = wanted;
  if (typeof prefix !== "string" || Object.keys(rest).length > 0)
    throw new Error(`${field}: no rule is known for ${JSON.stringify(wanted)}`);
  return typeof value === "string" && value.startsWith(prefix);
}
