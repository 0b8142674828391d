import type { Environment, Issue } from "../environment/index.js";
import { show } from "../environment/index.js";
import { pathOf, planLogGroups } from "./log-groups.js";

/** What is wrong with masks: of log groups that exist, and of reports that would be masked themselves. */
export function checkLogMasks(environment: Environment): Issue[] {
  const { masks, maskFindings } = environment.telemetry.logs;
  const masked = planLogGroups(environment).filter(({ mask }) => mask.length > 0);
  const owned = masked
    .filter((plan) => plan.adopt !== undefined)
    .map((plan) => ({
      path: [...pathOf(plan), "mask"],
      needs: [["telemetry", "logs", "masks"]],
      message: `${show(plan.name)} exists, and its owner's data protection policy, if there is one, would be lost; set mask: []`,
    }));
  const reports = masked.find(({ name }) => name === maskFindings?.logGroup);
  const path = ["telemetry", "logs", "maskFindings"];
  const circular = reports && {
    path: [...path, "logGroup"],
    needs: [["telemetry", "logs", "masks"]],
    message: `${show(reports.name)} is masked itself: each report of it would be looked through again; name another log group, or set mask: [] of ${reports.id}`,
  };
  const idle = maskFindings !== undefined && masked.length === 0;
  const pointless = {
    path,
    message: `nothing is masked, so there is nothing to report; leave it out${Object.keys(masks).length > 0 ? ", or correct masks" : ", or give masks"}`,
  };
  return [...owned, ...(circular ? [circular] : []), ...(idle ? [pointless] : [])];
}
