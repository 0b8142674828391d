import { show } from "../../../model/environment/index.js";
import { versionFindings } from "../../versions/report.js";
import { appOption, command, UsageError } from "../command.js";
import { environmentsOf, onlyOption } from "../selection.js";

/** Tells which versions are out of the policy, or go out soon; the only thing here that looks at a clock. */
export const versions = command({
  summary: "tell which versions are out of the policy on a day, or go out within 90 days",
  options: {
    ...appOption,
    ...onlyOption,
    on: { type: "string", value: "day", summary: "the day, such as 2026-12-01; today without it" },
    all: { type: "boolean", summary: "tell those that are well too" },
    json: { type: "boolean", summary: "print JSON, for other programs" },
  },
  details: `What is out fails, also what an exception kept that has ended. What ends soon and patches of the same line are told, and do not fail.`,
  examples: ["versions", "versions --on 2026-12-01 --only prod", "versions --json"],
  run: async ({ values, app, print }) => {
    const on = values.on ?? new Date().toISOString().slice(0, 10);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(on) || Number.isNaN(Date.parse(on)))
      throw new UsageError(`--on: ${show(on)} is no day such as 2026-12-01`);
    const environments = await environmentsOf(app, values.only);
    const found = environments.flatMap((environment) => versionFindings(environment, on));
    const told = values.all ? found : found.filter(({ kind }) => kind !== "kept");
    if (values.json) print(JSON.stringify(told, undefined, 2));
    else if (told.length === 0) print(`${on}: every version is allowed, and none goes out within 90 days`);
    else
      for (const { kind, environment, key, product, version, message } of told)
        print(`${kind}: ${environment}.${key}: ${product} ${version} ${message}`);
    return found.some(({ kind }) => kind === "out") ? 1 : 0;
  },
});
