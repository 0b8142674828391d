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

describe("what CloudWatch's own pages show is taken", () => {
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
  test.each([
    '{ $.eventType = "UpdateTrail" }',
    "{ $.sourceIPAddress != 123.123.* }",
    '{ $.arrayKey[0] = "value" }',
    "{ $.eventType = %Trail% }",
    "{ $.arrayKey[*] = %val.{2}% }",
    "{ $.* = %111\\.111\\.111\\.1[0-9]{1,2}% }",
    "{ $.['cluster.name'] = \"c\" }",
    "{ $.SomeObject IS NULL }",
    "{ $.SomeOtherObject NOT EXISTS }",
    "{ $.errorCode = 400}",
    "{ $.number[0] = 1e+3 }",
    "{ $.number[0] != 1e-3 }",
    "{ $.latency = * }",
    '{ ($.user.id = 1) && ($.users[0].email = "John.Doe@example.com") }',
    '{ $.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = "nonmatch" && $.actions[2] = "nonmatch" }',
  ])("%s", (pattern) => {
    expect(patternProblem(pattern)).toBeUndefined();
  });

  test("and whatever is made of fields", () => {
    const value = fc.oneof(
      fc.string({ maxLength: 20 }).filter((text) => !text.includes("%")),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(value, fc.integer(), (one, other) => {
        const condition = either(both(field("$.a").is(one), field("$.b[0].c").above(other)), field("$.d").isNot(one));
        expect(patternProblem(json(condition))).toBeUndefined();
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
    ["{ $.a = = 1 }", /^needs a value before "= 1"$/],
    ["{ }", /^needs a selector such as \$\.level before its end$/],
    ["{ level = 1 }", /^needs a selector such as \$\.level before "level = 1"$/],
    ["{ $.a }", /^needs =, !=, <, >, <=, >=, IS NULL, IS TRUE, IS FALSE or NOT EXISTS before its end$/],
    ["{ $.a IS NOT NULL }", /^needs =, !=, .* before "IS NOT NULL"$/],
    ["{ $.a > high }", /^needs a number before "high"$/],
    ["{ $.a = 1 and $.b = 2 }", /^needs && or \|\| before "and \$\.b = 2"$/],
    ["{ ($.a = 1 }", /^needs \) or && or \|\| before its end$/],
    ["{ $.a = 1 || }", /^needs a selector such as \$\.level before its end$/],
    ["{ $.a[*].b[*] = 1 }", /^has more than one wildcard in \$\.a\[\*\]\.b\[\*\]/],
  ])("%s", (pattern, problem) => {
    expect(patternProblem(pattern)).toMatch(problem);
  });

  test("a selector that is none", () => {
    expect(() => field("level")).toThrow('"level" is not a selector such as $.user.name or $.items[0]');
  });
});
