import { planLogGroups } from "../../../model/contract/log-groups.js";
import { shortList } from "../../../model/environment/index.js";
import { lookUp } from "../../../model/look-up.js";
import type { Finder } from "./finding.js";

/** What AWS measures and keeps as a log is kept for less than other logs, and nobody said for how long: an earlier version kept it as long. */
export const measurements: Finder = ({ label, environment }) => {
  if (environment === undefined) return [];
  const { logs } = environment.telemetry;
  if (logs.measurementRetention !== undefined) return [];
  const shorter = planLogGroups(environment).filter(
    ({ id, measured, managed, adopt, retention }) =>
      measured && managed && !adopt && lookUp(logs.sources, id)?.retention === undefined && retention < logs.retention,
  );
  const [first] = shorter;
  if (first === undefined) return [];
  const message = `${shortList(shorter.map(({ id }) => id))}: kept for ${first.retention} days, other logs for ${logs.retention}. Where they were kept for longer, the next apply deletes what is older. Say which it is to be, ${first.retention} or ${logs.retention}.`;
  return [{ kind: "note", environment: label, subject: "telemetry.logs.measurementRetention", message }];
};
