import type { MaskFindingsInput } from "../../../src/model/environment/log-masks.js";
import { dataIdentifierArn, type DataIdentifier } from "../../../src/model/facts/data-identifiers.js";

/**
 * The data protection policy of a log group: one statement finds, the other one masks, with the same identifiers in both.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/mask-sensitive-log-data-start.html
 */
export function maskingPolicy(mask: readonly DataIdentifier[], findings: MaskFindingsInput = {}): string {
  const DataIdentifier = [...new Set(mask)].sort().map(dataIdentifierArn);
  const { logGroup, bucket, deliveryStream } = findings;
  const FindingsDestination = {
    ...(logGroup !== undefined && { CloudWatchLogs: { LogGroup: logGroup } }),
    ...(deliveryStream !== undefined && { Firehose: { DeliveryStream: deliveryStream } }),
    ...(bucket !== undefined && { S3: { Bucket: bucket } }),
  };
  return JSON.stringify({
    Name: "mask",
    Version: "2021-06-01",
    Statement: [
      { Sid: "Find", DataIdentifier, Operation: { Audit: { FindingsDestination } } },
      { Sid: "Mask", DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
    ],
  });
}
