import { readFileSync } from "node:fs";

const [english, japanese] = ["README.md", "README.ja.md"].map((file) => readFileSync(file, "utf8")) as [string, string];

const all = (pattern: RegExp) => (text: string) => text.match(pattern) ?? [];

/** But for the one by which each page leads to the other. */
const links = (text: string) =>
  [...new Set(all(/\]\([^)]+\)/g)(text))].filter((link) => !link.startsWith("](README.")).sort();

describe("the Japanese README is true to the English one:", () => {
  test.each([
    ["the same code, word by word", all(/```\w*\n[^]*?```/g)],
    ["as many sections", all(/^#+ /gm)],
    ["as many rows of tables", all(/^\|/gm)],
    ["as many points of lists", all(/^- /gm)],
    ["the same links", links],
  ])("%s", (_, parts) => {
    expect(parts(japanese)).toEqual(parts(english));
  });
});
