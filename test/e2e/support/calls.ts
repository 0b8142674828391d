import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Document } from "../../support/iam.js";

/** Services as the provider's log calls them, by the prefix of their actions. */
const prefixes: Readonly<Record<string, string>> = {
  "API Gateway": "apigateway",
  "CloudWatch Logs": "logs",
  "Cost Explorer": "ce",
  EventBridge: "events",
  "Secrets Manager": "secretsmanager",
};

/**
 * Operations whose action has another name.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbudgetservice.html
 */
const actions: Readonly<Record<string, string>> = {
  "apigateway:GetAccount": "apigateway:GET",
  "apigateway:UpdateAccount": "apigateway:PATCH",
  "budgets:CreateBudget": "budgets:ModifyBudget",
  "budgets:CreateNotification": "budgets:ModifyBudget",
  "budgets:DeleteBudget": "budgets:ModifyBudget",
  "budgets:DescribeBudget": "budgets:ViewBudget",
  "budgets:DescribeNotificationsForBudget": "budgets:ViewBudget",
  "budgets:DescribeSubscribersForNotification": "budgets:ViewBudget",
  "s3:DeleteBucketEncryption": "s3:PutEncryptionConfiguration",
  "s3:DeleteBucketLifecycle": "s3:PutLifecycleConfiguration",
  "s3:DeleteBucketMetricsConfiguration": "s3:PutMetricsConfiguration",
  "s3:DeleteBucketOwnershipControls": "s3:PutBucketOwnershipControls",
  "s3:DeleteBucketReplication": "s3:PutReplicationConfiguration",
  "s3:DeleteObjects": "s3:DeleteObject",
  "s3:DeletePublicAccessBlock": "s3:PutBucketPublicAccessBlock",
  "s3:GetBucketAccelerateConfiguration": "s3:GetAccelerateConfiguration",
  "s3:GetBucketCors": "s3:GetBucketCORS",
  "s3:GetBucketEncryption": "s3:GetEncryptionConfiguration",
  "s3:GetBucketLifecycleConfiguration": "s3:GetLifecycleConfiguration",
  "s3:GetBucketMetricsConfiguration": "s3:GetMetricsConfiguration",
  "s3:GetBucketReplication": "s3:GetReplicationConfiguration",
  "s3:GetObjectLockConfiguration": "s3:GetBucketObjectLockConfiguration",
  "s3:GetPublicAccessBlock": "s3:GetBucketPublicAccessBlock",
  "s3:HeadBucket": "s3:ListBucket",
  "s3:ListObjectVersions": "s3:ListBucketVersions",
  "s3:ListObjectsV2": "s3:ListBucket",
  "s3:PutBucketEncryption": "s3:PutEncryptionConfiguration",
  "s3:PutBucketLifecycleConfiguration": "s3:PutLifecycleConfiguration",
  "s3:PutBucketMetricsConfiguration": "s3:PutMetricsConfiguration",
  "s3:PutBucketReplication": "s3:PutReplicationConfiguration",
  "s3:PutObjectLockConfiguration": "s3:PutBucketObjectLockConfiguration",
  "s3:PutPublicAccessBlock": "s3:PutBucketPublicAccessBlock",
};

/** Everybody may ask who he is; where a role may not ask in the first way, the provider asks in the second. */
const free = ["iam:GetUser", "sts:GetCallerIdentity"];

/** The actions of what the provider asked AWS for, as its log tells them: the words of an entry come in any order, over many lines. */
export function actionsIn(log: string): readonly string[] {
  const found = log.split(/^(?=\d{4}-\d\d-\d\dT)/m).flatMap((entry) => {
    const operation = /rpc\.method=(\w+)/.exec(entry)?.[1];
    const [, quoted, plain] = /rpc\.service=(?:"([^"]+)"|(\w+))/.exec(entry) ?? [];
    const service = quoted ?? plain;
    if (operation === undefined || service === undefined) return [];
    const asked = `${prefixes[service] ?? service.toLowerCase()}:${operation}`;
    return [actions[asked] ?? asked];
  });
  return [...new Set(found)].filter((action) => !free.includes(action)).sort();
}

/** The policies that a run wrote for a stack. */
export function policiesIn(outdir: string, stack: string): readonly Document[] {
  const folder = join(outdir, "policies", stack);
  return readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Document);
}

/** Actions that no statement of some policies allows. */
export const missingIn = (documents: readonly Document[], wanted: readonly string[]): readonly string[] => {
  const allowed = new Set(documents.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action)));
  return wanted.filter((action) => !allowed.has(action));
};
