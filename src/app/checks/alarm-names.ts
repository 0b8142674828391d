import { halvesOf, type MonitoringPlan } from "../../../modules/ops/alarms/index.js";
import { show, type Environment, type Issue } from "../../model/environment/index.js";
import { alarmNameProblem } from "../../model/names/index.js";

/** A template of names says what they are; so none of them is cut, and a longer one is told. */
export function checkAlarmNames(
  { alarms: { name: template } }: Environment,
  { alarms, burnRates, composites }: Pick<MonitoringPlan, "alarms" | "burnRates" | "composites">,
): Issue[] {
  if (template === undefined) return [];
  const made = [...alarms, ...composites, ...burnRates, ...burnRates.flatMap(halvesOf)].filter(
    (alarm) => !("adopted" in alarm),
  );
  const wrong = made.map(({ name }) => name).filter((name) => alarmNameProblem(name) !== undefined);
  if (wrong.length === 0) return [];
  const [longest] = wrong.sort((a, b) => Buffer.byteLength(b) - Buffer.byteLength(a));
  const count = wrong.length === 1 ? "a name" : `${wrong.length} names`;
  const message = `${show(template)} makes ${count} that CloudWatch would not take; shorten it, or the keys of the targets\n  ${longest} ${alarmNameProblem(longest!)}`;
  return [
    {
      path: ["alarms", "name"],
      message,
      needs: [["resources"], ["serviceLevels"], ["alarms", "composites"], ["system"], ["name"]],
    },
  ];
}
