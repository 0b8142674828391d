import { defineEnvironment, synthesize, type DefinedEnvironment, type EnvironmentDefinition } from "../../src/index.js";
import { dbInstance, least } from "../support/environment.js";
import { temporaryFolder } from "../support/folder.js";
import { account, startEmulator, type Emulator } from "./support/emulator.js";
import { makeAccount, makeAlarms, readsOf, roleArn, topicArn, type MadeAccount } from "./support/hand-made-account.js";
import { region } from "./support/made-by-hand.js";
import { differences, snapshot, type Snapshot } from "./support/snapshot.js";
import { requireTools } from "./support/tools.js";
import { Workspace, type Plan } from "./support/workspace.js";

jest.setTimeout(1_800_000);

/** Where the emulator is not like AWS; each is told at the end of a run. */
const differencesToAws = [
  "CloudWatch: tags in an update of an alarm are ignored; the emulator adds them.",
  "GuardDuty: features of detectors are kept by the test; the emulator forgets those that an update does not name.",
  "Lambda: the emulator takes no key, tracing or dead-letter queue in an update, so the function has none.",
];

/** What passes by itself, or says only when and how often something changed. */
const passing =
  /Timestamp|RestorableTime|State(?:Reason|Value)|updatedAt|UpdatedAt|LastModified|RevisionId|storedBytes|creationTime|Code\.Location|CodeSize/;

const alarms = ["Orders wait", "Orders wait long"];
const off = Object.fromEntries(
  ["rds", "lambda", "s3", "ecs", "notification", "logArchive"].map((service) => [service, "not asked for here"]),
);

const define = (rest: Partial<EnvironmentDefinition>, own: Partial<EnvironmentDefinition["alarms"]> = {}) =>
  defineEnvironment({
    ...least,
    ...rest,
    alarms: {
      ...least.alarms,
      routes: { error: { topicArn: topicArn("pager") }, warn: { topicArn: topicArn("mail") } },
      heartbeat: { receivers: { watch: { https: "https://watch.example.com/idp" } } },
      off,
      ...own,
    },
  });

/** Everything of the account that can be taken over. */
const adopting = ({ detectorId, layerArn, keyArn }: MadeAccount) =>
  define(
    {
      resources: {
        ecs: { hand: { name: "hand", services: {}, adopt: true } },
        rds: { jobs: { ...dbInstance, adopt: { retention: "off" } } },
        lambda: {
          sync: {
            ...{ name: "sync", timeout: 60, memory: 512, architecture: "arm64" as const },
            adopt: { roleArn: roleArn("sync"), otherLayers: [layerArn] },
          },
        },
        sqs: { orders: { name: "orders" } },
        s3: { themes: { name: "themes", requestMetrics: true, accessLogs: true } },
      },
      telemetry: {
        logs: {
          archive: { bucketName: "hand-logs", adopt: true, kmsKeyArn: keyArn },
          sources: {
            "lambda.sync": { adopt: { retention: 400, shortens: "nobody reads traces of last year" } },
            enhancedMonitoring: { adopt: { retention: "never", shortens: "CloudWatch keeps the metrics" } },
          },
        },
        accessLogs: { bucketName: "hand-access", adopt: true },
        enhancedMonitoring: { roleName: "rds-monitoring-role", adoptRole: true },
        guardDuty: { detectorId },
        manualOperations: {
          sessionManager: {
            adopt: true,
            idleSessionTimeout: 20,
            maxSessionDuration: 60,
            runAs: { defaultUser: "operator" },
            shellProfile: { linux: "exec bash" },
            s3: { bucketName: "hand-logs", keyPrefix: "sessions" },
            kmsKeyArn: keyArn,
          },
        },
      },
    },
    { adopt: { "sqs.oldestMessageAge": { orders: { warn: "Orders wait", error: "Orders wait long" } } } },
  );

let emulator: Emulator;
let made: MadeAccount;
let stacks: readonly Workspace[];
let before: Snapshot;
let adopted: Snapshot;
const plans: Plan[] = [];
const outdir = temporaryFolder();

const look = () => snapshot(emulator, readsOf(made, alarms), passing);

const filesOf = (environment: DefinedEnvironment) => {
  const summaries = synthesize([environment], { outdir, gaps: "ignore" });
  return ["telemetry", "alarms"].map((half) => summaries.find(({ stack }) => stack === `idp-prod-${half}`)!.file);
};

const nothingLeft = async () => {
  for (const stack of stacks) {
    const { empty, text } = await stack.plan();
    expect(empty ? "" : text).toBe("");
  }
};

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator(region);
  made = await makeAccount(emulator);
  await makeAlarms(emulator.aws);
  before = await look();
  stacks = filesOf(adopting(made)).map((file) => Workspace.ofStack(file, emulator));
  for (const stack of stacks) {
    await stack.init();
    plans.push(await stack.plan());
    await stack.apply();
  }
  adopted = await look();
});

afterAll(() => {
  emulator?.stop();
  console.log(["Where the emulator differs from AWS:", ...differencesToAws].join("\n  "));
});

