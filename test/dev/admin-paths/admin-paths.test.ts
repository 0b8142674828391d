import fc from "fast-check";
import { defineEnvironment, type EnvironmentDefinition } from "../../../src/index.js";
import { patternLimit } from "../../../src/model/path-pattern.js";
import { least } from "../../support/environment.js";
import { resources, stacksOf, type StackJson } from "../../support/synth.js";
import { adminPaths, disguises, otherPaths } from "./requests.js";
import { decide, everyReading, type Request } from "./waf-model.js";

const networks = ["192.0.2.0/24", "198.51.100.7/32", "2001:db8:1::/48"];

type AdminPaths = NonNullable<EnvironmentDefinition["privilegedUse"]>["adminPaths"];

const stackOf = (adminPaths: AdminPaths, from = networks): StackJson =>
  stacksOf(defineEnvironment({ ...least, privilegedUse: { trail: "elsewhere", networks: from, adminPaths } }))[
    "idp-prod-safeguards"
  ]!;

const stack = stackOf({});

/** What is decided, in whichever way AWS reads what its guide leaves open. */
const decided = (request: Request, by = stack): string[] => [
  ...new Set(everyReading.map((readings) => decide(by, request, readings))),
];

const outside = ["203.0.113.9", "192.0.3.1", "198.51.100.8", "2001:db8:2::1", "2001:db8::1", "::ffff:192.0.2.9"];
const inside = ["192.0.2.1", "192.0.2.255", "198.51.100.7", "2001:db8:1::1", "2001:db8:1:ffff::9"];
const turn = (list: readonly string[], index: number): string => list[index % list.length]!;

const written = adminPaths.flatMap((path) =>
  Object.entries(disguises).map(([name, disguise]) => [`${path}, ${name}`, disguise(path)] as const),
);

test("there are more than 200 requests", () => {
  expect(new Set(written.map(([, path]) => path)).size + new Set(otherPaths).size).toBeGreaterThan(200);
});

test.each(written)("%s is not reached from outside: %s", (_, path) => {
  for (const address of outside) expect([address, decided({ path, address })]).toEqual([address, ["block"]]);
});

test("all of them are reached from the networks", () => {
  const found = written.map(([name, path], index) => [name, decided({ path, address: turn(inside, index) })]);
  expect(found).toEqual(written.map(([name]) => [name, ["pass"]]));
});

test.each(otherPaths)("%s is reached by everybody", (path) => {
  for (const address of [...outside, ...inside])
    expect([address, decided({ path, address })]).toEqual([address, ["pass"]]);
});

test("whatever stands below a path, or before it with dots, does not open it", () => {
  const segment = fc.stringMatching(/^[a-z0-9]{1,8}$/);
  const disguise = fc.constantFrom(...Object.values(disguises));
  fc.assert(
    fc.property(fc.constantFrom(...adminPaths), disguise, fc.array(segment, { maxLength: 4 }), (path, hide, below) => {
      const there = hide(`${path}${below.map((one) => `/${one}`).join("")}`);
      expect(decided({ path: there, address: "203.0.113.9" })).toEqual(["block"]);
      const around = `/${below.map((one) => `${one}/../`).join("")}${path.slice(1)}`;
      expect(decided({ path: around, address: "203.0.113.9" })).toEqual(["block"]);
    }),
  );
});

test("whatever else a path begins with is nobody's business", () => {
  const segment = fc.stringMatching(/^[a-zA-Z0-9_-]{1,10}$/).filter((one) => !/^(admin|auth|realms)$/i.test(one));
  fc.assert(
    fc.property(segment, fc.array(fc.stringMatching(/^[a-zA-Z0-9._~;=-]{1,10}$/), { maxLength: 4 }), (first, below) => {
      fc.pre(!below.some((one) => /^\.\.?(;|$)/.test(one)));
      expect(decided({ path: `/${[first, ...below].join("/")}`, address: "203.0.113.9" })).toEqual(["pass"]);
    }),
  );
});

