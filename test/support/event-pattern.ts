import type { EventPattern } from "../../modules/ops/index.js";

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Whether an event matches a pattern, by the part of EventBridge's rules that the catalogue uses: each field of the pattern
 * must be there and have one of the values, begin with a prefix, end in a suffix or lie between numbers; of an array in the event one element is
 * enough; of `$or` one pattern.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export function matches(pattern: EventPattern, event: Json): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    if (field === "$or") return (wanted as readonly EventPattern[]).some((one) => matches(one, event));
    const found = event[field];
    if (isObject(wanted)) return [found].flat().some((one) => isObject(one) && matches(wanted, one));
    if (!Array.isArray(wanted)) throw new Error(`${field}: a pattern wants arrays of values`);
    const values = [found].flat();
    return wanted.some((one) => values.some((value) => fits(field, one, value)));
  });
}

function fits(field: string, wanted: unknown, value: unknown): boolean {
  if (!isObject(wanted)) return wanted === value;
  if ("exists" in wanted) return (value !== undefined) === wanted.exists;
  if ("anything-but" in wanted) return ![wanted["anything-but"]].flat().includes(value) && value !== undefined;
  if ("numeric" in wanted)
    return typeof value === "number" && within(wanted.numeric as readonly (string | number)[], value);
  if (typeof wanted.suffix === "string") return typeof value === "string" && value.endsWith(wanted.suffix);
  const { prefix, ...rest } = wanted;
  if (typeof prefix !== "string" || Object.keys(rest).length > 0)
    throw new Error(`${field}: no rule is known for ${JSON.stringify(wanted)}`);
  return typeof value === "string" && value.startsWith(prefix);
}

const comparisons: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  ">": (value, limit) => value > limit,
  ">=": (value, limit) => value >= limit,
  "<": (value, limit) => value < limit,
};

/** `[">=", 4, "<", 7]`: pairs of a comparison and a number, all of which hold. */
function within([operator, limit, ...rest]: readonly (string | number)[], value: number): boolean {
  const holds = comparisons[operator as string]!(value, limit as number);
  return holds && (rest.length === 0 || within(rest, value));
}
