import { renewalEvents } from "../../../examples/own-events.js";
import {
  defineEnvironment,
  eventCatalogue,
  standardCatalogue,
  targetsOf,
  type EnvironmentDefinition,
} from "../../../src/index.js";
import { entriesOf, type Catalogue } from "../../../modules/ops/alarms/index.js";
import type { EventPattern } from "../../../modules/ops/index.js";
import { everyKindDefinition } from "../../support/every-kind.js";
import { least } from "../../support/environment.js";
import { matches } from "../../support/event-pattern.js";
import { resources, stacksOf } from "../../support/synth.js";
import {
  accessFinding,
  backupJob,
  certificate,
  compliance,
  consoleLogin,
  consoleWithRole,
  controlFinding,
  copyJob,
  deployment,
  guardDutyFinding,
  healthEvent,
  iamCall,
  imageScan,
  inspectorFinding,
  macieFinding,
  regionSetting,
  restoreJob,
  roleAssumed,
  runningTask,
  scans,
  steadyService,
  stoppedTask,
  trailCall,
  windowExecution,
} from "../../support/events.js";

/** The clusters of AWS's samples, in their region. */
const definition: EnvironmentDefinition = {
  ...least,
  region: "us-west-2",
  privilegedUse: {
    trail: "the organization has one",
    networks: ["192.0.2.0/24"],
    breakGlassRoles: { admin: "arn:aws:iam::111122223333:role/emergency/break-glass" },
  },
  backups: { copy: { region: "us-east-1" } },
  patches: everyKindDefinition.patches,
  resources: {
    cloudTrail: { audit: { name: "audit" } },
    ec2: { one: { instanceId: "i-01234567890abcdef" } },
    ecs: { fargate: { name: "FargateCluster", services: {} }, main: { name: "default", services: {} } },
  },
};
const planned = (telemetry: EnvironmentDefinition["telemetry"]) =>
  defineEnvironment({ ...definition, telemetry }, { catalogue: { ...standardCatalogue, ...renewalEvents } }).monitoring
    .events;

/** A registry has one kind of scanning. */
const events = [
  ...planned({
    guardDuty: {},
    ecrScanning: { type: "basic" },
    inspector: {},
    securityHub: { managed: false },
    accessAnalyzer: {},
    macie: { managed: false },
    trails: { audit: {} },
  }),
  ...planned({ ecrScanning: { type: "enhanced" } }).filter(({ service }) => service === "ecr"),
];

