import { isVisible } from "../../src/model/schema/visible.js";

describe("a text for people", () => {
  test.each(["no lag here", "保守中", "-", "…", "✅", "❤️", "👩‍💻", "é", "\u200bmeant", "0", "$"])(
    "says something: %j",
    (text) => {
      expect(isVisible(text)).toBe(true);
    },
  );

  test.each([
    ["nothing", ""],
    ["spaces of any kind", " \t\n\u00a0\u2003\u3000"],
    ["zero-width spaces and joiners", "\u200b\u200c\u200d\u2060\ufeff"],
    ["marks of direction", "\u200e\u200f\u202e\u2066\u2069"],
    ["soft hyphens", "\u00ad"],
    ["fillers, which are letters", "\u115f\u1160\u3164\uffa0"],
    ["the empty Braille pattern", "\u2800"],
    ["marks without a letter", "\u0301\ufe0f\u{e0100}"],
    ["tags and control characters", "\u{e0041}\u0000\u0007\u007f"],
  ])("says nothing where it is %s", (_, text) => {
    expect(isVisible(text)).toBe(false);
  });
});
