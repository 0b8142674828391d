import { account, type Emulator } from "./emulator.js";
import { makeByHand, region, type Made } from "./made-by-hand.js";
import type { Reads } from "./snapshot.js";

type Aws = Emulator["aws"];

/** What {@link makeAccount} made, as far as AWS chooses its name. */
export interface MadeAccount extends Made {
  readonly keyArn: string;
  readonly detectorId: string;
  readonly layerArn: string;
}

export const groups = ["/aws/lambda/sync", "RDSOSMetrics"] as const;
export const roles = ["rds-monitoring-role", "sync"] as const;
export const buckets = ["hand-logs", "hand-access", "themes"] as const;
export const document = "SSM-SessionManagerRunShell";
const topics = ["pager", "mail"] as const;
export const topicArn = (topic: string) => `arn:aws:sns:${region}:${account}:${topic}`;

const tags = ["Key=Team,Value=apps", "Key=CostCenter,Value=4711"];
const json = JSON.stringify;

/** An account of years: everything has been set that one can set of it, as people do. */
export async function makeAccount(emulator: Emulator): Promise<MadeAccount> {
  const { aws } = emulator;
  const made = await makeByHand(emulator);
  const { KeyMetadata } = (await aws(
    "kms",
    "create-key",
    "--description",
    "logs",
    "--tags",
    "TagKey=Team,TagValue=apps",
  )) as {
    KeyMetadata: { Arn: string };
  };
  const keyArn = KeyMetadata.Arn;
  const [layerArn, detectorId] = await Promise.all([
    makeFunction(aws, keyArn),
    makeDetector(aws),
    makeGroups(aws, keyArn),
    makeRoles(aws),
    ...buckets.map((bucket) => makeBucket(aws, bucket, bucket === "hand-access" ? undefined : keyArn)),
    makeCluster(aws, keyArn),
    makeTopics(aws, keyArn),
    makeInstance(aws),
    makePreferences(aws, keyArn),
  ]);
  return { ...made, keyArn, layerArn, detectorId };
}

export const roleArn = (name: string) => `arn:aws:iam::${account}:role/${name}`;
const instanceArn = `arn:aws:rds:${region}:${account}:db:jobs`;
const groupArn = (name: string) => `arn:aws:logs:${region}:${account}:log-group:${name}`;
const queueArn = `arn:aws:sqs:${region}:${account}:old`;
const functionArn = `arn:aws:lambda:${region}:${account}:function:sync`;

async function makeGroups(aws: Aws, keyArn: string): Promise<void> {
  for (const name of groups) {
    // The emulator takes a key only where the group is made.
    await aws("logs", "delete-log-group", "--log-group-name", name);
    const marked = ["--kms-key-id", keyArn, "--tags", "Team=apps,CostCenter=4711"];
    await aws("logs", "create-log-group", "--log-group-name", name, ...marked);
    const metric = "metricName=hand,metricNamespace=Hand,metricValue=1,defaultValue=0";
    const filter = ["--filter-name", "hand", "--filter-pattern", "ERROR", "--metric-transformations", metric];
    await aws("logs", "put-metric-filter", "--log-group-name", name, ...filter);
  }
  await aws("logs", "put-retention-policy", "--log-group-name", "/aws/lambda/sync", "--retention-in-days", "400");
  await aws("kinesis", "create-stream", "--stream-name", "old", "--shard-count", "1");
  const stream = ["--destination-arn", `arn:aws:kinesis:${region}:${account}:stream/old`];
  const subscription = ["--filter-name", "hand", "--filter-pattern", "", ...stream, "--role-arn", roleArn("sync")];
  await aws("logs", "put-subscription-filter", "--log-group-name", "/aws/lambda/sync", ...subscription);
}

async function makeInstance(aws: Aws): Promise<void> {
  const instance = ["--db-instance-identifier", "jobs", "--backup-retention-period", "14", "--deletion-protection"];
  await aws("rds", "modify-db-instance", ...instance, "--preferred-maintenance-window", "sun:03:00-sun:04:00");
  await aws("rds", "add-tags-to-resource", "--resource-name", instanceArn, "--tags", ...tags);
}

