import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { commandIn, writeApp } from "../../support/command.js";
import { temporaryFolder } from "../../support/folder.js";

const stacksIn = (folder: string, out = "cdktf.out") => readdirSync(join(folder, out, "stacks")).sort();
const lambda = `{ resources: { lambda: { sync: { name: "sync", timeout: 3, memory: 128 } } } }`;
const queue = `{ resources: { sqs: { orders: { name: "orders" } } } }`;

describe("synth", () => {
  test("writes what the entry exports, in the forms that it asks for, and once", async () => {
    const folder = temporaryFolder();
    writeApp(
      folder,
      `exports.environments = [define("dev"), define("prod")]; exports.options = { forms: ["module"] };`,
    );
    const { code, out, err } = await commandIn(folder, "synth");
    expect([code, err]).toEqual([0, ""]);
    expect(out.match(/shop-dev-alarms /g)).toHaveLength(1);
    expect(readdirSync(join(folder, "cdktf.out", "modules")).sort()).toContain("shop-prod-telemetry");
    expect(existsSync(join(folder, "cdktf.out", "stacks", "shop-prod-telemetry"))).toBe(false);
  });

  test("prefers its options to those of the entry", async () => {
    const folder = temporaryFolder();
    writeApp(folder, `exports.environments = [define("prod")]; exports.options = { forms: ["module"], outdir: "x" };`);
    expect((await commandIn(folder, "synth", "--out", "build", "--form", "root", "--versions-file")).code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(["build", "main.js"]);
    expect(readdirSync(join(folder, "build", "stacks", "shop-prod-alarms")).sort()).toEqual([
      "cdk.tf.json",
      "versions.tf.json",
    ]);
  });

  test("writes one environment and leaves the others, even where another one is wrong", async () => {
    const folder = temporaryFolder();
    writeApp(folder, `exports.environments = [define("dev"), define("prod")];`);
    expect((await commandIn(folder, "synth", "--only", "dev")).code).toBe(0);
    expect(stacksIn(folder)).toEqual(["shop-dev-alarms", "shop-dev-telemetry"]);
    writeApp(folder, `exports.environments = [define("dev", { region: "tokyo" }), define("prod")];`, "wrong.js");
    const app = ["--app", "wrong.js"];
    expect((await commandIn(folder, "synth", "--only", "prod", ...app)).code).toBe(0);
    expect(stacksIn(folder)).toEqual([
      "shop-dev-alarms",
      "shop-dev-telemetry",
      "shop-prod-alarms",
      "shop-prod-telemetry",
    ]);
    expect(await commandIn(folder, "synth", "--only", "dev", ...app)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^dev.region: "tokyo"/),
    });
  });

  test("tells what an environment has in common with one that it does not write", async () => {
    const folder = temporaryFolder();
    writeApp(folder, `exports.environments = [define("prod"), define("prod")];`);
    const { code, err } = await commandIn(folder, "check");
    expect([code, err]).toEqual([1, ""]);
    expect((await commandIn(folder, "synth", "--only", "prod")).code).not.toBe(0);
  });

  test("prunes what is gone, and with --only not what is there and not asked for", async () => {
    const folder = temporaryFolder();
    writeApp(folder, `exports.environments = [define("old"), define("dev"), define("prod")];`);
    await commandIn(folder, "synth");
    writeApp(folder, `exports.environments = [define("dev"), define("prod")];`, "two.js");
    const two = ["--app", "two.js"];
    expect((await commandIn(folder, "synth", ...two)).out).toContain("shop-old-alarms: kept from an earlier run");
    expect((await commandIn(folder, "synth", "--only", "prod", "--prune", ...two)).code).toBe(0);
    expect(stacksIn(folder)).toEqual([
      "shop-dev-alarms",
      "shop-dev-telemetry",
      "shop-prod-alarms",
      "shop-prod-telemetry",
    ]);
    writeApp(folder, `exports.environments = [define("prod")];`, "one.js");
    expect((await commandIn(folder, "synth", "--prune", "--app", "one.js")).code).toBe(0);
    expect(stacksIn(folder)).toEqual(["shop-prod-alarms", "shop-prod-telemetry"]);
  });

  test("tells the mistakes of all environments, and writes nothing", async () => {
    const folder = temporaryFolder();
    writeApp(folder, `exports.environments = [define("dev", { region: "tokyo" }), define("prod", { account: "1" })];`);
    const { code, out, err } = await commandIn(folder, "synth");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^dev\.region: .*\n(.*\n)*prod\.account: /);
    expect(err).not.toContain("    at ");
    expect(existsSync(join(folder, "cdktf.out"))).toBe(false);
  });
});

