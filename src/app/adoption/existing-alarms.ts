import { halvesOf, type Alarm, type BurnRateAlarm, type PlannedComposite } from "../../../modules/ops/alarms/index.js";
import { keyOf } from "../../model/environment/index.js";
import type { DefinedEnvironment } from "../define-environment.js";
import type { ExistingFinding } from "./existing.js";
import { placeOf, type AlarmListing } from "./alarm-listing.js";

/**
 * Alarms that an apply would overwrite, as `PutMetricAlarm` does without a word, and alarms that are said to exist and do not.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export function existingAlarms(environment: DefinedEnvironment, listing: AlarmListing): ExistingFinding[] {
  const { alarms, burnRates, composites } = environment.monitoring;
  const listed = [...(listing.MetricAlarms ?? []), ...(listing.CompositeAlarms ?? [])];
  const existing = new Map(
    listed.map((one) => [`${placeOf(one.AlarmArn).region ?? environment.region} ${one.AlarmName}`, one]),
  );
  const listedAs = ({ region, name }: { readonly region: string; readonly name: string }) =>
    existing.get(`${region} ${name}`);
  // What has its words was made by this environment, and an apply does nothing to it that is not meant.
  const isInTheWay = (alarm: Alarm | BurnRateAlarm | PlannedComposite): boolean => {
    const found = listedAs(alarm);
    return found !== undefined && found.AlarmDescription !== alarm.description;
  };
  const ofRows = alarms.flatMap((alarm): ExistingFinding[] => {
    const { id, target, severity, name, adopted } = alarm;
    const path = ["alarms", "adopt", id, keyOf(target), severity];
    if (adopted && listedAs(alarm) === undefined) {
      const message = "does not exist: its import would fail; leave it out, and the alarm is made";
      return [{ path, name, message }];
    }
    if (adopted || !isInTheWay(alarm)) return [];
    return [{ path, name, message: "exists already, and an apply would overwrite it; take it over by its name here" }];
  });
  const ofAdopted = burnRates.flatMap((alarm): ExistingFinding[] => {
    if (!alarm.adopted || listedAs(alarm) !== undefined) return [];
    const { id, target, severity, name } = alarm;
    const message =
      "is not in the listing, where composite alarms are asked for by --alarm-types MetricAlarm CompositeAlarm; if it does not exist, its import would fail";
    return [{ path: ["alarms", "adopt", id, keyOf(target), severity], name, message }];
  });
  const inTheWay = (found: readonly (Alarm | BurnRateAlarm | PlannedComposite)[], path: readonly string[]) =>
    found.filter(isInTheWay).map(({ target, name }) => ({
      path: [...path, ...target],
      name,
      message: "exists already, and an apply would overwrite it; rename one of the two",
    }));
  const ofLevels = burnRates.flatMap((alarm) => (alarm.adopted ? halvesOf(alarm) : [alarm, ...halvesOf(alarm)]));
  return [
    ...ofRows,
    ...ofAdopted,
    ...inTheWay(ofLevels, ["serviceLevels"]),
    ...inTheWay(composites, ["alarms", "composites"]),
  ];
}
