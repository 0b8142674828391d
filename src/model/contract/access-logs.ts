import { collectTargets, type Environment, type Issue } from "../environment/index.js";
import { loadBalancers } from "../inventory/alb.js";
import { distributions } from "../inventory/cloudfront.js";
import { s3Buckets } from "../inventory/s3.js";
import { archiveBucketName } from "./archive.js";
import { awsName, prefixOf, type EnvironmentName } from "../names/index.js";
import { show } from "../schema/issue.js";
import { isToken } from "../schema/token.js";
import { managedTrails } from "./trails.js";

/** The bucket of access logs. */
export const accessLogBucketName = (environment: Environment): string =>
  environment.telemetry.accessLogs?.bucketName ?? `${prefixOf(environment)}-access-${environment.account}`;

/** The bucket of the results of queries over them. */
export const accessLogResultsBucketName = (environment: Environment): string =>
  environment.telemetry.accessLogs?.resultsBucketName ??
  `${prefixOf(environment)}-access-athena-${environment.account}`;

/** The delivery of a distribution's log, and where it goes to. */
export const accessLogDeliveryName = (environment: EnvironmentName, keys: readonly string[]): string =>
  awsName("logDelivery", environment, "cloudfront", ...keys);

/** Distributions whose requests are logged. */
export const loggedDistributions = (environment: Environment) =>
  environment.telemetry.accessLogs === undefined
    ? []
    : collectTargets(environment, distributions).filter(({ target }) => target.accessLogs);

/** Buckets whose requests are logged. */
export const loggedBuckets = (environment: Environment) =>
  collectTargets(environment, s3Buckets).filter(({ target }) => target.accessLogs);

/** The archive's bucket, where its requests are logged. */
export const loggedArchive = (environment: Environment): string | undefined =>
  environment.telemetry.logs.archive?.accessLogs ? archiveBucketName(environment) : undefined;

/** Trails whose buckets have their requests logged. */
export const loggedTrails = (environment: Environment) =>
  managedTrails(environment).filter(({ accessLogs }) => accessLogs);

/** Names of all buckets whose requests are logged. */
export const loggedBucketNames = (environment: Environment): string[] => {
  const archive = loggedArchive(environment);
  return [
    ...loggedBuckets(environment).map(({ target }) => target.name),
    ...(archive === undefined ? [] : [archive]),
    ...loggedTrails(environment).map(({ delivery }) => delivery.bucketName),
  ];
};

/** What writes access logs to the bucket. */
export const accessLogWriters = (environment: Environment) => ({
  applicationLoadBalancers: collectTargets(environment, loadBalancers).length > 0,
  networkLoadBalancers: environment.telemetry.accessLogs?.networkLoadBalancers,
  distributions: loggedDistributions(environment).length > 0,
  buckets: loggedBucketNames(environment),
});

/** Whether there is anything whose access logs are asked by Athena. */
export const hasAccessLogTables = (environment: Environment): boolean => {
  const { accessLogs } = environment.telemetry;
  if (!accessLogs?.athena) return false;
  return [
    collectTargets(environment, loadBalancers),
    loggedDistributions(environment),
    loggedBucketNames(environment),
  ].some(({ length }) => length > 0);
};

/** What is wrong between what is logged and where it must go. */
export function checkAccessLogs(environment: Environment): Issue[] {
  const name = accessLogBucketName(environment);
  const path = ["telemetry", "accessLogs"];
  const needs = [path];
  const missing = "needs telemetry.accessLogs, the bucket that its requests are logged in";
  const buckets = loggedBuckets(environment).flatMap(({ keys, target }): Issue[] => {
    const message =
      environment.telemetry.accessLogs === undefined
        ? missing
        : target.name === name
          ? `${show(name)} is the bucket of access logs itself: each object of the log would be logged again, without end`
          : undefined;
    return message === undefined ? [] : [{ path: ["resources", "s3", ...keys, "accessLogs"], needs, message }];
  });
  if (loggedArchive(environment) !== undefined && environment.telemetry.accessLogs === undefined)
    buckets.push({ path: ["telemetry", "logs", "archive", "accessLogs"], needs, message: missing });
  if (environment.telemetry.accessLogs === undefined)
    for (const { key } of loggedTrails(environment))
      buckets.push({ path: ["telemetry", "trails", key, "delivery", "accessLogs"], needs, message: missing });
  if (loggedDistributions(environment).length === 0 || isToken(name) || !name.includes(".")) return buckets;
  const message = `${show(name)} has a dot, and CloudFront's delivery takes no such bucket: give another name, or accessLogs: false of each distribution`;
  return [...buckets, { path: [...path, "bucketName"], needs: [["resources", "cloudfront"]], message }];
}
