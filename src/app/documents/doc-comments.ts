import ts from "typescript";

/** Stands where a doc comment is missing. */
export const undocumented = "**No doc comment.**";

/** What a doc comment says, on one line. */
export function meaningOf(checker: ts.TypeChecker, symbol: ts.Symbol): string {
  const text = ts
    .displayPartsToString(symbol.getDocumentationComment(checker))
    .replace(/\s*\n\s*/g, " ")
    .trim();
  return text === "" ? undocumented : text;
}

/** The pages that it names with `@see`. */
export const linksOf = (checker: ts.TypeChecker, symbol: ts.Symbol): string[] =>
  symbol
    .getJsDocTags(checker)
    .filter(({ name }) => name === "see")
    .map(({ text }) =>
      ts
        .displayPartsToString(text)
        .replace(/^(https?)\s*:/, "$1:")
        .trim(),
    );
