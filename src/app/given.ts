import { show } from "../model/environment/index.js";

/** Ends in an error where what a function got is not what it takes, as happens in plain JavaScript: it has none of the parts. */
export function requireParts(where: string, given: unknown, parts: readonly string[], right: string): void {
  if (typeof given === "object" && given !== null && parts.every((part) => Object.hasOwn(given, part))) return;
  throw new Error(`${where}: ${show(given)} is not ${right}`);
}

/** The same of a function that takes an environment. */
export const requireEnvironment = (where: string, given: unknown): void =>
  requireParts(where, given, ["resources", "telemetry", "alarms"], "an environment, as defineEnvironment makes it");
