import type { Report } from "../schema/fields.js";

/** Refuses settings of what `managed: false` leaves to somebody else. */
export function refuseLeftToOthers<Value extends { readonly managed?: boolean | undefined }>(
  value: Value,
  settings: readonly (keyof Value & string)[],
  report: Report,
): void {
  if (value.managed !== false) return;
  for (const word of settings)
    if (value[word] !== undefined)
      report([word], "is said of what managed: false leaves to somebody else; leave one of the two out");
}
