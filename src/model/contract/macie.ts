import type { Environment } from "../environment/index.js";
import { discoveryResultsDefaults } from "../environment/macie.js";
import { prefixOf } from "../names/index.js";

/** Macie as an environment switches it on or takes it over, with its defaults; nothing where it does neither. */
export function macieOf(environment: Environment) {
  const { macie } = environment.telemetry;
  if (!macie?.managed) return undefined;
  const { adopt = false, findingPublishingFrequency } = macie;
  // Where the results of one that is taken over go is for whoever set it up to say.
  const unsaid = adopt
    ? undefined
    : { retention: discoveryResultsDefaults.retention, kmsKeyArn: undefined, adopt: false };
  const results = macie.discoveryResults === false ? undefined : (macie.discoveryResults ?? unsaid);
  return {
    adopt,
    findingPublishingFrequency,
    discoveryResults: results && { ...results, bucketName: discoveryResultsBucketName(environment) },
  };
}

/** The bucket of sensitive data discovery results. */
export const discoveryResultsBucketName = (environment: Environment): string => {
  const { discoveryResults } = environment.telemetry.macie ?? {};
  const given = discoveryResults === false ? undefined : discoveryResults?.bucketName;
  return given ?? `${prefixOf(environment)}-macie-${environment.account}`;
};
