import { planLogGroups } from "../../model/contract/log-groups.js";
import { logSourceId } from "../../model/contract/log-sources.js";
import { trafficLogs } from "../../model/contract/traffic-logs.js";
import { collectTargets, suggester, type Environment, type Issue } from "../../model/environment/index.js";
import { ecsServices } from "../../model/inventory/ecs.js";
import { scannerUsage } from "../costs/scanners.js";

/** Volumes of logs that nothing writes, tasks of services that there are not, and what nothing here scans. */
export function checkCosts(environment: Environment): Issue[] {
  const { volumes, tasks } = environment.costs;
  const logs = [
    ...planLogGroups(environment).map(({ id }) => id),
    ...trafficLogs(environment).map((source) => logSourceId(source)),
  ];
  const services = collectTargets(environment, ecsServices).map(({ key }) => key);
  const idle = scannerUsage(environment).flatMap(({ path, amount, absent }): Issue[] =>
    amount === undefined || absent === undefined
      ? []
      : [{ path: ["costs", ...path], message: `${absent}; leave it out`, needs: [["telemetry"]] }],
  );
  return [
    ...unknown("volumes", Object.keys(volumes), logs, "log"),
    ...unknown("tasks", Object.keys(tasks), services, "ECS service"),
    ...idle,
  ];
}

function unknown(word: string, given: readonly string[], known: readonly string[], what: string): Issue[] {
  const suggest = suggester([...known]);
  return given
    .filter((key) => !known.includes(key))
    .map((key) => ({
      path: ["costs", word, key],
      message: `no such ${what}${suggest(key)}`,
      needs: [["telemetry"], ["resources"]],
    }));
}
