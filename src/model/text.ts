/** A language that an environment can ask for. */
export type Language = "en" | "ja";

/** A text for people, in each language. */
export type Text = Readonly<Record<Language, string>>;