describe("check", () => {
  test("tells errors of one environment and gaps of another, and writes nothing", async () => {
    const folder = temporaryFolder();
    writeApp(folder, `exports.environments = [define("dev", { region: "tokyo" }), define("prod", ${lambda})];`);
    const { code, out, err } = await commandIn(folder, "check");
    expect([code, err]).toEqual([1, ""]);
    expect(out).toMatch(/^error: dev\.region: "tokyo"/m);
    expect(out).toMatch(/^gap: prod: needs a value: lambda\.claimedAccountConcurrency \(account\).*\n {2}\S/m);
    expect(out).toMatch(/\n2 environments: 1 error, \d+ gaps?, 1 note$/);
    expect(readdirSync(folder)).toEqual(["main.js"]);
  });

  test("tells what the policy switches on in an account and nobody set, until somebody says why", async () => {
    const folder = temporaryFolder();
    const resources = `resources: {
      ecr: { api: { name: "shop/api" } },
      ecs: { main: { name: "main", services: { api: { name: "api", minimumTasks: 1 } } } },
    }`;
    const off = `telemetry: { ecrScanning: { type: "basic" }, off: { guardDuty: "the organization sets it" } }`;
    const others = `telemetry: { ecrScanning: { type: "enhanced", managed: false }, guardDuty: { managed: false } }`;
    writeApp(
      folder,
      `exports.environments = [define("dev", { ${resources} }), define("prod", { ${resources}, ${off} }), define("stg", { ${resources}, ${others} })];`,
    );
    const { out } = await commandIn(folder, "check", "--json");
    const { findings } = JSON.parse(out) as { findings: readonly { readonly subject: string }[] };
    const text = (what: string, word: string) =>
      `The policy has ${what}. Set it, with managed: false where somebody else has it switched on, or say why this environment does not: telemetry.off.${word}: "…".`;
    expect(findings.filter(({ subject }) => subject.startsWith("not switched on"))).toEqual([
      {
        kind: "gap",
        environment: "dev",
        subject: "not switched on: telemetry.ecrScanning",
        message: text("images scanned for vulnerabilities", "ecrScanning"),
      },
      {
        kind: "gap",
        environment: "dev",
        subject: "not switched on: telemetry.guardDuty",
        message: text("containers on Fargate watched by GuardDuty", "guardDuty"),
      },
      {
        kind: "note",
        environment: "prod",
        subject: "not switched on: telemetry.guardDuty",
        message: "the organization sets it",
      },
    ]);
  });

  test("tells what adoption loses because somebody said so, what it changes, and what it leaves to the owner", async () => {
    const folder = temporaryFolder();
    const adopting = `{
      resources: {
        lambda: { sync: { name: "sync", timeout: 3, memory: 128 } },
        ecs: { main: { name: "main", services: {}, adopt: true } },
      },
      telemetry: { logs: {
        archive: { bucketName: "old-logs", adopt: true },
        sources: { "lambda.sync": { adopt: { retention: "never", shortens: "traces only" } } },
      } },
    }`;
    writeApp(folder, `exports.environments = [define("prod", ${adopting})];`);
    const { code, out } = await commandIn(folder, "check");
    expect(code).toBe(0);
    const bucket = "note: prod: adoption: telemetry.logs.archive.adopt\n  old-logs: ";
    expect(out.slice(out.indexOf("note: prod: adoption"), out.indexOf("\nnote: prod: costs"))).toBe(
      [
        'note: prod: adoption: telemetry.logs.sources["lambda.sync"].adopt',
        "  /aws/lambda/sync: retention never → 120 days: history older than that is deleted (traces only)",
        "note: prod: adoption: resources.ecs.main.adopt",
        "  main: Container Insights → enhanced",
        `${bucket}its policy is not managed: add the statements of the output log_archive_bucket_policy to it`,
        `${bucket}its lifecycle is not managed: add the rules of the output log_archive_bucket_lifecycle to it`,
        `${bucket}blocked public access, encryption, versions and object lock are its owner's to set`,
      ].join("\n"),
    );
  });

  test("lets gaps pass, unless it is strict", async () => {
    const folder = temporaryFolder();
    writeApp(folder, `exports.environments = [define("prod", ${lambda})];`);
    expect((await commandIn(folder, "check")).code).toBe(0);
    expect((await commandIn(folder, "check", "--strict")).code).toBe(1);
  });

  test("prints JSON and nothing else", async () => {
    const folder = temporaryFolder();
    writeApp(folder, `exports.environments = [define("dev", { region: "tokyo" }), define("prod", ${queue})];`);
    const { code, out } = await commandIn(folder, "check", "--json");
    const { ok, findings } = JSON.parse(out);
    expect([code, ok]).toEqual([1, false]);
    expect(findings).toContainEqual({
      kind: "error",
      environment: "dev",
      subject: "dev.region",
      message: expect.stringContaining('"tokyo"'),
    });
    expect(JSON.parse((await commandIn(folder, "check", "--only", "prod", "--json")).out).ok).toBe(true);
  });
});

