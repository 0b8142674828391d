import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { commands } from "../../../src/app/cli/commands/index.js";
import { parse } from "../../../src/app/cli/parse.js";
import { command } from "../../support/command.js";

const names = Object.keys(commands);

describe("help", () => {
  test("lists every command", async () => {
    const { code, out } = await command("--help");
    expect(code).toBe(0);
    for (const name of names) expect(out).toMatch(new RegExp(`^  ${name} `, "m"));
  });

  test.each(names)("of %s tells each option, the same in three ways", async (name) => {
    const { code, out } = await command(name, "--help");
    expect(code).toBe(0);
    for (const option of Object.keys(commands[name]!.options)) expect(out).toContain(`--${option}`);
    expect(await command("help", name)).toEqual({ code, out, err: "" });
    expect(await command(name, "--app", "nowhere.ts", "-h")).toEqual({ code, out, err: "" });
  });

  test("fits a terminal of 100 columns", async () => {
    const texts = await Promise.all([command("help"), ...names.map((name) => command("help", name))]);
    for (const { out } of texts)
      expect(Math.max(...out.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(100);
  });

  test("goes to standard error where no command is named", async () => {
    const { out } = await command("help");
    expect(await command()).toEqual({ code: 2, out: "", err: out });
  });

  test.each(names.flatMap((name) => commands[name]!.examples.map((example) => [example])))(
    "shows a call that can be made: %s",
    (example) => {
      const [name, ...args] = example.split(" ");
      expect(() => parse(commands[name!]!, args)).not.toThrow();
    },
  );
});

test("the version is the package's", async () => {
  const { version } = JSON.parse(readFileSync(resolve(__dirname, "../../../package.json"), "utf8"));
  expect(await command("--version")).toEqual({ code: 0, out: version, err: "" });
});

describe("wrong use ends with code 2 and tells what would be right", () => {
  test.each([
    [["sinth"], 'sinth: no such command; did you mean "synth"?'],
    [["help", "chek"], 'chek: no such command; did you mean "check"?'],
    [["constructor"], /^constructor: no such command\n  known: /],
    [["synth", "--prun"], '--prun: no such option; did you mean "--prune"?'],
    [["check", "--srtict", "--json"], '--srtict: no such option; did you mean "--strict"?'],
    [["synth", "--only"], "--only: needs a value: --only <environment>"],
    [
      ["synth", "--only", "--prune"],
      "--only: needs a value: --only <environment>; one that begins with a hyphen is written --only=--prune",
    ],
    [["synth", "--prune=yes"], '--prune: takes no value, and was given "yes"'],
    [["synth", "--form", "modul"], '--form: there is no "modul"; one of root, module, policies'],
    [["synth", "--out", "a", "--out", "b"], "--out: given twice; it can be given once"],
    [["synth", "prod"], '"prod": nothing can stand here'],
    [["check", "--app", "nowhere.ts"], '--app: there is no file "nowhere.ts"'],
    [
      ["catalogue", "sqqs", "dynamdb"],
      'sqqs: no such service; did you mean "sqs"?\ndynamdb: no such service; did you mean "dynamodb"?',
    ],
  ] as const)("%j", async (args, message) => {
    const { code, out, err } = await command(...args);
    expect([code, out]).toEqual([2, ""]);
    if (typeof message === "string") expect(err.split("\nnpx unyo")[0]).toBe(message);
    else expect(err).toMatch(message);
  });

  test("all of it at once", async () => {
    const { err } = await command("synth", "--prun", "--form=x", "prod", "--only");
    expect(err.split("\n").map((line) => line.split(":")[0])).toEqual([
      "--prun",
      "--form",
      "--only",
      '"prod"',
      "npx unyo synth --help tells what there is.",
    ]);
  });
});
