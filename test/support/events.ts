/**
 * Events as AWS's pages show them (region, account and names as there), cut down to what a pattern or a text looks at.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_events.html
 * @see https://docs.aws.amazon.com/acm/latest/userguide/supported-events.html
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-enhanced-events.html
 * @see https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html
 */
const envelope = { version: "0", account: "111122223333", region: "us-west-2" };
const ecs = { ...envelope, source: "aws.ecs" };
const service = { ...ecs, resources: ["arn:aws:ecs:us-west-2:111122223333:service/default/servicetest"] };
const task = "arn:aws:ecs:us-west-2:111122223333:task/FargateCluster/c13b4cb40f1f4fe4a2971f76ae5a47ad";

export const runningTask = {
  ...ecs,
  "detail-type": "ECS Task State Change",
  resources: [task],
  detail: {
    clusterArn: "arn:aws:ecs:us-west-2:111122223333:cluster/FargateCluster",
    desiredStatus: "RUNNING",
    group: "family:sample-fargate",
    lastStatus: "RUNNING",
    taskArn: task,
  },
};

/**
 * The same task once it has stopped; the stop codes are those of the `Task` type in the ECS API. A container that never ran has no
 * exit code.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Container.html
 */
export const stoppedTask = (
  stopCode: string,
  { group = runningTask.detail.group, exitCodes = [] as readonly number[] } = {},
) => ({
  ...runningTask,
  detail: {
    ...runningTask.detail,
    containers: exitCodes.map((exitCode, index) => ({ name: `container-${index}`, lastStatus: "STOPPED", exitCode })),
    desiredStatus: "STOPPED",
    group,
    lastStatus: "STOPPED",
    stopCode,
    stoppedReason: "Essential container in task exited",
  },
});

export const deployment = (eventName: string) => ({
  ...service,
  "detail-type": "ECS Deployment State Change",
  detail: {
    eventType: eventName.endsWith("FAILED") ? "ERROR" : "INFO",
    eventName,
    deploymentId: "ecs-svc/123",
    updatedAt: "2020-05-23T11:11:11Z",
    reason: "ECS deployment circuit breaker: task failed to start.",
  },
});

export const steadyService = {
  ...service,
  "detail-type": "ECS Service Action",
  detail: { eventType: "INFO", eventName: "SERVICE_STEADY_STATE" },
};

export const certificate = (detailType: string) => ({
  ...envelope,
  region: "us-east-1",
  source: "aws.acm",
  "detail-type": detailType,
  resources: ["arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012"],
  detail: { CommonName: "example.com", RenewalStatusReason: "CAA_ERROR", DaysToExpiry: 30 },
});

const vault = "arn:aws:backup:us-west-2:111122223333:backup-vault:idp-prod";
const backup = { ...envelope, source: "aws.backup" };
const resourceArn = "arn:aws:rds:us-west-2:111122223333:cluster:idp-prod";

/** @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html */
export const backupJob = (state: string, statusMessage?: string, backupVaultName = "idp-prod") => ({
  ...backup,
  "detail-type": "Backup Job State Change",
  resources: [],
  detail: {
    backupJobId: "34176239-e96d-4e1d-9fad-529dbb3c3556",
    backupVaultArn: vault,
    backupVaultName,
    resourceArn,
    resourceType: "Aurora",
    state,
    ...(statusMessage !== undefined && { statusMessage }),
    percentDone: 0,
  },
});

export const copyJob = (state: string, sourceBackupVaultArn = vault) => ({
  ...backup,
  "detail-type": "Copy Job State Change",
  detail: {
    copyJobId: "47C8EF56-74D8-059D-1301-C5BE1D5C926E",
    resourceArn,
    resourceType: "Aurora",
    sourceBackupVaultArn,
    state,
    statusMessage: "Access denied exception while trying to list tags",
  },
});

export const restoreJob = (status: string) => ({
  ...backup,
  "detail-type": "Restore Job State Change",
  detail: {
    restoreJobId: "1B234A56-789B-01CD-2A34-4567A08901FD",
    percentDone: 0,
    resourceType: "Aurora",
    status,
    statusMessage: "The DB subnet group does not exist.",
  },
});

/** @see https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html */
const systemsManager = { ...envelope, source: "aws.ssm" };

export const compliance = (type: "Association" | "Patch", status: "compliant" | "non_compliant") => ({
  ...systemsManager,
  "detail-type": "Configuration Compliance State Change",
  resources: ["arn:aws:ssm:us-west-2:111122223333:managed-instance/i-01234567890abcdef"],
  detail: {
    "resource-type": "managed-instance",
    "resource-id": "i-01234567890abcdef",
    "compliance-status": status,
    "compliance-type": type,
    ...(type === "Patch"
      ? { "patch-baseline-id": "PB789", severity: "critical" }
      : { "last-runtime": "2024-01-01T10:10:10Z" }),
  },
});

