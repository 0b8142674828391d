import {
  accessLogBucketName,
  accessLogResultsBucketName,
  hasAccessLogTables,
} from "../../../model/contract/access-logs.js";
import { archiveBucketName, hasLogTable, resultsBucketName } from "../../../model/contract/archive.js";
import { archiveCopyName } from "../../../model/contract/archive-copy.js";
import { configBucketName } from "../../../model/contract/aws-config.js";
import { findingsBucketName } from "../../../model/contract/guard-duty.js";
import { discoveryResultsBucketName, macieOf } from "../../../model/contract/macie.js";
import {
  hasTrafficLogTables,
  trafficLogBucketName,
  trafficLogResultsBucketName,
} from "../../../model/contract/traffic-logs.js";
import { managedTrails } from "../../../model/contract/trails.js";
import type { Environment } from "../../../model/environment/index.js";
import { claimIf, type Claim } from "./claim.js";

/** Buckets, whose names are the world's: expiry rules of an archive must never meet another bucket's objects. */
export function buckets(environment: Environment): Claim[] {
  const { archive, foreignArchive } = environment.telemetry.logs;
  const state = environment.backend.s3?.bucket;
  const of = (name: string, owner: string, ...path: string[]): Claim => ({
    kind: "bucket",
    name,
    within: "world",
    path,
    owner,
    settle: "name another bucket in one of the two",
  });
  const logs = (...path: string[]) => ["telemetry", "logs", ...path];
  return [
    ...claimIf(state !== undefined, () => ({
      ...of(state!, "Terraform's state", "backend", "s3", "bucket"),
      shared: true,
    })),
    ...claimIf(archive !== undefined, () =>
      of(archiveBucketName(environment), "the archive", ...logs("archive", "bucketName")),
    ),
    ...claimIf(archive?.replication !== undefined, () => ({
      ...of(archiveCopyName(environment), "the archive's copy", ...logs("archive", "replication", "bucketName")),
      ...(archive!.replication!.account !== undefined && { local: true as const }), // one bucket for the copies of many
    })),
    ...claimIf(foreignArchive !== undefined, () => ({
      ...of(foreignArchive!.bucketName, "the archive", ...logs("foreignArchive", "bucketName")),
      local: true, // an account that gathers the logs of many has one bucket for all
    })),
    ...claimIf(environment.telemetry.accessLogs !== undefined, () =>
      of(accessLogBucketName(environment), "access logs", "telemetry", "accessLogs", "bucketName"),
    ),
    ...claimIf(hasAccessLogTables(environment), () =>
      of(
        accessLogResultsBucketName(environment),
        "results over access logs",
        "telemetry",
        "accessLogs",
        "resultsBucketName",
      ),
    ),
    ...claimIf(environment.telemetry.guardDuty?.findingsExport !== undefined, () =>
      of(
        findingsBucketName(environment),
        "GuardDuty's findings",
        ...["telemetry", "guardDuty", "findingsExport", "bucketName"],
      ),
    ),
    ...claimIf(environment.telemetry.awsConfig?.managed === true, () =>
      of(
        configBucketName(environment),
        "what AWS Config records",
        ...["telemetry", "awsConfig", "delivery", "bucketName"],
      ),
    ),
    ...claimIf(macieOf(environment)?.discoveryResults !== undefined, () =>
      of(
        discoveryResultsBucketName(environment),
        "Macie's results",
        ...["telemetry", "macie", "discoveryResults", "bucketName"],
      ),
    ),
    ...managedTrails(environment)
      .filter(({ adopt }) => adopt === undefined)
      .map(({ key, delivery: { adopt, bucketName } }) => ({
        ...of(bucketName, `the trail ${key}`, "telemetry", "trails", key, "delivery", "bucketName"),
        ...(adopt && { shared: true as const }), // an account that gathers the trails of many has one bucket for all
      })),
    ...claimIf(environment.telemetry.trafficLogs !== undefined, () =>
      of(trafficLogBucketName(environment), "traffic logs", "telemetry", "trafficLogs", "bucketName"),
    ),
    ...claimIf(hasTrafficLogTables(environment), () =>
      of(
        trafficLogResultsBucketName(environment),
        "results over traffic logs",
        "telemetry",
        "trafficLogs",
        "resultsBucketName",
      ),
    ),
    ...claimIf(hasLogTable(environment), () =>
      of(resultsBucketName(environment), "Athena's results", ...logs("athena", "resultsBucketName")),
    ),
  ];
}
