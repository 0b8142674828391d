import { awsConfigDefaults } from "../environment/aws-config.js";
import type { Environment } from "../environment/index.js";
import { partitionOf, type Place } from "../iam/index.js";
import { prefixOf } from "../names/index.js";

/** The recorder that an environment makes, with its defaults; nothing where it makes none. */
export function recorderOf(environment: Environment) {
  const { awsConfig } = environment.telemetry;
  if (!awsConfig?.managed) return undefined;
  const { recordingFrequency, retentionPeriodInDays, adoptRole = false } = awsConfig;
  const { includeGlobalResourceTypes = awsConfigDefaults.includeGlobalResourceTypes } = awsConfig;
  const { delivery = { retention: awsConfigDefaults.retention, adopt: false } } = awsConfig;
  return {
    // No account has one of this name by itself: one that is there is not replaced without a word.
    name: prefixOf(environment),
    recordingFrequency,
    includeGlobalResourceTypes,
    retentionPeriodInDays,
    adoptRole,
    delivery: { ...delivery, bucketName: configBucketName(environment) },
  };
}

/** The bucket that AWS Config delivers to. */
export const configBucketName = (environment: Environment): string =>
  environment.telemetry.awsConfig?.delivery?.bucketName ?? `${prefixOf(environment)}-config-${environment.account}`;

/** The role with which AWS Config reads an account; it has one of this name. */
export const configRoleArn = ({ account, region }: Place): string =>
  `arn:${partitionOf(region)}:iam::${account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`;
