/** A language that an environment can ask for. */
export type Language = "en" | "ja";

/** A text for people, in each language. */
export type Text = Readonly<Record<Language, string>>;

/** A text in one language at least: a row of one's own has those of the environments that use it. */
export type SomeText =
  { readonly en: string; readonly ja?: string | undefined } | { readonly en?: string | undefined; readonly ja: string };

/** A text in a language; where it has none in it, in the other one. */
export const inLanguage = (text: SomeText, language: Language): string => text[language] ?? text.en ?? text.ja ?? "";
