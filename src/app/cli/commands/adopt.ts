import { placeOf, type AlarmListing } from "../../adoption/alarm-listing.js";
import { counterpartsOf } from "../../adoption/counterparts.js";
import { existingAlarms } from "../../adoption/existing-alarms.js";
import { adoptRecordOf, formatCounterparts } from "../../adoption/format-counterparts.js";
import { readListing } from "../../adoption/read-listing.js";
import { formatPath } from "../../../model/environment/index.js";
import { AppError } from "../app/app-error.js";
import { appOption, command } from "../command.js";
import { jsonIn, required } from "../input-file.js";
import { environmentsOf } from "../selection.js";

/** Tells which alarms that exist already an environment can take over. */
export const adopt = command({
  summary: "tell which alarms that exist already an environment can take over",
  positionals: ["<environment>"],
  options: {
    ...appOption,
    alarms: {
      type: "string",
      value: "file",
      multiple: true,
      summary: "what `aws cloudwatch describe-alarms` prints; a file for each region",
    },
    json: { type: "boolean", summary: "print JSON, for other programs" },
  },
  details: `An alarm that watches the same metrics, in the same direction, can keep its name: the lines for alarms.adopt are printed, and what changes of each. Fails where an apply would overwrite an alarm, or an import fail.`,
  examples: ["adopt prod --alarms alarms.json", "adopt prod --alarms tokyo.json --alarms virginia.json --json"],
  run: async ({ values, positionals: [name], app, print, note }) => {
    required({ alarms: values.alarms });
    const listings = values.alarms!.map((file) => ({ file, listing: listingIn(file) }));
    const [environment] = await environmentsOf(app, [name!], "adopt");
    for (const { file, listing } of listings) checkAccount(file, listing, environment!);
    const read = listings.map(({ file, listing }) => readListing(listing, file));
    for (const { name, because } of read.flatMap(({ unread }) => unread)) note(`${name} is left out: ${because}`);
    const found = counterpartsOf(
      environment!,
      read.flatMap(({ alarms }) => alarms),
    );
    const all = listings.map(({ listing }) => listing);
    const problems = existingAlarms(environment!, {
      MetricAlarms: all.flatMap(({ MetricAlarms = [] }) => MetricAlarms),
      CompositeAlarms: all.flatMap(({ CompositeAlarms = [] }) => CompositeAlarms),
    });
    if (values.json) {
      const adopt = adoptRecordOf(found.counterparts);
      print(JSON.stringify({ adopt, ...found, problems }, undefined, 2));
    } else {
      const told = problems.map(
        ({ path, name, message }) => `${formatPath([environment!.name, ...path])}: ${JSON.stringify(name)} ${message}`,
      );
      print([formatCounterparts(environment!.name, found), ...told].join("\n\n"));
    }
    return problems.length > 0 ? 1 : 0;
  },
});

function listingIn(file: string): AlarmListing {
  const given = jsonIn(file) as AlarmListing | null;
  if (Array.isArray(given?.MetricAlarms)) return given;
  throw new AppError(`${file}: has no "MetricAlarms"; give what aws cloudwatch describe-alarms prints`);
}

function checkAccount(
  file: string,
  { MetricAlarms = [] }: AlarmListing,
  environment: { readonly name: string; readonly account: string },
): void {
  const other = MetricAlarms.map(({ AlarmArn }) => placeOf(AlarmArn).account).find(
    (account) => account !== undefined && account !== environment.account,
  );
  if (other !== undefined)
    throw new AppError(`${file}: is of the account ${other}, and ${environment.name} is in ${environment.account}`);
}
