import { products } from "../../../src/model/facts/releases/index.js";
import { judge, type VersionPolicy } from "../../../src/model/versions/index.js";

const policy: VersionPolicy = { rules: {}, releases: {}, exceptions: {} };

const judged = (product: string, version: string, on: string, own: Partial<VersionPolicy> = {}) =>
  judge({ ...policy, ...own }, { key: "some.thing", path: [], product, version }, on);

describe("the policy's own rules, on a day", () => {
  test.each([
    ["aurora-postgresql", "2026-11-25", ["17.7", "16.8", "15.10"]],
    ["aurora-postgresql", "2025-01-01", ["15.10", "14.6", "13.9"]],
    ["keycloak", "2026-11-25", ["26", "25", "24"]],
    ["nodejs", "2026-10-27", ["24", "22"]],
    ["nodejs", "2026-10-28", ["26", "24"]],
    ["nodejs", "2025-10-01", ["22", "20"]],
    ["lambda-nodejs", "2026-11-25", ["24", "22"]],
    ["mysql", "2026-11-25", ["8.4"]],
  ])("%s on %s: %j", (product, on, lines) => {
    expect(judged(product, "0", on)).toMatchObject({ allowed: false, lines });
  });
});

test.each([
  ["aurora-postgresql", "15.10", true],
  ["aurora-postgresql", "15.10.3", true],
  ["aurora-postgresql", "15.1", false],
  ["aurora-postgresql", "15.100", false],
  ["aurora-postgresql", "15", false],
  ["aurora-mysql", "8.0.mysql_aurora.3.10.0", true],
  ["aurora-mysql", "8.0.mysql_aurora.3.04.1", false],
  ["lambda-nodejs", "nodejs24.x", true],
  ["lambda-nodejs", "nodejs20.x", false],
  ["nodejs", "v24.19.0", true],
  ["postgres", "16.4", true],
])("%s %s is of an allowed line: %s", (product, version, allowed) => {
  expect(judged(product, version, "2026-11-25")).toMatchObject({ allowed });
});

test("a version says when it goes out, by the end of support or by what is newer", () => {
  expect(judged("aurora-postgresql", "15.10", "2026-11-25")).toMatchObject({ outFrom: "2028-03-01", next: "16.8" });
  expect(judged("nodejs", "22.23.2", "2026-09-01")).toMatchObject({ outFrom: "2026-10-28", next: "24" });
  expect(judged("keycloak", "26.7.2", "2026-11-25")).not.toHaveProperty("outFrom");
});

test("patches of the same line are told apart from the line", () => {
  expect(judged("keycloak", "26.4.2", "2026-11-25")).toMatchObject({ allowed: true, patch: "26.7.2" });
  expect(judged("keycloak", "26.7.2", "2026-11-25")).not.toHaveProperty("patch");
  expect(judged("keycloak", "26", "2026-11-25")).not.toHaveProperty("patch");
});

test("what no table knows passes", () => {
  expect(judged("nginx", "1.29.0", "2026-11-25")).toBeUndefined();
  expect(judged("constructor", "1", "2026-11-25")).toBeUndefined();
});

describe("an environment's own policy", () => {
  test("lists lines", () => {
    const own = { rules: { keycloak: { lines: ["26", "24", "23"] } } };
    expect(judged("keycloak", "25.0.6", "2026-11-25", own)).toMatchObject({ allowed: false, next: "26" });
    expect(judged("keycloak", "23.0.7", "2026-11-25", own)).toMatchObject({ allowed: true });
  });

  test("lists lines, and hears when their support ends or has ended", () => {
    const own = { rules: { "aurora-postgresql": { lines: ["15.10", "14.6", "13.9"] } } };
    const on = (day: string, version: string) => judged("aurora-postgresql", version, day, own);
    expect(on("2026-11-25", "14.6")).toMatchObject({ allowed: true, outFrom: "2027-03-01", next: "15.10" });
    expect(on("2026-11-25", "13.9")).toMatchObject({ allowed: true, supportEnded: "2026-02-28", next: "14.6" });
    expect(on("2026-02-28", "13.9")).not.toHaveProperty("supportEnded");
    const paid = { line: "13.9", since: "2023-01-23", longTermSupport: true, supportedUntil: "2029-02-28" };
    const kept = judged("aurora-postgresql", "13.9", "2026-11-25", {
      ...own,
      releases: { "aurora-postgresql": [paid] },
    });
    expect(kept).toMatchObject({ allowed: true, outFrom: "2029-03-01" });
  });

  test("adds and replaces lines of the table", () => {
    const own = { releases: { nodejs: [{ line: "28", since: "2027-10-26", longTermSupport: true }] } };
    expect(judged("nodejs", "24.19.0", "2027-11-01", own)).toMatchObject({ allowed: false, lines: ["28", "26"] });
  });

  test("lets any version pass, for a reason", () => {
    expect(
      judged("nodejs", "8", "2026-11-25", { rules: { nodejs: { any: "Frozen by its vendor." } } }),
    ).toBeUndefined();
  });
});

describe("the table", () => {
  const releases = Object.entries(products).flatMap(([id, { releases }]) => releases.map((one) => ({ id, ...one })));

  test("has days, in order, and no line twice", () => {
    expect(
      releases.filter(
        ({ since, supportedUntil = "9999" }) => !/^\d{4}-\d\d-\d\d$/.test(since) || since >= supportedUntil,
      ),
    ).toEqual([]);
    const lines = releases.map(({ id, line }) => `${id} ${line}`);
    expect(new Set(lines).size).toBe(lines.length);
  });

  test("ends no minor version of Aurora PostgreSQL after its major one, whose end that of long-term support is", () => {
    const lines = products["aurora-postgresql"].releases;
    const major = (line: string) => line.split(".")[0];
    const late = lines.filter(({ line, supportedUntil }) =>
      lines.some(
        (lts) => lts.longTermSupport && major(lts.line) === major(line) && supportedUntil! > lts.supportedUntil!,
      ),
    );
    expect(late.map(({ line }) => line)).toEqual([]);
  });

  test("names AWS's, Keycloak's and Node's own pages", () => {
    expect([...new Set(Object.values(products).map(({ source }) => new URL(source).host))].sort()).toEqual([
      "docs.aws.amazon.com",
      "github.com",
      "www.keycloak.org",
    ]);
  });
});
