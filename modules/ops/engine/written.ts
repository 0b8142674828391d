import type { AlarmChange, Environment, Severity } from "../../../src/model/environment/index.js";
import { lookUp } from "../../../src/model/look-up.js";
import { everythingOf } from "./routed.js";

/** A word of an environment, and where it stands. */
export interface Written {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** What an environment says of one alarm on one target, the target's own word first; nothing where it is silent. */
export function writtenOf(
  environment: Environment,
  { id, target }: { readonly id: string; readonly target: string },
  field: keyof AlarmChange,
  severity?: Severity,
): Written | undefined {
  const override = lookUp(environment.alarms.overrides, id);
  const own = override?.targets && lookUp(override.targets, target);
  const general = ["alarms", "overrides", id];
  const found =
    within(own, [...general, "targets", target], field, severity) ?? within(override, general, field, severity);
  if (found || field !== "route") return found;
  const whole = everythingOf(id.slice(0, id.indexOf(".")));
  return within(lookUp(environment.alarms.overrides, whole), ["alarms", "overrides", whole], field);
}

function within(
  change: AlarmChange | undefined,
  path: readonly string[],
  field: keyof AlarmChange,
  severity?: Severity,
): Written | undefined {
  const given: unknown = change?.[field];
  const value = severity === undefined ? given : (given as Partial<Record<Severity, unknown>> | undefined)?.[severity];
  if (value === undefined) return undefined;
  return { path: [...path, field, ...(severity === undefined ? [] : [severity])], value };
}
