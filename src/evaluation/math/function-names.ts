import { closest } from "fastest-levenshtein";
import { functions } from "./functions.js";

/** What asks AWS for data that no series given holds; what it returns is supplied. */
export const externalFunctions: readonly string[] = [
  "ANOMALY_DETECTION_BAND",
  "DB_PERF_INSIGHTS",
  "INSIGHT_RULE_METRIC",
  "LAMBDA",
  "SEARCH",
  "SERVICE_QUOTA",
];

/** What is wrong with the name of a function; nothing where AWS documents it. */
export function functionIssue(name: string): string | undefined {
  if (functions.has(name) || externalFunctions.includes(name)) return undefined;
  const nearest = closest(name, [...functions.keys(), ...externalFunctions]);
  return `${name} is no function that AWS documents; the nearest one is ${nearest}`;
}