const samples = {
  "a running task": runningTask,
  "a task that could not start": stoppedTask("TaskFailedToStart"),
  "a task of a service whose container ended": stoppedTask("EssentialContainerExited", {
    group: "service:api",
    exitCodes: [0],
  }),
  "a task that ran once and failed": stoppedTask("EssentialContainerExited", { exitCodes: [0, 1] }),
  "a task that ran once and is done": stoppedTask("EssentialContainerExited", { exitCodes: [0, 0] }),
  "a task that somebody stopped": stoppedTask("UserInitiated"),
  "a task that scaling stopped": stoppedTask("ServiceSchedulerInitiated"),
  "a deployment that began": deployment("SERVICE_DEPLOYMENT_IN_PROGRESS"),
  "a deployment that is done": deployment("SERVICE_DEPLOYMENT_COMPLETED"),
  "a deployment that failed": deployment("SERVICE_DEPLOYMENT_FAILED"),
  "a service that is well": steadyService,
  "a backup that failed": backupJob("FAILED", "The vault does not exist."),
  "a backup that could not begin": backupJob("EXPIRED", "There was a running job for the same resource."),
  "a backup that somebody stopped": backupJob("ABORTED", "Backup job was stopped by user."),
  "a backup that is running": backupJob("RUNNING"),
  "a backup that is done": backupJob("COMPLETED"),
  "a backup that is done without a message": backupJob("COMPLETED", ""),
  "a backup with issues": backupJob("COMPLETED", "Enabling continuous backup failed"),
  "a backup into another vault that failed": backupJob("FAILED", "The vault does not exist.", "Default"),
  "a copy that failed": copyJob("FAILED"),
  "a copy that is done": copyJob("COMPLETED"),
  "a copy out of another vault that failed": copyJob(
    "FAILED",
    "arn:aws:backup:us-west-2:111122223333:backup-vault:Default",
  ),
  "a service switched on in AWS Backup": regionSetting({ Aurora: true, Redshift: false }),
  "a service switched off in AWS Backup": regionSetting({ Aurora: false }),
  "a restore that failed": restoreJob("FAILED"),
  "a restore that is done": restoreJob("COMPLETED"),
  "an instance that lacks patches": compliance("Patch", "non_compliant"),
  "an instance that has its patches": compliance("Patch", "compliant"),
  "an instance that is not as an association asks": compliance("Association", "non_compliant"),
  "a maintenance window that runs": windowExecution("IN_PROGRESS"),
  "a maintenance window that is done": windowExecution("SUCCESS"),
  "a maintenance window that failed": windowExecution("FAILED"),
  "a maintenance window that ran out of time": windowExecution("TIMED_OUT"),
  "a maintenance window that somebody cancelled": windowExecution("CANCELLED"),
  "a maintenance window that was left out": windowExecution("SKIPPED_OVERLAPPING"),
  "root signs in": consoleLogin("Root", "Success", "Yes"),
  "root fails to sign in": consoleLogin("Root", "Failure", "No"),
  "a user signs in with MFA": consoleLogin("IAMUser", "Success", "Yes"),
  "a user signs in without MFA": consoleLogin("IAMUser", "Success", "No"),
  "a user fails to sign in": consoleLogin("IAMUser", "Failure", "No"),
  "a federated user signs in": consoleLogin("AssumedRole", "Success", "No"),
  "a role gets a policy": iamCall("AttachRolePolicy", false),
  "policies are listed": iamCall("ListPolicies", true),
  "the break-glass role is assumed": roleAssumed("arn:aws:iam::111122223333:role/emergency/break-glass"),
  "the break-glass role is assumed by SAML": roleAssumed(
    "arn:aws:iam::111122223333:role/emergency/break-glass",
    "AssumeRoleWithSAML",
  ),
  "a role of the same beginning is assumed": roleAssumed("arn:aws:iam::111122223333:role/emergency/break-glass-2"),
  "the role of another account is assumed": roleAssumed("arn:aws:iam::444455556666:role/emergency/break-glass"),
  "somebody switches to the break-glass role": consoleWithRole("SwitchRole"),
  "somebody signs in with the break-glass role": consoleWithRole("ConsoleLogin"),
  "somebody switches to a role of the same beginning": consoleWithRole(
    "SwitchRole",
    "arn:aws:sts::111122223333:assumed-role/break-glass-2/Anaya",
  ),
  "somebody switches back": consoleWithRole("ExitRole"),
  "a trail is stopped": trailCall("StopLogging"),
  "a trail is deleted": trailCall("DeleteTrail"),
  "a trail is updated": trailCall("UpdateTrail"),
  "a trail selects other events": trailCall("PutEventSelectors"),
  "a trail looks for other insights": trailCall("PutInsightSelectors"),
  "a trail is made": trailCall("CreateTrail"),
  "trails are listed": trailCall("DescribeTrails", true),
  "a control of medium severity that fails": controlFinding("MEDIUM"),
  "a control of high severity that fails": controlFinding("HIGH"),
  "a critical control that fails": controlFinding("CRITICAL"),
  "a critical control that somebody was told of": controlFinding("CRITICAL", { Workflow: { Status: "NOTIFIED" } }),
  "a critical control that passes": controlFinding("CRITICAL", { Compliance: { Status: "PASSED" } }),
  "a critical control of a resource that is gone": controlFinding("CRITICAL", { RecordState: "ARCHIVED" }),
  "a critical finding of another service": controlFinding("CRITICAL", {
    ProductArn: "arn:aws:securityhub:us-west-2::product/aws/guardduty",
    Compliance: undefined,
  }),
  "a bucket that everybody reaches": accessFinding(true),
  "a bucket that another account reaches": accessFinding(false),
  "a bucket that nobody reaches any more": accessFinding(true, { status: "RESOLVED" }),
  "a finding of access that is archived": accessFinding(false, { status: "ARCHIVED" }),
  "a finding of access that is deleted": accessFinding(false, { isDeleted: true }),
  "a bucket that became public": macieFinding("Policy:IAMUser/S3BucketPublic", "High"),
  "a bucket that CloudFront reads": macieFinding("Policy:IAMUser/S3BucketSharedWithCloudFront", "Medium"),
  "a bucket that is not encrypted": macieFinding("Policy:IAMUser/S3BucketEncryptionDisabled", "Low"),
  "an object with a private key": macieFinding("SensitiveData:S3Object/Credentials", "High"),
  "an object with a card number": macieFinding("SensitiveData:S3Object/Financial", "High"),
  "an object with a social security number": macieFinding("SensitiveData:S3Object/Personal", "High"),
  "an object with data of many kinds": macieFinding("SensitiveData:S3Object/Multiple", "High"),
  "an object with data of one's own kind that is high": macieFinding("SensitiveData:S3Object/CustomIdentifier", "High"),
  "an object with ten names": macieFinding("SensitiveData:S3Object/Personal", "Medium"),
  "a finding of low severity": guardDutyFinding(3.9),
  "a finding of medium severity": guardDutyFinding(4),
  "a finding of high severity": guardDutyFinding(7),
  "a finding that is critical": guardDutyFinding(9.5),
  "a scan that found nothing much": imageScan({ MEDIUM: 9 }),
  "a scan that found something high": imageScan({ HIGH: 1, MEDIUM: 9 }),
  "a scan that found something critical": imageScan({ CRITICAL: 10 }),
  "a scan by Inspector that found nothing much": imageScan({ MEDIUM: 62, TOTAL: 62 }, scans.enhanced),
  "a scan by Inspector that found something critical": imageScan({ CRITICAL: 7, HIGH: 61, TOTAL: 158 }, scans.enhanced),
  "a vulnerability of high severity": inspectorFinding("HIGH", "ACTIVE"),
  "a critical vulnerability": inspectorFinding("CRITICAL", "ACTIVE"),
  "a critical vulnerability that was closed": inspectorFinding("CRITICAL", "CLOSED"),
  "a vulnerability of an instance": inspectorFinding("CRITICAL", "ACTIVE", "AWS_EC2_INSTANCE"),
  "an issue of AWS": healthEvent("issue", "open"),
  "an issue of AWS that is over": healthEvent("issue", "closed"),
  "an issue of AWS elsewhere": healthEvent("issue", "open", "PUBLIC"),
  "a change that AWS announces": healthEvent("scheduledChange", "upcoming"),
  "a notice of AWS": healthEvent("accountNotification", "open"),
  "a certificate that will end": certificate("ACM Certificate Approaching Expiration"),
  "a certificate that cannot be renewed": certificate("ACM Certificate Renewal Action Required"),
};

