import { AthenaWorkgroup } from "@cdktf/provider-aws/lib/athena-workgroup";
import type { Construct } from "constructs";
import { ArchiveBucket } from "../log-archive/archive-bucket.js";

/** What people ask in: its name, where results go, and how much a query may read. */
export interface Workgroup {
  readonly name: string;
  readonly resultsBucketName: string;
  readonly resultsKmsKeyArn?: string | undefined;
  /** Days that results are kept. */
  readonly resultsRetention: number;
  /** GiB that one query may read. */
  readonly scanLimit: number;
}

const gibibyte = 1024 ** 3;

/**
 * Adds a workgroup and the bucket of its results to a module.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html
 */
export function addWorkgroup(module: Construct, props: Workgroup): AthenaWorkgroup {
  const { name, resultsBucketName, resultsKmsKeyArn, resultsRetention, scanLimit } = props;
  const results = new ArchiveBucket(module, "results", {
    bucketName: resultsBucketName,
    retention: resultsRetention,
    storageClass: "STANDARD",
    noncurrentDays: 1,
    kmsKeyArn: resultsKmsKeyArn,
    destroyable: true, // a query can be asked again
  });
  return new AthenaWorkgroup(module, "workgroup", {
    name,
    forceDestroy: true, // with the history of what was asked
    configuration: {
      enforceWorkgroupConfiguration: true,
      publishCloudwatchMetricsEnabled: true,
      bytesScannedCutoffPerQuery: scanLimit * gibibyte,
      resultConfiguration: {
        outputLocation: `s3://${results.bucketName}/`,
        encryptionConfiguration:
          resultsKmsKeyArn === undefined
            ? { encryptionOption: "SSE_S3" }
            : { encryptionOption: "SSE_KMS", kmsKeyArn: resultsKmsKeyArn },
      },
    },
  });
}

/** Athena's names of databases hold no hyphen. */
export const databaseNameOf = (name: string): string => name.replace(/-/g, "_");