describe("behind a proxy that sets a header", () => {
  const behind = stackOf({ forwardedHeader: "X-Forwarded-For" });
  const proxy = "203.0.113.80";
  const asked = (header: string | undefined, path = "/admin/"): string[] => {
    const headers: Record<string, string> = header === undefined ? {} : { "x-forwarded-for": header };
    return decided({ path, address: proxy, headers }, behind);
  };

  test.each(["192.0.2.1", "203.0.113.9, 192.0.2.1", "203.0.113.9,2001:db8:1::1", "not an address, 198.51.100.7"])(
    "%s is a client of the networks",
    (header) => {
      expect(asked(header)).toEqual(["pass"]);
    },
  );

  test.each([
    "203.0.113.9",
    "192.0.2.1, 203.0.113.9",
    "192.0.2.1,192.0.2.1,203.0.113.9",
    "2001:db8:1::1, 2001:db8:2::1",
    "::ffff:192.0.2.1",
    "192.0.2.1:443",
    "[2001:db8:1::1]",
    "192.0.2.1;203.0.113.9",
    "192.0.2.1 203.0.113.9",
    "for=192.0.2.1",
    "unknown",
    "192.0.2.1,",
    "",
    undefined,
  ])("%p is none, or says nothing", (header) => {
    expect(asked(header)).toEqual(["block"]);
    expect(asked(header, "/realms/test/account")).toEqual(["pass"]);
  });

  test("the address of the proxy itself opens nothing", () => {
    expect(decided({ path: "/admin/", address: "192.0.2.1" }, behind)).toEqual(["block"]);
  });

  test("without it, what a client writes into the header opens nothing", () => {
    const headers = { "x-forwarded-for": "192.0.2.1" };
    expect(decided({ path: "/admin/", address: "203.0.113.9", headers })).toEqual(["block"]);
  });
});

test("in count mode nothing is blocked, and the same requests are counted", () => {
  const counting = stackOf({ mode: "count" });
  expect(decided({ path: "/admin/", address: "203.0.113.9" }, counting)).toEqual(["count"]);
  expect(decided({ path: "/admin/", address: "192.0.2.1" }, counting)).toEqual(["pass"]);
});

test("other paths than Keycloak's can be named", () => {
  const own = stackOf({ paths: ["/backstage/v1.0"] }, ["192.0.2.0/24"]);
  const from = (path: string) => decided({ path, address: "203.0.113.9" }, own);
  expect(from("/backstage/v1.0/users")).toEqual(["block"]);
  expect(from("/backstage/v1x0/users")).toEqual(["pass"]);
  expect(from("/admin")).toEqual(["pass"]);
});

test("the rule group keeps within what AWS WAF takes: capacity, characters, constructs, transformations", () => {
  for (const one of [stack, stackOf({ forwardedHeader: "X-Forwarded-For" })]) {
    const [{ capacity, rule }] = Object.values(resources(one, "aws_wafv2_rule_group")) as unknown as [
      { capacity: number; rule: { statement: unknown }[] },
    ];
    const text = JSON.stringify(rule);
    const count = (what: RegExp) => (text.match(what) ?? []).length;
    const units =
      40 * count(/regex_pattern_set_reference_statement/g) +
      2 * count(/ip_set_reference_statement/g) +
      count(/size_constraint_statement/g) +
      10 * count(/"type":/g);
    expect(units).toBeLessThanOrEqual(capacity);
    expect(capacity).toBeLessThanOrEqual(1500);
    const [set] = Object.values(resources(one, "aws_wafv2_regex_pattern_set")) as unknown as [
      { regular_expression: { regex_string: string }[] },
    ];
    expect(set.regular_expression.length).toBeLessThanOrEqual(10);
    for (const { regex_string } of set.regular_expression) {
      expect(regex_string.length).toBeLessThanOrEqual(patternLimit);
      expect(regex_string.replaceAll("(?:", "")).not.toContain("(");
      expect(regex_string).not.toMatch(/\\[1-9CRK]|[*+?}]\+|\(\?>/);
    }
  }
});