const told: Readonly<Record<string, readonly (keyof typeof samples)[]>> = {
  "ecs.taskStopped fargate": [
    "a task that could not start",
    "a task of a service whose container ended",
    "a task that ran once and failed",
  ],
  "ecs.taskStopped main": [],
  "ecs.deploymentFailed fargate": [],
  "ecs.deploymentFailed main": ["a deployment that failed"],
  "backup.backupFailed vault": [
    "a backup that failed",
    "a backup that could not begin",
    "a backup that somebody stopped",
  ],
  "backup.completedWithIssues vault": ["a backup with issues"],
  "backup.copyFailed vault": ["a copy that failed"],
  "backup.serviceSwitchedOff vault": ["a service switched off in AWS Backup"],
  "backup.restoreFailed vault": ["a restore that failed"],
  "patches.notCompliant ": ["an instance that lacks patches"],
  "patches.windowFailed ": [
    "a maintenance window that failed",
    "a maintenance window that ran out of time",
    "a maintenance window that somebody cancelled",
    "a maintenance window that was left out",
  ],
  "privilegedUse.rootSignIn usEast1": ["root signs in", "root fails to sign in"],
  "privilegedUse.iamChanged usEast1": ["a role gets a policy"],
  ...Object.fromEntries(
    ["apSoutheast2", "euNorth1", "usEast1", "usEast2", "usWest2"].map((region) => [
      `privilegedUse.signInWithoutMfa ${region}`,
      ["a user signs in without MFA"] as const,
    ]),
  ),
  ...Object.fromEntries(
    ["usEast1", "usWest2"].map((region) => [
      `privilegedUse.breakGlassAssumed admin/${region}`,
      ["the break-glass role is assumed", "the break-glass role is assumed by SAML"] as const,
    ]),
  ),
  ...Object.fromEntries(
    ["apSoutheast2", "euNorth1", "usEast1", "usEast2", "usWest2"].map((region) => [
      `privilegedUse.breakGlassSignIn admin/${region}`,
      ["somebody switches to the break-glass role", "somebody signs in with the break-glass role"] as const,
    ]),
  ),
  "cloudTrail.trailStopped ": ["a trail is stopped", "a trail is deleted"],
  "cloudTrail.trailChanged ": [
    "a trail is updated",
    "a trail selects other events",
    "a trail looks for other insights",
  ],
  "securityHub.criticalControlFailed ": ["a critical control that fails"],
  "securityHub.highControlFailed ": ["a control of high severity that fails"],
  "accessAnalyzer.publicAccess ": ["a bucket that everybody reaches"],
  "accessAnalyzer.externalAccess ": ["a bucket that another account reaches"],
  "macie.highPolicyFinding ": ["a bucket that became public"],
  "macie.mediumPolicyFinding ": ["a bucket that CloudFront reads"],
  "macie.credentialsFound ": ["an object with a private key"],
  "macie.sensitiveDataFound ": [
    "an object with a card number",
    "an object with a social security number",
    "an object with data of many kinds",
    "an object with data of one's own kind that is high",
  ],
  "guardDuty.highFinding ": ["a finding of high severity", "a finding that is critical"],
  "guardDuty.mediumFinding ": ["a finding of medium severity"],
  "ecr.scanFoundVulnerabilities ": ["a scan that found something high", "a scan that found something critical"],
  "ecr.initialScanFoundVulnerabilities ": ["a scan by Inspector that found something critical"],
  "ecr.criticalVulnerabilityFound ": ["a critical vulnerability"],
  "inspector.criticalVulnerabilityFound ": ["a vulnerability of an instance"],
  "health.issue ": ["an issue of AWS"],
  "health.scheduledChange ": ["a change that AWS announces"],
  "health.globalIssue usEast1": ["an issue of AWS"],
  "health.globalScheduledChange usEast1": ["a change that AWS announces"],
  "renewal.actionRequired site": ["a certificate that cannot be renewed"],
};