async function makeRoles(aws: Aws): Promise<void> {
  const boundary = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
  await aws("iam", "create-policy", "--policy-name", "boundary", "--policy-document", json(boundary));
  for (const name of roles) {
    const role = ["--role-name", name];
    await aws(
      "iam",
      "put-role-permissions-boundary",
      ...role,
      "--permissions-boundary",
      `arn:aws:iam::${account}:policy/boundary`,
    );
    await aws("iam", "update-role", ...role, "--description", "of the old team", "--max-session-duration", "7200");
    await aws("iam", "tag-role", ...role, "--tags", ...tags);
    const own = {
      Version: "2012-10-17",
      Statement: [{ Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: "*" }],
    };
    await aws("iam", "put-role-policy", ...role, "--policy-name", "own", "--policy-document", json(own));
    await aws("iam", "attach-role-policy", ...role, "--policy-arn", "arn:aws:iam::aws:policy/ReadOnlyAccess");
  }
}

async function makeBucket(aws: Aws, name: (typeof buckets)[number], keyArn: string | undefined): Promise<void> {
  const bucket = ["--bucket", name];
  if (name === "hand-access")
    await aws("s3api", "create-bucket", ...bucket, "--create-bucket-configuration", `LocationConstraint=${region}`);
  const arns = [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`];
  const statement = {
    Sid: "Auditors",
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: "s3:Get*",
  };
  const policy = { Version: "2012-10-17", Statement: [{ ...statement, Resource: arns }] };
  await aws("s3api", "put-bucket-policy", ...bucket, "--policy", json(policy));
  const rule = {
    ...{ ID: "hand", Status: "Enabled", Filter: { Prefix: "old/" }, Expiration: { Days: 730 } },
    Transitions: [{ Days: 30, StorageClass: "GLACIER" }],
    NoncurrentVersionExpiration: { NoncurrentDays: 60 },
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: 3 },
  };
  const lifecycle = ["--lifecycle-configuration", json({ Rules: [rule] })];
  await aws("s3api", "put-bucket-lifecycle-configuration", ...bucket, ...lifecycle);
  const key = keyArn ? { SSEAlgorithm: "aws:kms", KMSMasterKeyID: keyArn } : { SSEAlgorithm: "AES256" };
  const encryption = json({
    Rules: [{ ApplyServerSideEncryptionByDefault: key, BucketKeyEnabled: keyArn !== undefined }],
  });
  await aws("s3api", "put-bucket-encryption", ...bucket, "--server-side-encryption-configuration", encryption);
  await aws("s3api", "put-bucket-versioning", ...bucket, "--versioning-configuration", "Status=Enabled");
  const set = [{ Key: "Team", Value: "apps" }];
  await aws("s3api", "put-bucket-tagging", ...bucket, "--tagging", json({ TagSet: set }));
  const blocked = "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=false";
  await aws("s3api", "put-public-access-block", ...bucket, "--public-access-block-configuration", blocked);
  const owner = "Rules=[{ObjectOwnership=BucketOwnerPreferred}]";
  await aws("s3api", "put-bucket-ownership-controls", ...bucket, "--ownership-controls", owner);
}

async function makeCluster(aws: Aws, keyArn: string): Promise<void> {
  const configuration = {
    executeCommandConfiguration: { kmsKeyId: keyArn, logging: "DEFAULT" },
    managedStorageConfiguration: { kmsKeyId: keyArn, fargateEphemeralStorageKmsKeyId: keyArn },
  };
  const defaults = `namespace=arn:aws:servicediscovery:${region}:${account}:namespace/ns-hand`;
  const cluster = ["--configuration", json(configuration), "--service-connect-defaults", defaults];
  await aws("ecs", "update-cluster", "--cluster", "hand", ...cluster);
  const strategy = ["--default-capacity-provider-strategy", "capacityProvider=FARGATE,weight=1,base=1"];
  const providers = ["--capacity-providers", "FARGATE", "FARGATE_SPOT"];
  await aws("ecs", "put-cluster-capacity-providers", "--cluster", "hand", ...providers, ...strategy);
}

async function makeTopics(aws: Aws, keyArn: string): Promise<void> {
  for (const topic of topics) {
    const attributes = json({ DisplayName: "old team", KmsMasterKeyId: keyArn });
    await aws("sns", "create-topic", "--name", topic, "--attributes", attributes, "--tags", ...tags);
    const publish = {
      Sid: "All",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: "sns:Publish",
    };
    const policy = json({ Version: "2012-10-17", Statement: [{ ...publish, Resource: topicArn(topic) }] });
    const named = ["--topic-arn", topicArn(topic)];
    await aws("sns", "set-topic-attributes", ...named, "--attribute-name", "Policy", "--attribute-value", policy);
    await aws("sns", "subscribe", ...named, "--protocol", "sqs", "--notification-endpoint", queueArn);
  }
}

async function makeFunction(aws: Aws, keyArn: string): Promise<string> {
  const layer = ["--layer-name", "own", "--content", "S3Bucket=themes,S3Key=code.zip"];
  const { LayerVersionArn } = (await aws("lambda", "publish-layer-version", ...layer)) as { LayerVersionArn: string };
  const settings = [
    ...["--layers", LayerVersionArn, "--environment", "Variables={STAGE=prod}", "--kms-key-arn", keyArn],
    ...["--tracing-config", "Mode=Active", "--dead-letter-config", `TargetArn=${queueArn}`],
  ];
  await aws("lambda", "update-function-configuration", "--function-name", "sync", ...settings);
  await aws("lambda", "tag-resource", "--resource", functionArn, "--tags", "Team=apps,CostCenter=4711");
  return LayerVersionArn;
}

async function makeDetector(aws: Aws): Promise<string> {
  const agents = [{ Name: "EKS_ADDON_MANAGEMENT", Status: "ENABLED" }];
  const features = [
    { Name: "S3_DATA_EVENTS", Status: "ENABLED" },
    { Name: "RDS_LOGIN_EVENTS", Status: "ENABLED" },
    { Name: "RUNTIME_MONITORING", Status: "ENABLED", AdditionalConfiguration: agents },
  ];
  const settings = ["--enable", "--finding-publishing-frequency", "FIFTEEN_MINUTES", "--tags", "Team=apps"];
  const { DetectorId } = (await aws("guardduty", "create-detector", ...settings, "--features", json(features))) as {
    DetectorId: string;
  };
  return DetectorId;
}

/** Preferences that somebody saved in the console of Session Manager. */
async function makePreferences(aws: Aws, keyArn: string): Promise<void> {
  const inputs = {
    ...{ s3BucketName: "hand-logs", s3KeyPrefix: "sessions", s3EncryptionEnabled: true, kmsKeyId: keyArn },
    ...{ cloudWatchLogGroupName: "", cloudWatchEncryptionEnabled: true, cloudWatchStreamingEnabled: true },
    ...{ idleSessionTimeout: "20", maxSessionDuration: "60", runAsEnabled: true, runAsDefaultUser: "operator" },
    shellProfile: { linux: "exec bash", windows: "" },
  };
  const content = json({ schemaVersion: "1.0", description: "by hand", sessionType: "Standard_Stream", inputs });
  const format = ["--document-type", "Session", "--document-format", "JSON"];
  await aws("ssm", "create-document", "--name", document, "--content", content, ...format, "--tags", ...tags);
}

/** Two alarms on one metric, with everything that an alarm can have. */
export async function makeAlarms(aws: Aws): Promise<void> {
  const metric = ["--namespace", "AWS/SQS", "--metric-name", "ApproximateAgeOfOldestMessage", "--statistic", "Average"];
  const queue = ["--dimensions", "Name=QueueName,Value=orders", "--period", "300", "--evaluation-periods", "2"];
  const actions = ["--alarm-actions", "--ok-actions", "--insufficient-data-actions"].flatMap((one) => [
    one,
    topicArn("mail"),
  ]);
  const rest = ["--comparison-operator", "GreaterThanThreshold", "--treat-missing-data", "ignore", "--tags", ...tags];
  for (const [name, threshold] of Object.entries({ "Orders wait": "600", "Orders wait long": "7200" })) {
    const own = ["--alarm-name", name, "--alarm-description", "call the old team", "--threshold", threshold];
    await aws("cloudwatch", "put-metric-alarm", ...own, ...metric, ...queue, ...actions, ...rest);
  }
}

/** All that AWS tells of what was made, by a word for each call. */
export function readsOf({ detectorId, keyArn }: MadeAccount, alarms: readonly string[]): Reads {
  return {
    cluster: ["ecs", "describe-clusters", "--clusters", "hand", "--include", "CONFIGURATIONS", "SETTINGS", "TAGS"],
    instance: ["rds", "describe-db-instances", "--db-instance-identifier", "jobs"],
    function: ["lambda", "get-function", "--function-name", "sync"],
    detector: ["guardduty", "get-detector", "--detector-id", detectorId],
    key: ["kms", "describe-key", "--key-id", keyArn],
    keyPolicy: ["kms", "get-key-policy", "--key-id", keyArn, "--policy-name", "default"],
    document: ["ssm", "get-document", "--name", document],
    documentTags: ["ssm", "list-tags-for-resource", "--resource-type", "Document", "--resource-id", document],
    ...each(roles, (name) => ({
      "": ["iam", "get-role", "--role-name", name],
      attached: ["iam", "list-attached-role-policies", "--role-name", name],
      inline: ["iam", "list-role-policies", "--role-name", name],
      own: ["iam", "get-role-policy", "--role-name", name, "--policy-name", "own"],
    })),
    ...each(groups, (name) => ({
      "": ["logs", "describe-log-groups", "--log-group-name-prefix", name],
      tags: ["logs", "list-tags-for-resource", "--resource-arn", groupArn(name)],
      metricFilters: ["logs", "describe-metric-filters", "--log-group-name", name],
      subscriptions: ["logs", "describe-subscription-filters", "--log-group-name", name],
    })),
    ...each(buckets, (name) => {
      const of = (operation: string) => ["s3api", operation, "--bucket", name];
      return {
        policy: of("get-bucket-policy"),
        lifecycle: of("get-bucket-lifecycle-configuration"),
        encryption: of("get-bucket-encryption"),
        versioning: of("get-bucket-versioning"),
        tags: of("get-bucket-tagging"),
        access: of("get-public-access-block"),
        ownership: of("get-bucket-ownership-controls"),
        logging: of("get-bucket-logging"),
        requestMetrics: [...of("get-bucket-metrics-configuration"), "--id", "EntireBucket"],
      };
    }),
    ...each(topics, (name) => ({
      "": ["sns", "get-topic-attributes", "--topic-arn", topicArn(name)],
      tags: ["sns", "list-tags-for-resource", "--resource-arn", topicArn(name)],
      subscriptions: ["sns", "list-subscriptions-by-topic", "--topic-arn", topicArn(name)],
    })),
    ...each(alarms, (name) => ({
      "": [
        ...["cloudwatch", "describe-alarms", "--alarm-names", name],
        ...["--alarm-types", "MetricAlarm", "CompositeAlarm"],
      ],
      tags: ["cloudwatch", "list-tags-for-resource", "--resource-arn", alarmArn(name)],
    })),
  };
}

const alarmArn = (name: string) => `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`;

const each = (names: readonly string[], reads: (name: string) => Reads): Reads =>
  Object.fromEntries(
    names.flatMap((name) => Object.entries(reads(name)).map(([word, args]) => [`${name} ${word}`.trim(), args])),
  );
