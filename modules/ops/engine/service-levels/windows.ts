import type { Text } from "../../../../src/model/text.js";

const units = [
  { seconds: 86_400, key: "d", en: "days", ja: "日" },
  { seconds: 3600, key: "h", en: "hours", ja: "時間" },
  { seconds: 60, key: "m", en: "minutes", ja: "分" },
] as const;

/** A window as part of a name, `6h`, and in words. */
export function windowText(seconds: number): Text & { readonly key: string } {
  const { seconds: unit, key, en, ja } = units.find((one) => seconds % one.seconds === 0)!;
  const count = seconds / unit;
  return { key: `${count}${key}`, en: count === 1 ? en.slice(0, -1) : `${count} ${en}`, ja: `${count} ${ja}` };
}