describe("an entry", () => {
  test("that synthesizes by itself is refused before anything is written, even where it catches the error", async () => {
    const folder = temporaryFolder();
    const text = `exports.environments = [define("prod")];
      try { unyo.synthesize(unyo.defineEnvironments(...exports.environments)); } catch {}`;
    writeApp(folder, text);
    const { code, err } = await commandIn(folder, "synth");
    expect(code).toBe(1);
    expect(err).toMatch(/^main\.js: calls synthesize when a command reads it.*\n {2}right: /);
    expect(readdirSync(folder)).toEqual(["main.js"]);
  });

  test("that synthesizes only when it is run by itself is read", async () => {
    const folder = temporaryFolder();
    writeApp(
      folder,
      `exports.environments = [define("prod")];
      if (require.main === module) unyo.synthesize(unyo.defineEnvironments(...exports.environments));`,
    );
    expect((await commandIn(folder, "synth")).code).toBe(0);
  });

  test("that synthesizes later writes nothing either", async () => {
    const folder = temporaryFolder();
    writeApp(
      folder,
      `exports.environments = [define("prod")];
      globalThis.later = () => unyo.synthesize(unyo.defineEnvironments(...exports.environments));`,
    );
    expect((await commandIn(folder, "check")).code).toBe(0);
    expect((globalThis as unknown as { later: () => void }).later).toThrow(/^main\.js: calls synthesize when/);
    expect(readdirSync(folder)).toEqual(["main.js"]);
  });

  test.each([
    ["exports.enviroments = [];", 1, "main.js: exports no environments, but enviroments\n  right: "],
    ["exports.environments = [];", 1, "main.js: environments names none; a list is right: "],
    ["exports.environments = define('prod');", 1, "main.js: environments is a function; a list is right: "],
    ["exports.environments = [define('prod')]; exports.options = 7;", 1, "main.js: options is 7; "],
    [
      "exports.environments = [define('prod')]; exports.options = Promise.resolve({});",
      1,
      "main.js: options is a promise; ",
    ],
  ])("%s", async (text, code, message) => {
    const folder = temporaryFolder();
    writeApp(folder, text);
    const ran = await commandIn(folder, "check");
    expect(ran.err).toContain(message);
    expect(ran.code).toBe(code);
  });

  test("may define its environments at once: what is wrong with them is told as ever", async () => {
    const folder = temporaryFolder();
    writeApp(folder, `exports.environments = unyo.defineEnvironments(define("dev", { region: "tokyo" }));`);
    const { code, out } = await commandIn(folder, "check");
    expect(code).toBe(1);
    expect(out).toContain('error: dev.region: "tokyo"');
  });

  test("is missing where there is none", async () => {
    const { code, err } = await commandIn(temporaryFolder(), "synth");
    expect([code, err.split("\n")[0]]).toEqual([
      2,
      "there is no main.ts here, and no main.mts, main.js, main.mjs; name the entry of the app: --app <file>",
    ]);
  });
});
