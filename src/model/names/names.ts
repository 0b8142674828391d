import { createHash } from "node:crypto";
import { nameLimits, type NamedKind } from "./limits.js";

/** What begins every name of an environment. */
export interface EnvironmentName {
  readonly system: string;
  readonly name: string;
}

/** `idp-prod`: what begins every AWS name of an environment. */
export const prefixOf = ({ system, name }: EnvironmentName): string => `${system}-${name}`;

/**
 * The AWS name of something of an environment: `idp-prod-aurora-main-writer-cpuUtilization-error`. Keys hold no
 * hyphen, so two different lists of keys never give the same name. A name beyond the service's limit keeps its beginning
 * and ends in a digest of the whole, so that it stays stable and its own.
 */
export const awsName = (kind: NamedKind, environment: EnvironmentName, ...keys: readonly string[]): string =>
  withinLimit(kind, [prefixOf(environment), ...keys].join("-"));

/** A name as it is, or its beginning and a digest of the whole. */
export function withinLimit(kind: NamedKind, full: string): string {
  const limit = nameLimits[kind];
  if (full.length <= limit) return full;
  const digest = createHash("sha256").update(full).digest("hex").slice(0, 8);
  return `${full.slice(0, limit - digest.length - 1)}-${digest}`;
}
