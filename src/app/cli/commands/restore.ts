import { didYouMean, show } from "../../../model/environment/index.js";
import { copyRegion } from "../../../model/contract/backups.js";
import { origins, restorable, restoreCommands, utcOf, type RestoreRequest } from "../../restore/restore.js";
import { appOption, command, UsageError } from "../command.js";
import { environmentsOf, onlyOption } from "../selection.js";

/** Prints how something is restored beside what is there; runs nothing. */
export const restore = command({
  summary: "print the commands that restore a copy as of a time; run none",
  positionals: ["<target>"],
  options: {
    ...appOption,
    ...onlyOption,
    to: {
      type: "string",
      value: "time",
      summary: "such as 2026-11-01T03:00 on the team's clocks; in UTC with a Z",
    },
    from: {
      type: "string",
      choices: [...origins],
      value: "backups",
      summary: "continuous without it; daily ones go back further; copy restores in their second region",
    },
    suffix: { type: "string", value: "text", summary: "end of the copy's name; <environment>-copy without it" },
  },
  details: "The target is a key of the inventory: aurora.main, s3.themes. Read the commands, then give them to sh.",
  examples: [
    "restore aurora.main --to 2026-11-01T03:00 --only prod",
    "restore s3.themes --to 2026-09-01T03:00 --from daily --only prod",
  ],
  run: async ({ values, positionals: [target], app, print }) => {
    const found = await environmentsOf(app, values.only);
    if (found.length !== 1) throw new UsageError("--only: names the one environment to restore from");
    const environment = found[0]!;
    if (environment.backups === undefined) throw new UsageError(`${environment.name}: has no backups`);
    const from = (values.from ?? "continuous") as RestoreRequest["from"];
    if (from === "copy" && copyRegion(environment, environment.backups) === undefined)
      throw new UsageError(`--from: ${environment.name} has no copies of backups in a second region`);
    const keys = restorable(environment, from);
    const backed = keys.find(({ key }) => key === target);
    if (!backed) {
      const names = keys.map(({ key }) => key);
      throw new UsageError(
        `${target}: cannot be restored so${didYouMean(target!, names)}\n  there are: ${names.join(", ")}`,
      );
    }
    const { to, suffix = `${environment.name}-copy` } = values;
    if (to === undefined || utcOf(to, environment.timeZone) === undefined)
      throw new UsageError(`--to: ${show(to)} is no time such as 2026-11-01T03:00`);
    if (!/^[a-z0-9][a-z0-9-]*$/.test(suffix))
      throw new UsageError(`--suffix: ${show(suffix)} is not lower-case letters, digits and hyphens`);
    print(restoreCommands(environment, { target: target!, to, suffix, from }, backed));
    return 0;
  },
});
