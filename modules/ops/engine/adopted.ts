import type { Environment, Severity } from "../../../src/model/environment/index.js";
import { lookUp } from "../../../src/model/look-up.js";

/** The name of the alarm that exists already in the place of this one, where the environment names one. */
export function adoptedName(
  { alarms: { adopt } }: Pick<Environment, "alarms">,
  id: string,
  target: string,
  severity: Severity,
): string | undefined {
  const ofRow = lookUp(adopt, id);
  return ofRow && lookUp(ofRow, target)?.[severity];
}
