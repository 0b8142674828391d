import { defineEnvironment, gapsOf, GapsError, synthesize, type EnvironmentDefinition } from "../../src/index.js";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { least } from "../support/environment.js";
import { withFolder } from "../support/synth.js";

const define = (rest: Partial<EnvironmentDefinition>) => defineEnvironment({ ...least, ...rest });
const gapped = define({ resources: { waf: { main: { name: "main" } }, ecr: { web: { name: "web" } } } });
const need =
  "idp-prod: needs a value: waf.blockedRequests (main)\n" +
  "  Take more blocked requests in five minutes than are usual, or an anomalyBand.";

function thrown(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** What a run prints on standard error, and what it leaves in its folder. */
const run = (gaps?: "warn" | "error" | "ignore") =>
  withFolder((folder) => {
    const warn = jest.spyOn(console, "warn").mockImplementation(() => {});
    const outdir = join(folder, "out");
    try {
      const error = thrown(() => synthesize([gapped], { outdir, ...(gaps && { gaps }) }));
      return { error, told: warn.mock.calls.flat().join("\n"), written: existsSync(outdir) };
    } finally {
      warn.mockRestore();
    }
  });

test("what needs a value is told where an app synthesizes by itself", () => {
  expect(run()).toEqual({ error: undefined, told: need, written: true });
  expect(run("ignore")).toEqual({ error: undefined, told: "", written: true });
});

test("or is an error, and nothing is written", () => {
  expect(run("error")).toEqual({
    error: new GapsError(`Not watched, and nobody said why:\n${need}`),
    told: "",
    written: false,
  });
});

test("what is off has a reason, and is no error", () => {
  const environment = define({
    resources: { waf: { main: { name: "main" } } },
    alarms: { ...least.alarms, overrides: { "waf.blockedRequests": { off: "the vendor of the rules watches them" } } },
  });
  withFolder((folder) => {
    expect(() => synthesize([environment], { outdir: join(folder, "out"), gaps: "error" })).not.toThrow();
  });
});

test("a thing of the inventory without any alarm is said so, and one that needs a value is said once", () => {
  expect(gapsOf(gapped).map(({ kind, alarms }) => `${kind}: ${alarms}`)).toEqual([
    "needs a value: waf.blockedRequests (main)",
    "no alarm: ecr (web)",
  ]);
});

test("an event of the whole account looks at every thing of its service", () => {
  const resources = { ecr: { web: { name: "web" } } };
  const scanned = define({ resources, telemetry: { ecrScanning: { type: "basic" } } });
  expect(gapsOf(scanned).filter(({ kind }) => kind === "no alarm")).toEqual([]);
});

test("a choice that there is not is refused", () => {
  expect(thrown(() => synthesize([], { gaps: "fail" as "error" }))).toEqual(
    new Error('gaps: "fail" is none of "warn", "error", "ignore"'),
  );
});
