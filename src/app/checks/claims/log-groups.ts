import { archiveErrorLogGroup, hasArchive } from "../../../model/contract/archive.js";
import { pathOf, planLogGroups } from "../../../model/contract/log-groups.js";
import type { Environment } from "../../../model/environment/index.js";
import type { Claim } from "./claim.js";

/** Log groups, that of Firehose's errors first, as its name cannot be chosen. */
export function logGroups(environment: Environment): Claim[] {
  const planned = planLogGroups(environment).map((plan): Claim => {
    const word = plan.managed && plan.fixedName !== undefined ? "managed" : "name";
    const common = { kind: "log group", name: plan.name, within: "region", owner: plan.id } as const;
    const settle = "set managed: false in one of the two";
    return { ...common, path: [...pathOf(plan), word], settle, ...(!plan.managed && { local: true }) };
  });
  if (!hasArchive(environment)) return planned;
  const path = ["telemetry", "logs", "archive"];
  const [name, owner] = [archiveErrorLogGroup(environment), "Firehose's errors"];
  return [{ kind: "log group", name, within: "region", path, owner, settle: "rename the other one" }, ...planned];
}
