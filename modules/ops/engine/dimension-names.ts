import type { Dimensions } from "./metric.js";

/**
 * The names of a row's dimensions, without any target: a stand-in that answers every property with itself takes the place
 * of target and environment, and only the keys of what comes back are looked at.
 */
export const dimensionNames = (dimensions: (target: never, environment: never) => Dimensions): string[] =>
  Object.keys(dimensions(anything as never, anything as never));

const anything: unknown = new Proxy(() => undefined, {
  get: (_, property) => (property === Symbol.toPrimitive ? () => "" : anything),
});
