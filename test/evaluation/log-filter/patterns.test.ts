import * as fc from "fast-check";
import { FilterPatternError, matchesEvent, parseFilterPattern } from "../../../src/evaluation/log-filter/index.js";
import {
  allOf,
  allOfBut,
  anyOf,
  both,
  column,
  columns,
  either,
  field,
  json,
  rest,
} from "../../../src/model/log-pattern/index.js";

const toJson = (value: unknown) => JSON.stringify(value);

describe("terms", () => {
  test("are words, or parts of words when read so", () => {
    expect(matchesEvent("ERROR", "ERRORS")).toBe(false);
    expect(matchesEvent("ERROR", "ERRORS", { terms: "text" })).toBe(true);
    expect(matchesEvent("ERROR", "[ERROR]")).toBe(true);
    expect(matchesEvent('"time-out"', "a time-outage")).toBe(false);
    expect(matchesEvent('"time-"', "a time-out")).toBe(true);
    expect(matchesEvent("-ERROR", "ERRORS")).toBe(true);
    expect(matchesEvent("ERROR", "ERRORS and one ERROR")).toBe(true);
  });
});

describe("JSON", () => {
  test.each([
    ["an event that is no JSON never matches", "{ $.a NOT EXISTS }", "ERROR a", false],
    ["text before JSON is no JSON", "{ $.a = 1 }", 'INFO {"a":1}', false],
    ["a number in quotation marks is a text", '{ $.a = "1" }', '{"a":1}', false],
    ["a number without may be a text", "{ $.a = 1 }", '{"a":"1"}', true],
    ["a comparison of order takes numbers only", "{ $.a > 0 }", '{"a":"1"}', false],
    ["!= asks for a value", "{ $.a != 1 }", '{"b":1}', false],
    ["a regular expression sees a number's text", "{ $.a = %^5[0-9]{2}$% }", '{"a":503}', true],
    ["= * is any value", "{ $.a = * }", '{"a":false}', true],
    ["but no object", "{ $.a = * }", '{"a":{}}', false],
    ["any element may be the one", "{ $.a[*] = 2 }", '{"a":[1,2]}', true],
    ["any field may be the one", "{ $.*.b = 2 }", '{"a":{"b":2}}', true],
    ["true and false", "{ $.a IS TRUE && $.b IS FALSE }", '{"a":true,"b":false}', true],
    ["the text true is not the value", "{ $.a IS TRUE }", '{"a":"true"}', false],
    ["fields are an object's own", "{ $.constructor NOT EXISTS && $.__proto__ NOT EXISTS }", "{}", true],
    ["a field may have such a name", "{ $.constructor = 1 }", '{"constructor":1}', true],
  ])("%s", (_name, pattern, message, result) => {
    expect(matchesEvent(pattern, message)).toBe(result);
  });
});

describe("columns", () => {
  test.each([
    ["too few fields", "[a, b, c]", "1 2", false],
    ["the last column takes what is left", "[a, b=2]", "1 2 3", false],
    ["... may stand for nothing", "[a=1, ...]", "1", true],
    ["... in the middle", "[a=1, ..., z=9]", "1 2 3 9", true],
    ["a bracket within a word is no field of its own", "[a=x*, b=2]", "x[1 2", true],
    ["an empty text is a field", '[a, b="", c]', '1 "" 3', true],
    ["no number is not above one", "[size > 0]", "-", false],
    ["numbers are equal however written", "[n = 1e3]", "1000", true],
    ["&& binds before ||", "[a=1 || a=2 && a=3]", "1", true],
  ])("%s", (_name, pattern, message, result) => {
    expect(matchesEvent(pattern, message)).toBe(result);
  });
});

