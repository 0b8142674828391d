import { severities, type AlarmChange, type Environment, type Severity } from "../../../src/model/environment/index.js";
import { lookUp } from "../../../src/model/look-up.js";

type Reasons = Readonly<Partial<Record<Severity, string>>>;

/** What an environment changes of one alarm on one target, general and own changes together. */
export type EffectiveChange = Omit<AlarmChange, "off"> & {
  /** Why a severity is off. */
  readonly off: Reasons;
};

/**
 * The target's own change goes before the general one: a threshold of its own before a general band too. Only what is off in
 * general stays off.
 */
export function changeFor(environment: Environment, id: string, target: string): EffectiveChange {
  const override = lookUp(environment.alarms.overrides, id);
  if (!override) return { off: {} };
  const { targets, ...general } = override;
  const own = (targets && lookUp(targets, target)) ?? {};
  const band = Object.keys(defined(own.thresholds ?? {})).length > 0 ? own.anomalyBand : general.anomalyBand;
  return {
    ...general,
    anomalyBand: band,
    ...defined(own),
    thresholds: { ...general.thresholds, ...defined(own.thresholds ?? {}) },
    off: { ...reasonsOf(own.off), ...reasonsOf(general.off) },
  };
}

/** The reason of each severity; one that is not by severity is that of all. */
export const reasonsOf = (off: AlarmChange["off"]): Reasons =>
  typeof off === "string" ? Object.fromEntries(severities.map((one) => [one, off])) : defined(off ?? {});

const defined = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<T>;