/** All that an apply changes of what was made by hand, by the reason why: nothing else may differ. */
const meant = (): Readonly<Record<string, Readonly<Record<string, unknown>>>> => {
  const cluster = "cluster.clusters[0]";
  const executeCommand = `${cluster}.configuration.executeCommandConfiguration`;
  const instance = "instance.DBInstances[0]";
  const trust = "rds-monitoring-role.Role.AssumeRolePolicyDocument.Statement";
  const filter = "/aws/lambda/sync subscriptions.subscriptionFilters[idp-prod-archive]";
  return {
    "log groups are kept for as long as the policy says": {
      "/aws/lambda/sync.logGroups[0].retentionInDays": "400 → 120",
      "RDSOSMetrics.logGroups[0].retentionInDays": "– → 120",
    },
    "a log group is copied to the archive, beside the filter that it has": {
      [`${filter}.destinationArn`]: `– → arn:aws:firehose:${region}:${account}:deliverystream/idp-prod-logs-lambda-sync`,
      [`${filter}.distribution`]: "– → ByLogStream",
      [`${filter}.filterName`]: "– → idp-prod-archive",
      [`${filter}.filterPattern`]: "– → ",
      [`${filter}.logGroupName`]: "– → /aws/lambda/sync",
      [`${filter}.roleArn`]: `– → arn:aws:iam::${account}:role/idp-prod-logs-forwarder`,
    },
    "Container Insights, and where sessions of ECS Exec are recorded": {
      [`${cluster}.settings[containerInsights].value`]: "disabled → enhanced",
      [`${executeCommand}.logging`]: "DEFAULT → OVERRIDE",
      [`${executeCommand}.logConfiguration.cloudWatchLogGroupName`]: "– → /manualoperations/idp-prod/ecsExec",
    },
    "Enhanced Monitoring and Performance Insights": {
      [`${instance}.MonitoringInterval`]: "– → 60",
      [`${instance}.MonitoringRoleArn`]: `– → ${roleArn("rds-monitoring-role")}`,
      [`${instance}.PerformanceInsightsEnabled`]: "false → true",
      [`${instance}.PerformanceInsightsRetentionPeriod`]: "– → 7",
    },
    "the role of Enhanced Monitoring trusts RDS for this account alone": {
      [`${trust}[0].Action`]: "sts:AssumeRole → –",
      [`${trust}[0].Effect`]: "Allow → –",
      [`${trust}[0].Principal.Service`]: "monitoring.rds.amazonaws.com → –",
      [`${trust}[Service].Action`]: "– → sts:AssumeRole",
      [`${trust}[Service].Condition.ArnLike.aws:SourceArn`]: `– → arn:aws:rds:*:${account}:db:*`,
      [`${trust}[Service].Condition.StringEquals.aws:SourceAccount`]: `– → ${account}`,
      [`${trust}[Service].Effect`]: "– → Allow",
      [`${trust}[Service].Principal.Service`]: "– → monitoring.rds.amazonaws.com",
      [`${trust}[Service].Sid`]: "– → Service",
    },
    "Lambda Insights, beside the layer that is there": {
      "function.Configuration.Layers[1].Arn": expect.stringMatching(/^– → arn:.*:layer:LambdaInsightsExtension-Arm64:/),
    },
    "the agent of Fargate; agents of EKS stay": {
      "detector.Features[RUNTIME_MONITORING].AdditionalConfiguration[ECS_FARGATE_AGENT_MANAGEMENT].Status":
        "DISABLED → ENABLED",
    },
    "sessions of Session Manager are recorded in the log group; other preferences stay": {
      "document.DocumentVersion": "1 → 2",
      "document.Content.description": "by hand → Preferences of Session Manager",
      "document.Content.inputs.cloudWatchLogGroupName": " → /manualoperations/idp-prod/sessionManager",
      "document.Content.inputs.cloudWatchEncryptionEnabled": "true → false",
    },
    "the bucket logs who reads it, and measures requests, as it is asked to": {
      "themes logging": "{} → –",
      "themes logging.LoggingEnabled.TargetBucket": "– → hand-access",
      "themes logging.LoggingEnabled.TargetObjectKeyFormat.PartitionedPrefix.PartitionDateSource": "– → EventTime",
      "themes logging.LoggingEnabled.TargetPrefix": "– → s3/",
      "themes requestMetrics": "NoSuchConfiguration → –",
      "themes requestMetrics.MetricsConfiguration.Id": "– → EntireBucket",
    },
    "alarms are those of the catalogue": {
      ...alarm("Orders wait", "600 → 43200"),
      ...alarm("Orders wait long", "7200 → 86400"),
    },
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html: of one that exists they are ignored.
    "the emulator alone adds the tags that come with an update": Object.fromEntries(
      alarms.flatMap((name) =>
        Object.entries({ Environment: "prod", Owner: "operators", System: "idp" }).flatMap(([key, value]) => [
          [`${name} tags.Tags[${key}].Key`, `– → ${key}`],
          [`${name} tags.Tags[${key}].Value`, `– → ${value}`],
        ]),
      ),
    ),
    "and the second of them tells the topic of errors": {
      [`Orders wait long.MetricAlarms[0].AlarmActions[${topicArn("mail")}]`]: `${topicArn("mail")} → –`,
      [`Orders wait long.MetricAlarms[0].AlarmActions[${topicArn("pager")}]`]: `– → ${topicArn("pager")}`,
    },
  };
};

