import { compareEnvironments, formatComparison } from "../../compare/index.js";
import { rightOnes } from "../../define-environments.js";
import { appOption, command } from "../command.js";
import { examined, select } from "../selection.js";

/** Tells where two environments differ, and what of it is meant. */
export const compare = command({
  summary: "tell what differs between two environments, and what of it is meant",
  positionals: ["<environment>", "<other>"],
  options: { ...appOption, json: { type: "boolean", summary: "print JSON, for other programs" } },
  details: `Compared is what everything comes to: defaults, overrides and thresholds resolved. Names, accounts, ids and state are put aside. A difference that \`differences\` of one of the two environments declares is meant; any other fails.`,
  examples: ["compare stg prod", "compare stg prod --json"],
  run: async ({ values, positionals, app, print }) => {
    const all = await examined(app);
    const [left, right] = positionals.map((name) => rightOnes(select(all, [name], "compare"))[0]!);
    const comparison = compareEnvironments(left!, right!);
    print(values.json ? JSON.stringify(comparison, undefined, 2) : formatComparison(comparison));
    return comparison.differences.some(({ reason }) => reason === undefined) ? 1 : 0;
  },
});
