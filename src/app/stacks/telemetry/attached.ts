import { Construct } from "constructs";
import { collectTargets } from "../../../model/environment/index.js";
import { distributions } from "../../../model/inventory/cloudfront.js";
import { dynamodbTables } from "../../../model/inventory/dynamodb.js";
import { ecrRepositories } from "../../../model/inventory/ecr.js";
import { s3Buckets } from "../../../model/inventory/s3.js";
import type { TelemetryStack } from "../telemetry-stack.js";
import { addAccountSecurity } from "./account-security.js";
import { addScanners } from "./scanners.js";
import { modules } from "./modules.js";

/** Telemetry that attaches to a resource from outside, whoever manages it. */
export function addAttached(stack: TelemetryStack): void {
  addScanners(stack);
  addAccountSecurity(stack);
  const lifecycles = new Construct(stack, "imageLifecycle");
  for (const { keys, target } of collectTargets(stack.environment, ecrRepositories)) {
    const { name: repositoryName, lifecycle } = target;
    if (lifecycle) new modules.ImageLifecycle(lifecycles, keys.join("_"), { repositoryName, ...lifecycle });
  }
  const contributors = new Construct(stack, "contributorInsights");
  for (const { keys, target } of collectTargets(stack.environment, dynamodbTables)) {
    if (!target.contributorInsights) continue;
    const indexNames = Object.fromEntries(Object.entries(target.indexes).map(([key, { name }]) => [key, name]));
    new modules.ContributorInsights(contributors, keys.join("_"), {
      tableName: target.name,
      indexNames,
    });
  }
  const requests = new Construct(stack, "requestMetrics");
  for (const { keys, target } of collectTargets(stack.environment, s3Buckets)) {
    if (target.requestMetrics)
      new modules.S3RequestMetrics(requests, `s3_${keys.join("_")}`, { bucketName: target.name });
  }
  for (const { keys, target } of collectTargets(stack.environment, distributions)) {
    if (!target.additionalMetrics) continue;
    new modules.CloudfrontMetrics(requests, `cloudfront_${keys.join("_")}`, {
      distributionId: target.id,
    });
  }
}
