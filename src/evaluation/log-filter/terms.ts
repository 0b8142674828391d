import type { FilterReadings, Matcher } from "./readings.js";
import { Scanner } from "./scanner.js";

interface Term {
  readonly sign: "" | "-" | "?";
  readonly text: string;
}

/** A pattern for events without structure: words and phrases, one regular expression, or nothing for every event. */
export function termsMatcher(scanner: Scanner): Matcher {
  scanner.skipSpace();
  const expression = scanner.expression();
  const holds = expression ? (message: string) => expression.test(message) : undefined;
  const terms = expression ? [] : readTerms(scanner);
  scanner.skipSpace();
  if (!scanner.ended)
    scanner.fail(`${scanner.found} behind a regular expression; in a pattern of terms it stands alone`);
  // AWS: "If you combine ? with other filter patterns, all question mark terms will be ignored."
  const optional = terms.filter(({ sign }) => sign === "?");
  const others = terms.filter(({ sign }) => sign !== "?");
  return {
    kind: "terms",
    match: (message, readings) => {
      const has = ({ text }: Term) => contains(message, text, readings);
      const matched =
        holds?.(message) ??
        (others.length > 0
          ? others.every((term) => has(term) === (term.sign === ""))
          : optional.length === 0 || optional.some(has));
      return matched ? { value: () => undefined } : undefined;
    },
    selectorIssue: () => "needs a pattern of JSON or of columns; this one is made of terms",
  };
}

function readTerms(scanner: Scanner): Term[] {
  const terms: Term[] = [];
  for (scanner.skipSpace(); !scanner.ended; scanner.skipSpace()) {
    const sign = (scanner.take(/^[-?]/)?.[0] ?? "") as Term["sign"];
    const text = scanner.quoted() ?? scanner.take(/^\w+/)?.[0];
    if (text === undefined) {
      return scanner.fail(
        `${scanner.found} where a term would; what is not letters, digits and underscores stands in quotation marks`,
      );
    }
    if (!/^(\s|$)/.test(scanner.rest))
      scanner.fail(`${scanner.found} in a term; such a term stands in quotation marks`);
    // AWS matches everything with " ", which holds no term.
    if (text.trim() !== "") terms.push({ sign, text });
  }
  return terms;
}

const wordCharacter = /[\p{L}\p{N}_]/u;

/** Whether a message has a text; as words, when read so: nothing of a word goes on before or behind it. */
function contains(message: string, text: string, { terms }: FilterReadings): boolean {
  if (terms === "text") return message.includes(text);
  const goesOn = (outer: string | undefined, inner: string | undefined) =>
    outer !== undefined && inner !== undefined && wordCharacter.test(outer) && wordCharacter.test(inner);
  for (let at = message.indexOf(text); at >= 0; at = message.indexOf(text, at + 1)) {
    if (!goesOn(message[at - 1], text[0]) && !goesOn(message[at + text.length], text.at(-1))) return true;
  }
  return false;
}
