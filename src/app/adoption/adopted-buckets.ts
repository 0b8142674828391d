import { accessLogBucketName } from "../../model/contract/access-logs.js";
import { archiveCopyName } from "../../model/contract/archive-copy.js";
import { archiveBucketName } from "../../model/contract/archive.js";
import { recorderOf } from "../../model/contract/aws-config.js";
import { findingsBucketName } from "../../model/contract/guard-duty.js";
import { macieOf } from "../../model/contract/macie.js";
import { trafficLogBucketName } from "../../model/contract/traffic-logs.js";
import { managedTrails } from "../../model/contract/trails.js";
import type { Environment } from "../../model/environment/index.js";
import type { AdoptionFinding } from "./findings.js";

/** A bucket that is written to; one that exists is not managed. */
interface Bucket {
  /** Whether it exists already. */
  readonly adopted: boolean | undefined;
  readonly name: string | undefined;
  /** Where the environment says what goes there. */
  readonly path: readonly string[];
  /** What the owner of one that exists does. */
  readonly todos: readonly string[];
}

/** What is left to the owners of buckets that exist already. */
export const adoptedBuckets = (environment: Environment): AdoptionFinding[] =>
  [...bucketsOfLogs(environment), ...bucketsOfFindings(environment), ...bucketsOfTrails(environment)].flatMap(
    ({ adopted, name, path, todos }) =>
      adopted && name !== undefined
        ? todos.map((message) => ({ path: [...path, "adopt"], name, kind: "todo" as const, message }))
        : [],
  );

const policy = (output: string): string =>
  `its policy is not managed: add the statements of the output ${output} to it`;

const policyFirst = (output: string, writer: string): string => `${policy(output)}, before ${writer} can write there`;

const lifecycle = (output: string): string =>
  `its lifecycle is not managed: add the rules of the output ${output} to it`;

function bucketsOfLogs(environment: Environment): Bucket[] {
  const { accessLogs, trafficLogs, logs } = environment.telemetry;
  const { archive } = logs;
  return [
    {
      adopted: archive?.adopt,
      name: archiveBucketName(environment),
      path: ["telemetry", "logs", "archive"],
      todos: [
        policy("log_archive_bucket_policy"),
        lifecycle("log_archive_bucket_lifecycle"),
        ...(archive?.accessLogs
          ? ["its logging is not managed: set that of the output log_archive_bucket_logging"]
          : []),
        ...(archive?.replication
          ? ["its replication is not managed: add the rules of the output log_archive_bucket_replication"]
          : []),
        "blocked public access, encryption, versions and object lock are its owner's to set",
      ],
    },
    {
      adopted: archive?.replication?.adopt,
      name: archiveCopyName(environment),
      path: ["telemetry", "logs", "archive", "replication"],
      todos: [
        policy("log_archive_copy_bucket_policy"),
        lifecycle("log_archive_copy_bucket_lifecycle"),
        "it must keep versions, and have an object lock where the archive has one, or nothing is copied",
        "blocked public access and encryption are its owner's to set",
      ],
    },
    {
      adopted: accessLogs?.adopt,
      name: accessLogBucketName(environment),
      path: ["telemetry", "accessLogs"],
      todos: [
        policy("access_log_bucket_policy"),
        lifecycle("access_log_bucket_lifecycle"),
        "it must be encrypted with the keys of S3 and have no object lock: load balancers and S3 log to no other",
      ],
    },
    {
      adopted: trafficLogs?.adopt,
      name: trafficLogBucketName(environment),
      path: ["telemetry", "trafficLogs"],
      todos: [
        policy("traffic_log_bucket_policy"),
        lifecycle("traffic_log_bucket_lifecycle"),
        "blocked public access, encryption, versions and object lock are its owner's to set",
      ],
    },
  ];
}

function bucketsOfFindings(environment: Environment): Bucket[] {
  const config = recorderOf(environment)?.delivery;
  const results = macieOf(environment)?.discoveryResults;
  return [
    {
      adopted: environment.telemetry.guardDuty?.findingsExport?.adopt,
      name: findingsBucketName(environment),
      path: ["telemetry", "guardDuty", "findingsExport"],
      todos: [
        policyFirst("guard_duty_findings_bucket_policy", "GuardDuty"),
        "how long it keeps findings, blocked public access and versions are its owner's to set",
      ],
    },
    {
      adopted: config?.adopt,
      name: config?.bucketName,
      path: ["telemetry", "awsConfig", "delivery"],
      todos: [
        policyFirst("config_bucket_policy", "AWS Config"),
        "it must have no object lock; how long it keeps what is delivered, blocked public access and versions are its owner's to set",
      ],
    },
    {
      adopted: results?.adopt,
      name: results?.bucketName,
      path: ["telemetry", "macie", "discoveryResults"],
      todos: [
        policyFirst("macie_results_bucket_policy", "Macie"),
        "how long it keeps results, blocked public access and versions are its owner's to set",
      ],
    },
  ];
}

const bucketsOfTrails = (environment: Environment): Bucket[] =>
  managedTrails(environment).map(({ key, delivery: { adopt: adopted, bucketName: name } }) => ({
    adopted,
    name,
    path: ["telemetry", "trails", key, "delivery"],
    todos: [
      policyFirst("cloudtrail_bucket_policies", "CloudTrail"),
      "how long it keeps log files, blocked public access, versions and object lock are its owner's to set",
    ],
  }));