export const windowExecution = (status: string) => ({
  ...systemsManager,
  "detail-type": "Maintenance Window Execution State-change Notification",
  resources: ["arn:aws:ssm:us-west-2:111122223333:maintenancewindow/mw-0c50858d01EXAMPLE"],
  detail: {
    "start-time": "2025-06-02T14:48:28.039273Z",
    "end-time": "2025-06-02T14:52:18.083773Z",
    "window-id": "mw-0ed7251d3fcf6e0c2",
    "window-execution-id": "14bea65d-5ccc-462d-a2f3-e99c8EXAMPLE",
    status,
  },
});

export const regionSetting = (ResourceTypeOptInPreference: Readonly<Record<string, boolean>>) => ({
  ...backup,
  "detail-type": "Region Setting State Change",
  resources: [],
  detail: { modifiedAt: "2020-06-24T22:54:57.161Z", ResourceTypeOptInPreference, state: "MODIFIED" },
});

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html */
export const consoleLogin = (type: string, outcome: "Success" | "Failure", MFAUsed: "Yes" | "No") => ({
  ...envelope,
  region: "us-east-1",
  source: "aws.signin",
  "detail-type": "AWS Console Sign In via CloudTrail",
  detail: {
    userIdentity: {
      type,
      arn: type === "Root" ? "arn:aws:iam::111122223333:root" : "arn:aws:iam::111122223333:user/Anaya",
    },
    eventTime: "2023-07-19T21:44:40Z",
    eventSource: "signin.amazonaws.com",
    eventName: "ConsoleLogin",
    awsRegion: "us-east-1",
    sourceIPAddress: "192.0.2.0",
    responseElements: { ConsoleLogin: outcome },
    additionalEventData: { MobileVersion: "No", MFAUsed },
    readOnly: false,
    eventType: "AwsConsoleSignIn",
    recipientAccountId: "111122223333",
  },
});

export const iamCall = (eventName: string, readOnly: boolean) => ({
  ...envelope,
  region: "us-east-1",
  source: "aws.iam",
  "detail-type": "AWS API Call via CloudTrail",
  detail: {
    userIdentity: { type: "IAMUser", arn: "arn:aws:iam::111122223333:user/Anaya" },
    eventTime: "2023-07-19T21:44:40Z",
    eventSource: "iam.amazonaws.com",
    eventName,
    awsRegion: "us-east-1",
    sourceIPAddress: "192.0.2.0",
    readOnly,
  },
});

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html */
export const trailCall = (eventName: string, readOnly = false) => ({
  ...envelope,
  source: "aws.cloudtrail",
  "detail-type": "AWS API Call via CloudTrail",
  detail: {
    userIdentity: { type: "IAMUser", arn: "arn:aws:iam::111122223333:user/Anaya" },
    eventTime: "2023-07-19T21:44:40Z",
    eventSource: "cloudtrail.amazonaws.com",
    eventName,
    awsRegion: "us-west-2",
    sourceIPAddress: "192.0.2.0",
    requestParameters: { name: "audit" },
    readOnly,
  },
});

const breakGlassSession = {
  type: "AssumedRole",
  arn: "arn:aws:sts::111122223333:assumed-role/break-glass/Anaya",
};

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html */
export const roleAssumed = (roleArn: string, eventName = "AssumeRole") => ({
  ...envelope,
  region: "us-east-1",
  source: "aws.sts",
  "detail-type": "AWS API Call via CloudTrail",
  detail: {
    userIdentity: { type: "IAMUser", arn: "arn:aws:iam::111122223333:user/Anaya" },
    eventTime: "2023-07-19T21:44:40Z",
    eventSource: "sts.amazonaws.com",
    eventName,
    awsRegion: "us-east-1",
    sourceIPAddress: "192.0.2.0",
    requestParameters: { roleArn, roleSessionName: "Anaya" },
    readOnly: true,
  },
});

/** A switch of roles in the console, or a sign-in of somebody who gets a role. */
export const consoleWithRole = (eventName: string, arn = breakGlassSession.arn) => {
  const login = consoleLogin("AssumedRole", "Success", "No");
  return {
    ...login,
    detail: {
      ...login.detail,
      eventName,
      userIdentity: { ...breakGlassSession, arn },
      responseElements: { [eventName]: "Success" },
    },
  };
};

export const guardDutyFinding = (severity: number) => ({
  ...envelope,
  source: "aws.guardduty",
  "detail-type": "GuardDuty Finding",
  detail: {
    id: "0123456789abcdef0123456789abcdef",
    type: "Execution:Runtime/NewBinaryExecuted",
    title: "A container has executed a new binary file",
    severity,
  },
});

