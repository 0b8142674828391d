import { show, type Environment } from "../../model/environment/index.js";
import type { Guardrail } from "../../model/environment/guardrails.js";
import { windowPattern } from "../../model/inventory/database.js";
import { windowProblem } from "./window.js";

/** What somebody says of something that a guardrail looks at. */
export interface Observation {
  readonly guardrail: Guardrail;
  /** Where it stands: a path of the environment, or the address of a resource and its attribute. */
  readonly at: readonly PropertyKey[] | string;
  readonly value: unknown;
}

/** What is wrong with a value, if anything. */
type Rule = (value: unknown, environment: Environment) => string | undefined;

const fourteenDays = 1_209_600;

/** The rules: what they say begins with the value. */
const rules: Readonly<Record<Guardrail, Rule>> = {
  destruction: (value) =>
    `${show(value)}: what is in it, or what it guards, would be gone; what has left an environment is listed in terraform.released, and Terraform forgets it`,
  deletionProtection: (value) =>
    value === true
      ? undefined
      : `${value === null ? "not set" : show(value)}: one wrong word deletes the database; true protects it`,
  history: (value) => `${String(value)}: what is older is deleted`,
  minorUpgrades: (value) =>
    value === false
      ? undefined
      : `${show(value)}: AWS then changes the version by itself, in a window that nobody tested; set it to false`,
  maintenanceWindow: (value, { timeZone, guardrails }) => {
    if (typeof value !== "string" || !windowPattern.test(value))
      return `${show(value)} is no window such as "mon:18:00-mon:18:30"`;
    return windowProblem(value, timeZone, guardrails.workingHours);
  },
  deadLetterRetention: (value) =>
    value === fourteenDays
      ? undefined
      : `${show(value)}: what could not be processed is kept for 14 days (${fourteenDays} seconds), the longest that SQS keeps it`,
};

/** What is wrong with what was seen; nothing where the environment has the guardrail off. */
export function problemOf({ guardrail, value }: Observation, environment: Environment): string | undefined {
  return environment.guardrails.off[guardrail] === undefined ? rules[guardrail](value, environment) : undefined;
}
