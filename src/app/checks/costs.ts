import { planLogGroups } from "../../model/contract/log-groups.js";
import { suggester, type Environment, type Issue } from "../../model/environment/index.js";

/** Volumes of logs that nothing writes. */
export function checkCosts(environment: Environment): Issue[] {
  const known = planLogGroups(environment).map(({ id }) => id);
  const suggest = suggester(known);
  return Object.keys(environment.costs.volumes)
    .filter((id) => !known.includes(id))
    .map((id) => ({
      path: ["costs", "volumes", id],
      message: `no such log${suggest(id)}`,
      needs: [["telemetry"], ["resources"]],
    }));
}
