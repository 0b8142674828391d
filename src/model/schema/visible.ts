/**
 * A character that people see: a letter, digit, sign or symbol. Some letters are none to the eye (fillers, and the empty Braille pattern),
 * and what only changes or joins its neighbours is nothing alone (zero-width spaces, joiners, marks).
 */
const visible = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether a text says anything to whoever reads it. */
export const isVisible = (text: string): boolean => visible.test(text);

/** A text in quotes; one that nobody would see with the codes of its characters. */
export const quoted = (text: string): string =>
  isVisible(text)
    ? JSON.stringify(text)
    : JSON.stringify(text).replace(/[^ -~]/gu, (one) => `\\u{${one.codePointAt(0)!.toString(16)}}`);
