import type { Command } from "../command.js";
import { adopt } from "./adopt.js";
import { backtest } from "./backtest.js";
import { catalogue } from "./catalogue.js";
import { check } from "./check.js";
import { compare } from "./compare.js";
import { explain } from "./explain.js";
import { guardrails } from "./guardrails.js";
import { restore } from "./restore.js";
import { simulate } from "./simulate.js";
import { synth } from "./synth.js";
import { versions } from "./versions.js";

/** The commands of `npx unyo`, in the order of its help. One more is one file here, and one line. */
export const commands: Readonly<Record<string, Command>> = {
  synth,
  check,
  explain,
  catalogue,
  adopt,
  compare,
  simulate,
  backtest,
  versions,
  guardrails,
  restore,
};
