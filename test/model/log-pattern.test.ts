import * as fc from "fast-check";
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
  patternProblem,
  rest,
} from "../../src/model/log-pattern/index.js";

describe("patterns are written in CloudWatch's syntax", () => {
  test.each([
    ["a term", allOf("ERROR"), "ERROR"],
    ["a phrase", allOf("connection refused"), '"connection refused"'],
    ["all of some terms", allOf("ERROR", "time-out"), 'ERROR "time-out"'],
    ["any of some terms", anyOf("ERROR", "FATAL"), "?ERROR ?FATAL"],
    ["any of one term", anyOf("ERROR"), "ERROR"],
    ["terms without others", allOfBut(["ERROR"], ["health check"]), 'ERROR -"health check"'],
    ["a JSON field", json(field("$.level").is("error")), '{ $.level = "error" }'],
    ["a number in JSON", json(field("$.status").atLeast(500)), "{ $.status >= 500 }"],
    ["a missing field", json(field("$.user.id").notExists()), "{ $.user.id NOT EXISTS }"],
    [
      "conditions",
      json(both(field("$.type").is("LOGIN_ERROR"), either(field("$.realm").is("master"), field("$.admin").isTrue()))),
      '{ ($.type = "LOGIN_ERROR") && (($.realm = "master") || ($.admin IS TRUE)) }',
    ],
    ["columns", columns("ip", "user", column("status").is("5*"), rest), "[ip, user, status = 5*, ...]"],
  ])("%s", (_, pattern, text) => {
    expect(pattern).toBe(text);
    expect(patternProblem(pattern)).toBeUndefined();
  });

  test("whatever the terms are, CloudWatch takes the pattern", () => {
    const terms = fc.array(
      fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !text.includes("%")),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(terms, (list) => {
        const [first, ...others] = list as [string, ...string[]];
        expect(patternProblem(allOf(first, ...others))).toBeUndefined();
        expect(patternProblem(anyOf(first, ...others))).toBeUndefined();
        expect(patternProblem(allOfBut([first], [first, ...others]))).toBeUndefined();
      }),
    );
  });
});

describe("what CloudWatch would refuse or misread is refused", () => {
  test.each([
    ["?ERROR -debug", /^mixes "\?" terms with others/],
    ["?ERROR ?FATAL timeout", /^mixes "\?" terms with others/],
    ['ERROR "open', /^has a quotation mark that is not closed/],
    ["{ $.level = 1", /^begins with \{ but does not end with \}/],
    ["[ip, user", /^begins with \[ but does not end with \]/],
    ["time-out", /^needs quotation marks around time-out/],
    ["%a% %b% %c%", /^has more than the 2 regular expressions/],
    ["x".repeat(1025), /^is 1025 characters long/],
  ])("%s", (pattern, problem) => {
    expect(patternProblem(pattern)).toMatch(problem);
  });

  test("a selector that is none", () => {
    expect(() => field("level")).toThrow('"level" is not a selector such as $.user.name or $.items[0]');
  });
});
