import type { Text } from "../../../../src/model/text.js";
import { inEnglish, inLargestUnit } from "../durations.js";

/** A window as part of a name, `6h`, and in words. */
export function windowText(seconds: number): Text & { readonly key: string } {
  const { count, unit } = inLargestUnit(seconds);
  return {
    key: `${count}${unit.key}`,
    en: count === 1 ? unit.en : inEnglish(count, unit),
    ja: `${count} ${unit.ja}`,
  };
}
