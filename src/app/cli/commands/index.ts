/* eslint-disable @typescript-eslint/no-require-imports -- an import statement would load all of them */
import { lazyExports } from "../../../cdktf/lazy.js";
import type { Command } from "../command.js";

/**
 * The commands of `npx unyo`, in the order of its help; each is loaded when it is asked for, as what the others stand on takes as long to
 * load as a run of one. One more is one file here, and one line.
 */
export const commands: Readonly<Record<string, Command>> = lazyExports<Readonly<Record<string, Command>>>()({
  synth: () => require("./synth.js") as typeof import("./synth.js"),
  check: () => require("./check.js") as typeof import("./check.js"),
  explain: () => require("./explain.js") as typeof import("./explain.js"),
  catalogue: () => require("./catalogue.js") as typeof import("./catalogue.js"),
  adopt: () => require("./adopt.js") as typeof import("./adopt.js"),
  compare: () => require("./compare.js") as typeof import("./compare.js"),
  simulate: () => require("./simulate.js") as typeof import("./simulate.js"),
  backtest: () => require("./backtest.js") as typeof import("./backtest.js"),
  versions: () => require("./versions.js") as typeof import("./versions.js"),
  guardrails: () => require("./guardrails.js") as typeof import("./guardrails.js"),
  restore: () => require("./restore.js") as typeof import("./restore.js"),
});
