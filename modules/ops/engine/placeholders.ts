import type { Language, SomeText, Text } from "../../../src/model/text.js";
import { suggest, type Issue } from "../../../src/model/environment/index.js";

/** What a row's text may leave to the alarm: its threshold with the unit, and its window, as they are in force. */
const placeholders = ["threshold", "window"] as const;

type Placeholder = (typeof placeholders)[number];

/** Texts that take the places of placeholders. */
export type Values = Readonly<Record<Placeholder, Text>>;

/** A word in braces; what Terraform would read, `${word}`, is none. */
const inBraces = /(?<![$%])\{(\w+)\}/g;

const isPlaceholder = (name: string): name is Placeholder => placeholders.some((one) => one === name);

/** A row's text with values in the places of its placeholders. */
export const fillIn = (text: string, values: Values, language: Language): string =>
  text.replace(inBraces, (whole, name: string) => (isPlaceholder(name) ? values[name][language] : whole));

interface Worded {
  readonly because: SomeText;
  readonly followsTraffic?: true;
}

/** Placeholders of a row's text that stand for nothing. */
export function placeholderProblems(id: string, { because, followsTraffic }: Worded): Issue[] {
  return Object.entries(because).flatMap(([language, text]) => {
    const path = ["catalogue", id, "because", language];
    const names = [...new Set([...text.matchAll(inBraces)].map(([, name]) => name!))];
    return names.flatMap((name) => {
      if (!isPlaceholder(name)) {
        return [{ path, message: `{${name}} stands for nothing${suggest(name, placeholders)}` }];
      }
      if (name !== "threshold" || !followsTraffic) return [];
      const message =
        "{threshold} is not there where a band takes its place, which followsTraffic offers; leave it out";
      return [{ path, message }];
    });
  });
}