describe("what CloudWatch Logs would refuse is refused with the place", () => {
  test.each([
    ['ERROR "open', 7, "a quotation mark that is not closed"],
    ['"a\\tb"', 3, 'in quotation marks, \\ stands before " or \\ only; what else it would mean AWS does not say'],
    ["time-out", 5, '"-out" stands in a term; such a term stands in quotation marks'],
    ["$x", 1, '"$x" stands where a term would; what is not letters, digits and underscores stands in quotation marks'],
    ["%a% ERROR", 5, '"ERROR" stands behind a regular expression; in a pattern of terms it stands alone'],
    ["%something!%", 11, '"!" is not supported in a regular expression; as \\x21 it can be matched'],
    ["%(a)%", 2, '"(" in a regular expression; CloudWatch Logs has no groups, and the sign itself is \\x28 or \\x29'],
    [
      "%\\bword%",
      2,
      '"\\\\b" is no escape that AWS documents: \\d \\D \\s \\S \\w \\W, \\xhh, or \\ before an operator',
    ],
    ["%ä%", 2, '"ä" is not supported in a regular expression: no multi-byte characters'],
    ["%a", 1, "a regular expression that no % closes"],
    ["%*a%", 2, "%*a% is no regular expression: Nothing to repeat"],
    ["{ $.a = %a% && $.b = %b% && $.c = %c% }", 35, "a regular expression more than the 2 that one pattern may hold"],
    ["{ $.a = 1", 10, 'the pattern ends where "}" would close the pattern, or && or || go on'],
    ["{ $.a = 1 } x", 13, '"x" stands behind the closing "}"'],
    ["{ a = 1 }", 3, '"a" stands where a property selector such as $.user.id would'],
    ["{ $.a IS NOT NULL }", 7, "CloudWatch Logs has IS NULL, IS TRUE, IS FALSE and NOT EXISTS only"],
    ["{ $.a EXISTS }", 7, "CloudWatch Logs has IS NULL, IS TRUE, IS FALSE and NOT EXISTS only"],
    ["{ $.a == 1 }", 8, '"=" stands where a value would; a text of other signs stands in quotation marks'],
    ["{ $.a > x }", 9, '> takes a number; here "x"'],
    ["{ $.a[*].b[*] = 1 }", 3, "more than the 1 wildcard that one selector may hold"],
    [
      "{ $.a[*]=1 || $.b[*]=1 || $.c[*]=1 || $.d[*]=1 }",
      39,
      "more than the 3 wildcards that the selectors of one pattern may hold",
    ],
    ["{ ($.a = 1 }", 12, '"}" stands where ")" would close the "(" of character 3'],
    ["{ $.@t = 1 }", 4, "a property is letters, digits, - and _, another one stands as ['…'], and an element as [0]"],
    ["[a, a]", 5, "a second column a"],
    ["[..., a, ...]", 10, "a second ...; which fields each takes is open"],
    ["[a = 1 || b = 2]", 13, "a condition of column a names b; each column has its own between commas"],
    ["[a", 3, 'the pattern ends where "]" would close the pattern, or a comma, && or || go on'],
    ["x".repeat(1025), 1025, "the pattern is 1025 characters long; CloudWatch Logs takes 1024"],
  ])("%s", (pattern, position, problem) => {
    expect(() => parseFilterPattern(pattern)).toThrow(new FilterPatternError(pattern, position, problem));
  });

  test("no text makes the parser fail otherwise", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      "$.a",
      "=",
      "*",
      "%a%",
      "(",
      ")",
      "&&",
      "||",
      "...",
      ",",
      '"',
      "IS",
      "NULL",
      " ",
      "a",
      "1",
      "-",
      "?",
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, fc.oneof(fc.string(), fc.json()), (pattern, message) => {
        try {
          matchesEvent(pattern, message);
        } catch (error) {
          if (!(error instanceof FilterPatternError)) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("what the builder of patterns writes means what it says", () => {
  // JSON.stringify writes control characters as escapes, which AWS does not document.
  const text = fc
    .string({ minLength: 1, maxLength: 12 })
    .filter((one) => one.trim() !== "" && !/[\u0000-\u001f*]/.test(one));
  const list = fc.uniqueArray(text, { minLength: 1, maxLength: 4 });
  const has = (message: string, term: string) => message.includes(term);
  const asText = { terms: "text" } as const;

  test("terms", () => {
    fc.assert(
      fc.property(list, list, fc.array(text, { maxLength: 4 }), (wanted, unwanted, words) => {
        const [first, ...others] = wanted as [string, ...string[]];
        const message = words.join(" ");
        const all = wanted.every((term) => has(message, term));
        expect(matchesEvent(allOf(first, ...others), [...words, ...wanted].join(" "), asText)).toBe(true);
        expect(matchesEvent(allOf(first, ...others), message, asText)).toBe(all);
        expect(matchesEvent(anyOf(first, ...others), message, asText)).toBe(wanted.some((term) => has(message, term)));
        const [not, ...nots] = unwanted as [string, ...string[]];
        expect(matchesEvent(allOfBut(wanted, [not, ...nots]), message, asText)).toBe(
          all && !unwanted.some((term) => has(message, term)),
        );
      }),
    );
  });

  test("JSON", () => {
    const value = fc.oneof(text, fc.integer({ min: -5, max: 5 }), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(
        fc.record({ a: value, b: value }, { requiredKeys: [] }),
        text,
        fc.integer({ min: -5, max: 5 }),
        (event, word, limit) => {
          const matches = (condition: Parameters<typeof json>[0]) => matchesEvent(json(condition), toJson(event));
          const a = field("$.a");
          const b = field("$.b");
          expect(matches(a.is(word))).toBe(event.a === word);
          expect(matches(a.is(String(event.a)))).toBe(typeof event.a === "string");
          expect(matches(a.atLeast(limit))).toBe(typeof event.a === "number" && event.a >= limit);
          expect(matches(a.below(limit))).toBe(typeof event.a === "number" && event.a < limit);
          expect(matches(a.isTrue())).toBe(event.a === true);
          expect(matches(a.isNull())).toBe(event.a === null);
          expect(matches(a.exists())).toBe("a" in event);
          expect(matches(a.notExists())).toBe(!("a" in event));
          expect(matches(both(a.exists(), b.isFalse()))).toBe("a" in event && event.b === false);
          expect(matches(either(a.notExists(), both(a.isTrue(), b.isTrue())))).toBe(
            !("a" in event) || (event.a === true && event.b === true),
          );
        },
      ),
    );
  });

  test("columns", () => {
    const word = fc.stringMatching(/^[\w.:/-]{1,8}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 3, maxLength: 5 }),
        fc.integer({ min: 0, max: 9 }),
        word,
        (fields, status, other) => {
          const message = [fields[0], String(status), ...fields].join(" ");
          const matches = (...list: Parameters<typeof columns>) => matchesEvent(columns(...list), message);
          expect(matches("first", column("status").is(String(status)), rest)).toBe(true);
          expect(matches("first", column("status").above(status - 1), rest)).toBe(true);
          expect(matches("first", column("status").below(status), rest)).toBe(false);
          expect(matches(column("first").is(other), rest)).toBe(fields[0] === other || sameNumber(fields[0], other));
          expect(matches(rest, column("last").isNot(other))).toBe(
            !(fields.at(-1) === other || sameNumber(fields.at(-1), other)),
          );
        },
      ),
    );
  });

  const sameNumber = (a: string | undefined, b: string) => {
    const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
    return a !== undefined && number.test(a) && number.test(b) && /^[\w*]+$/.test(b) && Number(a) === Number(b);
  };
});