const keyOf = ({ id, target }: (typeof events)[number]) => `${id} ${target.join("/")}`;

test("each event has its samples here", () => {
  expect(events.map(keyOf).sort()).toEqual(Object.keys(told).sort());
  const ids = entriesOf(standardCatalogue, "event").filter(([, { definition }]) => definition.pattern);
  expect(new Set(events.map(({ id }) => id))).toEqual(new Set([...ids.map(([id]) => id), "renewal.actionRequired"]));
});

test.each(events.map((event) => [keyOf(event), event] as const))(
  "%s tells of these samples, and of no other",
  (key, event) => {
    const found = Object.entries(samples).filter(([, sample]) => matches(event.pattern, sample));
    expect(found.map(([name]) => name)).toEqual(told[key]);
  },
);

// "ENABLED: EventBridge matches events against the rule, except for read-only AWS management events delivered through CloudTrail":
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html, whose example is AssumeRole.
describe("events that CloudTrail takes for read-only", () => {
  const withReads = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
  const rulesOf = (own: Catalogue) => {
    const environment = defineEnvironment(
      { ...definition, telemetry: {} },
      { catalogue: { ...standardCatalogue, ...own } },
    );
    const rules = resources(stacksOf(environment)["idp-prod-alarms"], "aws_cloudwatch_event_rule");
    return Object.values(rules).map(({ event_pattern, state }) => ({
      pattern: JSON.parse(String(event_pattern)) as EventPattern,
      state,
    }));
  };
  const calls = (detail: object) =>
    eventCatalogue("own", targetsOf({ one: {} }), {
      call: {
        pattern: () => ({ source: ["aws.kms"], "detail-type": ["AWS API Call via CloudTrail"], detail }),
        paths: {},
        text: { en: "A call." },
        severity: "warn",
        because: { en: "A call." },
        remedy: { en: "Ask who called." },
        source: [],
      },
    });

  test("reach each rule that tells of one", () => {
    const reads = Object.values(samples).filter((sample) => "readOnly" in sample.detail && sample.detail.readOnly);
    expect(reads).not.toEqual([]);
    const telling = rulesOf({}).filter(({ pattern }) => reads.some((sample) => matches(pattern, sample)));
    expect(telling.map(({ state }) => state)).toEqual([withReads, withReads]);
  });

  test.each<[object, string | undefined]>([
    [{ eventName: ["Decrypt", "DescribeKey"] }, withReads],
    [{ readOnly: [true] }, withReads],
    [{ eventName: ["PutKeyPolicy"], readOnly: [false] }, undefined],
    [{ eventName: [{ prefix: "D" }] }, undefined],
    [{}, undefined],
  ])("reach a rule of one's own that asks for them: %j", (detail, state) => {
    const own = rulesOf(calls(detail)).filter(({ pattern }) => JSON.stringify(pattern).includes("aws.kms"));
    expect(own.map((rule) => rule.state)).toEqual([state]);
  });
});

