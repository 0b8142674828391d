import type { Environment, Issue } from "../../model/environment/index.js";
import { problemOf } from "./guardrails.js";
import { inventoryObservations } from "./inventory.js";

export { checkPlan, type PlanFinding } from "./plan.js";

/** What of an inventory breaks a guardrail. */
export function checkGuardrails(environment: Environment): Issue[] {
  return inventoryObservations(environment).flatMap((observation): Issue[] => {
    const message = problemOf(observation, environment);
    const hint = `\n  to leave it so, give guardrails.off.${observation.guardrail} the reason`;
    return message === undefined
      ? []
      : [
          {
            path: observation.at as readonly PropertyKey[],
            message: message + hint,
            needs: [["guardrails"], ["timeZone"]],
          },
        ];
  });
}
