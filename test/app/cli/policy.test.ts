import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandIn, writeApp } from "../../support/command.js";
import { temporaryFolder } from "../../support/folder.js";

const appOf = (text: string): string => {
  const folder = temporaryFolder();
  writeApp(folder, text);
  return folder;
};

const lambda = (runtime: string, more = "") =>
  `{ resources: { lambda: { sync: { name: "sync", timeout: 3, memory: 128, runtime: "${runtime}" } } }${more} }`;

describe("compare", () => {
  const folder = () =>
    appOf(
      `exports.environments = [define("dev", ${lambda("nodejs22.x")}), define("prod", ${lambda("nodejs24.x", `, differences: { "resources.lambda": "Moves first." }`)}), define("old")];`,
    );

  test("passes where every difference is declared, and tells the reason", async () => {
    expect(await commandIn(folder(), "compare", "dev", "prod")).toEqual({
      code: 0,
      err: "",
      out: [
        "meant to differ (1)",
        '  resources.lambda.sync.runtime: "nodejs22.x" → "nodejs24.x"',
        "    Moves first.",
      ].join("\n"),
    });
  });

  test("fails where nobody says why, as JSON too", async () => {
    const { code, out } = await commandIn(folder(), "compare", "dev", "old", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      left: "dev",
      right: "old",
      differences: expect.arrayContaining([
        expect.objectContaining({ path: ["resources", "lambda", "sync"] }),
      ]) as unknown,
    });
  });

  test("needs two environments that there are", async () => {
    expect((await commandIn(folder(), "compare", "dev")).code).toBe(2);
    const { code, err } = await commandIn(folder(), "compare", "dev", "prd");
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('compare: there is no environment "prd"; did you mean "prod"?'),
    ]);
  });
});

describe("versions", () => {
  const folder = () => appOf(`exports.environments = [define("prod", ${lambda("nodejs22.x")})];`);

  test("tells what goes out within 90 days, and does not fail", async () => {
    expect(await commandIn(folder(), "versions", "--on", "2027-02-15")).toEqual({
      code: 0,
      err: "",
      out: "ending: prod.lambda.sync: Node.js on Lambda nodejs22.x is allowed until 2027-05-01; next step: 24",
    });
    expect((await commandIn(folder(), "versions", "--on", "2026-12-01")).out).toBe(
      "2026-12-01: every version is allowed, and none goes out within 90 days",
    );
  });

  test("fails on what is out", async () => {
    expect(await commandIn(folder(), "versions", "--on", "2027-05-01")).toMatchObject({
      code: 1,
      out: "out: prod.lambda.sync: Node.js on Lambda nodejs22.x is out: allowed are 24 (the newest 2 lines with long-term support); next step: 24",
    });
  });

  test("fails on what a list of lines keeps beyond its support", async () => {
    const listed = `, versions: { rules: { "lambda-nodejs": { lines: ["22", "20"] } } }`;
    const app = appOf(`exports.environments = [define("prod", ${lambda("nodejs20.x", listed)})];`);
    expect(await commandIn(app, "versions", "--on", "2026-04-30")).toMatchObject({
      code: 0,
      out: "ending: prod.lambda.sync: Node.js on Lambda nodejs20.x is allowed until 2026-05-01; next step: 22",
    });
    expect(await commandIn(app, "versions", "--on", "2026-05-01")).toMatchObject({
      code: 1,
      out: "out: prod.lambda.sync: Node.js on Lambda nodejs20.x is listed, and its standard support ended on 2026-04-30: where support goes on for a fee, give the line its last day in versions.releases; next step: 22",
    });
  });

  test("fails when an exception has ended", async () => {
    const exception = `, versions: { exceptions: { "lambda.sync": { reason: "Moves in May.", until: "2027-05-31" } } }`;
    const kept = appOf(`exports.environments = [define("prod", ${lambda("nodejs20.x", exception)})];`);
    expect(await commandIn(kept, "versions", "--on", "2027-05-31")).toMatchObject({
      code: 0,
      out: "ending: prod.lambda.sync: Node.js on Lambda nodejs20.x kept by an exception until 2027-05-31: Moves in May.; next step: 24",
    });
    expect(await commandIn(kept, "versions", "--on", "2027-06-01")).toMatchObject({ code: 1 });
  });

  test("tells patches of the same line apart", async () => {
    const container = `containers: { keycloak: { name: "keycloak", software: { keycloak: "26.4.2" } } }`;
    const ecs = `ecs: { main: { name: "idp", services: { web: { name: "web", minimumTasks: 1, ${container} } } } }`;
    const { code, out } = await commandIn(
      appOf(`exports.environments = [define("prod", { resources: { ${ecs} } })];`),
      "versions",
      "--on",
      "2026-12-01",
    );
    expect([code, out]).toEqual([
      0,
      "patch: prod.ecs.main/web/keycloak: Keycloak 26.4.2 lacks the fixes of its line up to 26.7.2: apply them at once, apart from releases",
    ]);
  });

  test("refuses what is no day", async () => {
    const { code, err } = await commandIn(folder(), "versions", "--on", "tomorrow");
    expect([code, err]).toEqual([2, expect.stringContaining('--on: "tomorrow" is no day such as 2026-12-01')]);
  });
});

describe("guardrails", () => {
  const planOf = (protection: boolean) =>
    JSON.stringify({
      planned_values: {
        root_module: {
          resources: [
            {
              mode: "managed",
              type: "aws_rds_cluster",
              address: "aws_rds_cluster.main",
              values: { deletion_protection: protection, preferred_maintenance_window: "mon:18:00-mon:18:30" },
            },
          ],
        },
      },
    });

  test("fails on a plan that breaks one", async () => {
    const folder = appOf(`exports.environments = [define("prod")];`);
    writeFileSync(join(folder, "good.json"), planOf(true));
    writeFileSync(join(folder, "bad.json"), planOf(false));
    expect(await commandIn(folder, "guardrails", "prod", "good.json")).toEqual({
      code: 0,
      err: "",
      out: "good.json: no guardrail of prod is broken",
    });
    expect(await commandIn(folder, "guardrails", "prod", "bad.json")).toEqual({
      code: 1,
      err: "",
      out: "aws_rds_cluster.main.deletion_protection: false: one wrong word deletes the database; true protects it (deletionProtection)",
    });
  });

  test("says which file it cannot read", async () => {
    const folder = appOf(`exports.environments = [define("prod")];`);
    const { code, err } = await commandIn(folder, "guardrails", "prod", "none.json");
    expect([code, err]).toEqual([1, "none.json: cannot be read: there is no such file"]);
    writeFileSync(join(folder, "text.json"), "plan");
    const text = await commandIn(folder, "guardrails", "prod", "text.json");
    expect([text.code, text.err]).toEqual([1, expect.stringMatching(/^text\.json: is no JSON: /)]);
  });
});
