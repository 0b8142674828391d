import type { Environment, Issue } from "../../../src/model/environment/index.js";
import { isVisible } from "../../../src/model/schema/visible.js";
import type { Language, SomeText } from "../../../src/model/text.js";

const languages: readonly Language[] = ["en", "ja"];

/** Which texts of a row are not there in the language of an environment that shows them. */
export const missingTexts = (
  { language }: Environment,
  id: string,
  texts: Readonly<Record<string, SomeText | undefined>>,
): Issue[] =>
  Object.entries(texts).flatMap(([word, text]) => {
    if (text === undefined || says(text, language)) return [];
    const has = languages.filter((one) => says(text, one)).join(" and ") || "none";
    const message = `is required: the environment's language is ${language}, and the row has this text in ${has}; add ${language}: "…"`;
    return [{ path: ["catalogue", id, word, language], message, needs: [["language"]] }];
  });

const says = (text: SomeText, language: Language): boolean => isVisible(text[language] ?? "");
