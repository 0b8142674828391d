import { planLogGroups } from "../../model/contract/log-groups.js";
import { logSourceId } from "../../model/contract/log-sources.js";
import { trafficLogs } from "../../model/contract/traffic-logs.js";
import { suggester, type Environment, type Issue } from "../../model/environment/index.js";

/** Volumes of logs that nothing writes. */
export function checkCosts(environment: Environment): Issue[] {
  const known = [
    ...planLogGroups(environment).map(({ id }) => id),
    ...trafficLogs(environment).map((source) => logSourceId(source)),
  ];
  const suggest = suggester(known);
  return Object.keys(environment.costs.volumes)
    .filter((id) => !known.includes(id))
    .map((id) => ({
      path: ["costs", "volumes", id],
      message: `no such log${suggest(id)}`,
      needs: [["telemetry"], ["resources"]],
    }));
}
