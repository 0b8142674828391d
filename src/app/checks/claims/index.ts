import type { Environment } from "../../../model/environment/index.js";
import { halvesOf, type Alarm, type BurnRateAlarm, type MonitoringPlan } from "../../../../modules/ops/alarms/index.js";
import { accountSettings, adopted, attached, ownAccount } from "./account.js";
import type { Claim } from "./claim.js";
import { buckets } from "./buckets.js";
import { inventoryNames } from "./inventory.js";
import { logGroups } from "./log-groups.js";
import { parameterNames } from "./parameters.js";
import { roles } from "./roles.js";

export type { Claim } from "./claim.js";

/** Everything that an environment claims. What else is made is named after system and environment, of which there is one. */
export const claimsOf = (
  environment: Environment,
  { alarms, burnRates }: Pick<MonitoringPlan, "alarms" | "burnRates">,
): Claim[] => [
  ...ownAccount(environment),
  ...logGroups(environment),
  ...buckets(environment),
  ...roles(environment),
  ...accountSettings(environment),
  ...attached(environment),
  ...adopted(environment),
  ...inventoryNames(environment),
  ...parameterNames(environment),
  ...alarms.map(alarmName),
  ...burnRates.flatMap((alarm) => [alarm, ...halvesOf(alarm)]).map(alarmName),
];

const alarmName = ({ name, id, target, region }: Alarm | BurnRateAlarm): Claim => ({
  kind: "alarm",
  name,
  within: "region",
  region,
  path: ["alarms"],
  needs: ["alarms", "overrides", id],
  owner: `${id} on ${target.join("/") || "the account"}`,
  settle: "rename a key, a row or a system",
});