test("what AWS Health says of services without a region is told from us-east-1, where something is told anyway", () => {
  const regionsOf = (given: Partial<EnvironmentDefinition>) =>
    defineEnvironment({ ...least, ...given })
      .monitoring.events.filter(({ id }) => id.startsWith("health.") && id.endsWith("ssue"))
      .map(({ id, region }) => `${id} ${region}`);
  const home = "health.issue ap-northeast-1";
  const both = [home, "health.globalIssue us-east-1"];
  const site = { id: "E1ABCDEFGHIJKL" };
  const certificate = (region: string) =>
    `arn:aws:acm:${region}:111122223333:certificate/12345678-1234-1234-1234-123456789012`;
  expect(regionsOf({})).toEqual([home]);
  expect(regionsOf({ resources: { cloudfront: { site } } })).toEqual(both);
  expect(regionsOf({ resources: { acm: { site: { arn: certificate("us-east-1") } } } })).toEqual(both);
  expect(regionsOf({ resources: { acm: { site: { arn: certificate("ap-northeast-1") } } } })).toEqual([home]);
  expect(regionsOf({ region: "us-east-1", resources: { cloudfront: { site } } })).toEqual(["health.issue us-east-1"]);
});

test("what a message names is there in what it tells of", () => {
  for (const event of events) {
    expect([...event.text.matchAll(/<(\w+)>/g)].map(([, name]) => name).sort()).toEqual(
      Object.keys(event.paths).sort(),
    );
    for (const name of told[keyOf(event)]!)
      for (const path of Object.values(event.paths))
        expect([path, at(samples[name], path)]).toEqual([path, expect.any(String)]);
  }
});

/** The value at a path such as `$.resources[0]`. */
function at(event: unknown, path: string): unknown {
  const steps = path.match(/[\w-]+/g) ?? [];
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], event);
}

test("every event names a page of AWS", () => {
  const page = /^https:\/\/docs\.aws\.amazon\.com\/[\w/.-]+\.html$/;
  for (const [id, { definition }] of entriesOf(standardCatalogue, "event"))
    expect([id, definition.source.some((source) => page.test(source))]).toEqual([id, true]);
});
