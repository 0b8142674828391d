import { keyOf, type Environment } from "../../../model/environment/index.js";
import {
  halvesOf,
  type Alarm,
  type BurnRateAlarm,
  type Dashboard,
  type MonitoringPlan,
  type PlannedComposite,
} from "../../../../modules/ops/alarms/index.js";
import { accountSettings, adopted, attached, chatChannels, ownAccount, patchGroups } from "./account.js";
import type { Claim } from "./claim.js";
import { buckets } from "./buckets.js";
import { inventoryNames } from "./inventory.js";
import { logGroups } from "./log-groups.js";
import { parameterNames } from "./parameters.js";
import { roles } from "./roles.js";
import { costMonitor } from "./spend.js";

export type { Claim } from "./claim.js";

/** Everything that an environment claims. What else is made is named after system and environment, of which there is one. */
export const claimsOf = (
  environment: Environment,
  {
    alarms,
    burnRates,
    composites,
    dashboard,
  }: Pick<MonitoringPlan, "alarms" | "burnRates" | "composites" | "dashboard">,
): Claim[] => [
  ...ownAccount(environment),
  ...logGroups(environment),
  ...buckets(environment),
  ...roles(environment),
  ...accountSettings(environment),
  ...costMonitor(environment),
  ...attached(environment),
  ...patchGroups(environment),
  ...chatChannels(environment),
  ...adopted(environment),
  ...inventoryNames(environment),
  ...parameterNames(environment),
  ...dashboardName(dashboard),
  ...alarmNames(environment, [...alarms, ...composites, ...burnRates.flatMap((alarm) => [alarm, ...halvesOf(alarm)])]),
];

const dashboardName = (dashboard: Dashboard | undefined): Claim[] =>
  dashboard === undefined
    ? []
    : [
        {
          kind: "dashboard",
          name: dashboard.name,
          within: "account",
          path: ["alarms", "dashboard", "name"],
          settle: "give one of the two another name",
        },
      ];

type NamedAlarm = Alarm | BurnRateAlarm | PlannedComposite;

const alarmNames = (environment: Environment, alarms: readonly NamedAlarm[]): Claim[] =>
  alarms.map((alarm) => {
    const { name, id, target, region } = alarm;
    return {
      kind: "alarm",
      name,
      within: "region",
      region,
      ...namedBy(environment, alarm),
      needs: ["alarms", "overrides", id],
      owner: `${id} on ${target.join("/") || "the account"}`,
    };
  });

/** The word of the environment that an alarm has its name from, and what to do where two have one name. */
function namedBy({ alarms }: Environment, alarm: NamedAlarm): Pick<Claim, "path" | "settle"> {
  if ("adopted" in alarm) {
    const { id, target, severity } = alarm;
    return { path: ["alarms", "adopt", id, keyOf(target), severity], settle: "take it over in one of the two" };
  }
  if (alarms.name === undefined) return { path: ["alarms"], settle: "rename a key, a row or a system" };
  return { path: ["alarms", "name"], settle: "have {system} and {environment} in the template" };
}
