import { isObject, listOf } from "../../cdktf/terraform-json.js";

/** Has Terraform forget what has left the file, instead of destroying it. */
export const removedBlock = (from: string) => ({ from, lifecycle: { destroy: false } });

/**
 * Refuses to release what is in the stack still: Terraform would, at plan.
 *
 * @throws Error with every such address.
 */
export function checkReleased(
  stack: string,
  released: readonly string[],
  json: Readonly<Record<string, unknown>>,
): void {
  const present = addressesOf(json);
  const problems = released
    .filter((address) => present.has(address))
    .map((address) => `${stack}: ${address} is released, and in the stack still; take one of the two back`);
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

/** What Terraform would not destroy while it was in a file, and would now. */
export interface LeftBehind {
  readonly address: string;
  /** The name of an alarm that is another one now: Terraform makes it anew. */
  readonly renamed?: { readonly from: string; readonly to: string };
}

/**
 * What Terraform would not destroy while it was in a file, and would now that it is not, or is called otherwise: that refusal goes with
 * the block. Nothing where it moved, or was released.
 */
export function leftBehind(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): readonly LeftBehind[] {
  const present = addressesOf(after);
  const settled = new Set([...fromOf(after.removed), ...fromOf(after.moved)]);
  return [...addressesOf(before)]
    .filter(([address, resource]) => isProtected(resource) && !settled.has(address))
    .flatMap(([address, resource]) => {
      if (!present.has(address)) return [{ address }];
      const [from, to] = [alarmNameOf(resource), alarmNameOf(present.get(address))];
      return from === undefined || to === undefined || from === to ? [] : [{ address, renamed: { from, to } }];
    });
}

/**
 * Aliases of providers that something of a file had, and that a later one does not have: Terraform neither destroys nor forgets
 * anything without the provider that made it.
 */
export function deserted(before: string, after: string): readonly string[] {
  const aliases = (text: string, pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, alias]) => alias!));
  const kept = aliases(after, /"alias": *"(\w+)"/g);
  return [...aliases(before, /"provider": *"aws\.(\w+)"/g)].filter((alias) => !kept.has(alias)).sort();
}

const alarmNameOf = (resource: unknown): string | undefined =>
  isObject(resource) && typeof resource.alarm_name === "string" ? resource.alarm_name : undefined;

const isProtected = (resource: unknown): boolean =>
  isObject(resource) && listOf(resource.lifecycle).some((block) => isObject(block) && block.prevent_destroy === true);

const fromOf = (blocks: unknown): string[] =>
  listOf(blocks).flatMap((block) => (isObject(block) && typeof block.from === "string" ? [block.from] : []));

const addressesOf = ({ resource }: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> =>
  new Map(
    listOf(resource).flatMap((types) =>
      Object.entries(isObject(types) ? types : {}).flatMap(([type, byId]) =>
        Object.entries(isObject(byId) ? byId : {}).map(([id, one]) => [`${type}.${id}`, one] as const),
      ),
    ),
  );
