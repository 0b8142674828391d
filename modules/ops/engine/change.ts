import type { AlarmChange, Environment } from "../../../src/model/environment/index.js";
import { lookUp } from "../../../src/model/look-up.js";

/** What an environment changes of one alarm on one target: the target's own change goes before the general one. */
export function changeFor(environment: Environment, id: string, target: string): AlarmChange {
  const override = lookUp(environment.alarms.overrides, id);
  if (!override) return {};
  const { targets, ...general } = override;
  const own = (targets && lookUp(targets, target)) ?? {};
  return { ...general, ...defined(own), thresholds: { ...general.thresholds, ...defined(own.thresholds ?? {}) } };
}

const defined = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<T>;
