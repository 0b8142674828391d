import type { Dimensions } from "./metric.js";
import { standIn } from "./stand-in.js";

/** The names of a row's dimensions, without any target: only the keys of what comes back are looked at. */
export const dimensionNames = (dimensions: (target: never, environment: never) => Dimensions): string[] =>
  Object.keys(dimensions(standIn("target") as never, standIn("environment") as never));