function alarm(name: string, threshold: string): Readonly<Record<string, unknown>> {
  const of = `${name}.MetricAlarms[0]`;
  return {
    [`${of}.AlarmDescription`]: expect.stringMatching(/^call the old team → idp-prod sqs orders: /),
    [`${of}.ComparisonOperator`]: "GreaterThanThreshold → GreaterThanOrEqualToThreshold",
    [`${of}.DatapointsToAlarm`]: "– → 15",
    [`${of}.EvaluationPeriods`]: "2 → 17",
    [`${of}.Period`]: "300 → 60",
    [`${of}.Statistic`]: "Average → Maximum",
    [`${of}.Threshold`]: threshold,
    [`${of}.TreatMissingData`]: "ignore → notBreaching",
    // That it is over is told by rules of EventBridge.
    ...Object.fromEntries(
      ["InsufficientDataActions", "OKActions"].flatMap((actions) => [
        [`${of}.${actions}`, "– → []"],
        [`${of}.${actions}[${topicArn("mail")}]`, `${topicArn("mail")} → –`],
      ]),
    ),
  };
}

/** What leaves with the environment: it was the environment's own. */
const own = (path: string) => /idp-prod-archive|^themes (?:logging|requestMetrics)/.test(path);

describe("taken over", () => {
  test("nothing is replaced or destroyed", () => {
    expect(
      plans.map(({ text }) =>
        /Plan: (\d+) to import, \d+ to add, \d+ to change, (\d+) to destroy/.exec(text)?.slice(1),
      ),
    ).toEqual([
      ["8", "0"],
      ["2", "0"],
    ]);
    for (const { text } of plans) expect(text).not.toContain("must be replaced");
  });

  test("nothing differs but what the policy is about", () => {
    expect(differences(before, adopted)).toEqual(Object.assign({}, ...Object.values(meant())));
  });

  test("nothing is left to do", nothingLeft);

  test("the heartbeat is there: a rule that tells a topic of its own", async () => {
    const name = "idp-prod-heartbeat";
    expect(await emulator.aws("events", "describe-rule", "--name", name)).toMatchObject({
      ScheduleExpression: "rate(5 minutes)",
      State: "ENABLED",
    });
    expect(await emulator.aws("events", "list-targets-by-rule", "--rule", name)).toMatchObject({
      Targets: [{ Arn: topicArn(name), Input: '"idp-prod: messages still come"' }],
    });
    const attributes = await emulator.aws("sns", "get-topic-attributes", "--topic-arn", topicArn(name));
    expect(attributes).toMatchObject({ Attributes: { KmsMasterKeyId: expect.stringMatching(/./) as unknown } });
  });
});

describe("taken out of the environment", () => {
  let plansAfter: Plan[];
  let after: Snapshot;

  beforeAll(async () => {
    const leaving = (released: { dev: string[]; ops: string[] }) => define({ terraform: { released } });
    // The refusal names what must be listed.
    let message = "";
    try {
      filesOf(leaving({ dev: [], ops: [] }));
    } catch (error) {
      message = String(error);
    }
    const of = (half: string) =>
      [...message.matchAll(new RegExp(`idp-prod-${half}: (\\S+) has left the stack`, "g"))].map(
        ([, address]) => address!,
      );
    const files = filesOf(leaving({ dev: of("telemetry"), ops: of("alarms") }));
    plansAfter = [];
    for (const [index, stack] of stacks.entries()) {
      stack.replaceFile(files[index]!);
      plansAfter.push(await stack.plan());
      await stack.apply();
    }
    after = await look();
  });

  test("all of it is forgotten, and none destroyed", () => {
    const text = plansAfter.map((plan) => plan.text).join("\n");
    for (const address of [
      "aws_cloudwatch_metric_alarm.sqs_orders_oldestMessageAge_error",
      "aws_cloudwatch_metric_alarm.sqs_orders_oldestMessageAge_warn",
      "aws_db_instance.adopted_rds_jobs",
      "aws_ecs_cluster.containerInsights_hand",
      "aws_iam_role.enhancedMonitoring",
      "aws_iam_role_policy_attachment.enhancedMonitoring_policy",
      "aws_lambda_function.lambdaInsights_sync",
      "aws_ssm_document.manualOperations_sessionManager",
    ])
      expect(text).toContain(`${address} will no longer be managed by Terraform`);
  });

  test("everything is as it was left, but what was the environment's own", () => {
    const undone = Object.entries(differences(before, adopted)).filter(([path]) => own(path));
    const back = undone.map(([path, change]) => [path, change.split(" → ").reverse().join(" → ")]);
    expect(differences(adopted, after)).toEqual(Object.fromEntries(back));
  });

  test("nothing is left to do", nothingLeft);
});
