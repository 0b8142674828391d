import type { Environment } from "../environment/index.js";
import { prefixOf } from "../names/index.js";

/** The analyzers of IAM Access Analyzer that an environment makes or takes over, by their kind. */
export function analyzersOf(environment: Environment) {
  const { accessAnalyzer } = environment.telemetry;
  if (!accessAnalyzer?.managed) return {};
  const { externalAccess = { name: undefined, adopt: false }, unusedAccess } = accessAnalyzer;
  const named = <Of extends { readonly name?: string | undefined }>(given: Of, kind: string) => ({
    ...given,
    name: given.name ?? `${prefixOf(environment)}-access-${kind}`,
  });
  return {
    externalAccess: externalAccess === false ? undefined : named(externalAccess, "external"),
    unusedAccess: unusedAccess && named(unusedAccess, "unused"),
  };
}