/**
 * A finding of a control, as Security Hub sends it.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-event-formats.html
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sample-control-findings.html
 */
export const controlFinding = (label: string, further: object = {}) => ({
  ...envelope,
  source: "aws.securityhub",
  "detail-type": "Security Hub Findings - Imported",
  detail: {
    findings: [
      {
        ProductArn: "arn:aws:securityhub:us-west-2::product/aws/securityhub",
        ProductName: "Security Hub CSPM",
        Severity: { Label: label },
        Title: "CloudTrail should have encryption at-rest enabled",
        Resources: [{ Type: "AwsCloudTrailTrail", Id: "arn:aws:cloudtrail:us-west-2:111122223333:trail/audit" }],
        Compliance: { Status: "FAILED", SecurityControlId: "CloudTrail.2" },
        Workflow: { Status: "NEW" },
        RecordState: "ACTIVE",
        ...further,
      },
    ],
  },
});

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-eventbridge.html */
export const accessFinding = (isPublic: boolean, further: object = {}) => ({
  ...envelope,
  source: "aws.access-analyzer",
  "detail-type": "Access Analyzer Finding",
  detail: {
    action: ["s3:GetObject"],
    id: "22222222-dcba-4444-dcba-333333333333",
    isDeleted: false,
    isPublic,
    principal: { AWS: isPublic ? "*" : "444455556666" },
    resource: "arn:aws:s3:::my-bucket",
    resourceType: "AWS::S3::Bucket",
    status: "ACTIVE",
    ...further,
  },
});

const macieScores = { Low: 1, Medium: 2, High: 3 } as const;

/**
 * A finding of Macie, as far as it says what it is of; one of a bucket's settings names no object.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 * @see https://docs.aws.amazon.com/macie/latest/user/findings-severity.html
 */
export const macieFinding = (
  type: `${"Policy:IAMUser" | "SensitiveData:S3Object"}/${string}`,
  severity: keyof typeof macieScores,
) => {
  const s3Bucket = { arn: "arn:aws:s3:::my-bucket", name: "my-bucket" };
  const ofObject = { s3Bucket, s3Object: { key: "2026/customers.csv", path: "my-bucket/2026/customers.csv" } };
  const isPolicy = type.startsWith("Policy:");
  return {
    ...envelope,
    source: "aws.macie",
    "detail-type": "Macie Finding",
    detail: {
      schemaVersion: "1.0",
      id: "64b917aa-3843-014c-91d8-937ffexample",
      accountId: "111122223333",
      partition: "aws",
      type,
      title: isPolicy ? "Encryption is disabled for the S3 bucket" : "The S3 object contains personal information",
      severity: { score: macieScores[severity], description: severity },
      category: isPolicy ? "POLICY" : "CLASSIFICATION",
      archived: false,
      count: isPolicy ? 2 : 1,
      resourcesAffected: isPolicy ? { s3Bucket } : ofObject,
    },
  };
};

export const scans = {
  basic: { source: "aws.ecr", "detail-type": "ECR Image Scan", status: "COMPLETE" },
  enhanced: { source: "aws.inspector2", "detail-type": "Inspector2 Scan", status: "INITIAL_SCAN_COMPLETE" },
} as const;

export const imageScan = (
  counts: Readonly<Record<string, number>>,
  { status, ...scan }: (typeof scans)[keyof typeof scans] = scans.basic,
) => ({
  ...envelope,
  ...scan,
  detail: {
    "scan-status": status,
    "repository-name": "my-repository-name",
    "finding-severity-counts": counts,
    "image-digest": "sha256:7f5b2640fe6fb4f46592dfd3410c4a79dac4f89e4782432e0378abcd1234",
    "image-tags": [],
  },
});

export const inspectorFinding = (severity: string, status: string, type = "AWS_ECR_CONTAINER_IMAGE") => ({
  ...envelope,
  source: "aws.inspector2",
  "detail-type": "Inspector2 Finding",
  detail: { severity, status, title: "CVE-2019-17498 - libssh2", resources: [{ id: "arn:aws:ecr:…", type }] },
});

export const healthEvent = (eventTypeCategory: string, statusCode: string, eventScopeCode = "ACCOUNT_SPECIFIC") => ({
  ...envelope,
  source: "aws.health",
  "detail-type": "AWS Health Event",
  detail: {
    service: "EC2",
    eventTypeCode: "AWS_EC2_INSTANCE_STORE_DRIVE_PERFORMANCE_DEGRADED",
    eventTypeCategory,
    eventScopeCode,
    eventRegion: "us-west-2",
    statusCode,
    startTime: "Wed, 27 Jan 2021 06:27:57 GMT",
  },
});
