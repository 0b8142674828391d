import {
  severities,
  windowsOf,
  type AlarmChange,
  type AlarmWindow,
  type Environment,
  type Severity,
  type SomeSeverities,
} from "../../../src/model/environment/index.js";
import { lookUp } from "../../../src/model/look-up.js";
import { everythingOf } from "./routed.js";

type Reasons = Readonly<Partial<Record<Severity, string>>>;

/** What an environment changes of one alarm on one target, general and own changes together. */
export type EffectiveChange = Omit<AlarmChange, "off" | "window"> & {
  readonly windows: SomeSeverities<AlarmWindow>;
  /** Why a severity is off. */
  readonly off: Reasons;
};

interface AlarmOrEvent {
  readonly id: string;
  readonly service: string;
}

/**
 * The target's own change goes before the general one: a threshold of its own before a general band too. Only what is off in
 * general stays off.
 */
export function changeFor(environment: Environment, { id, service }: AlarmOrEvent, target: string): EffectiveChange {
  const { overrides } = environment.alarms;
  const route = lookUp(overrides, everythingOf(service))?.route;
  const override = lookUp(overrides, id);
  if (!override) return { windows: {}, off: {}, ...(route !== undefined && { route }) };
  const { targets, window: generalWindow, ...general } = override;
  const { window: ownWindow, ...own }: AlarmChange = (targets && lookUp(targets, target)) ?? {};
  const band = Object.keys(defined(own.thresholds ?? {})).length > 0 ? own.anomalyBand : general.anomalyBand;
  return {
    route,
    ...defined(general),
    anomalyBand: band,
    ...defined(own),
    thresholds: { ...general.thresholds, ...defined(own.thresholds ?? {}) },
    windows: { ...windowsOf(generalWindow), ...defined(windowsOf(ownWindow)) },
    off: { ...reasonsOf(own.off), ...reasonsOf(general.off) },
  };
}

/** The reason of each severity; one that is not by severity is that of all. */
export const reasonsOf = (off: AlarmChange["off"]): Reasons =>
  typeof off === "string" ? Object.fromEntries(severities.map((one) => [one, off])) : defined(off ?? {});

const defined = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<T>;
