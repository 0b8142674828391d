import { burnRule, compositeRule, halvesOf } from "../../modules/ops/alarms/index.js";
import { synthesize } from "../../src/index.js";
import { least, withResources } from "../support/environment.js";
import { temporaryFolder } from "../support/folder.js";
import { account, startEmulator, type Emulator } from "./support/emulator.js";
import { missingIn, policiesIn } from "./support/calls.js";
import { requireTools } from "./support/tools.js";
import { Workspace } from "./support/workspace.js";

jest.setTimeout(600_000);

const functionArn = (name: string) => `arn:aws:lambda:ap-northeast-1:${account}:function:${name}`;
const opsItem = `arn:aws:ssm:ap-northeast-1:${account}:opsitem:2`;
const responsePlan = `arn:aws:ssm-incidents::${account}:responseplan/checkout`;

const slack = { workspace: "T0123ABCD", channel: "C0123ABCD" };
const teams = {
  tenant: "12345678-1234-1234-1234-123456789012",
  team: "abcdef01-1234-1234-1234-123456789012",
  channel: "19%3ab6ef35dc342d56ba5654e6fc6d25a071%40thread.tacv2",
};

const withQueues = (...queues: readonly string[]) =>
  withResources(
    {
      lambda: { sync: { name: "sync", timeout: 30, memory: 512 } },
      sqs: Object.fromEntries(queues.map((name) => [name, { name }])),
    },
    {
      serviceLevels: {
        sync: { lambda: "sync", objective: 99 },
        syncTime: { lambda: "sync", objective: 99, within: 2.5 },
      },
      alarms: {
        ...least.alarms,
        spend: {
          budgets: {
            month: { limit: 1200.5 },
            idp: {
              limit: 800,
              actual: [50, 80.5],
              forecasted: [],
              costAllocationTag: { key: "System", values: ["idp", "idp-jobs"] },
              route: "error",
            },
          },
          anomalies: { totalImpact: 100, totalImpactPercentage: 40 },
        },
        routes: {
          ...least.alarms.routes,
          error: {
            receivers: {
              ...least.alarms.routes.error.receivers,
              chat: { lambda: functionArn("triage") },
              tickets: { sqs: `arn:aws:sqs:ap-northeast-1:${account}:tickets` },
              slack: { slack },
              teams: { teams },
            },
            actions: {
              triage: { lambda: functionArn("triage") },
              item: { opsItem: { severity: 2, category: "Recovery" } },
              incident: { responsePlan },
            },
            insufficientData: true,
          },
        },
        composites: {
          outage: {
            of: { "sqs.oldestMessageAge": "all" },
            when: { atLeast: 1 },
            suppressor: { alarm: "deploying", waitPeriod: 120, extensionPeriod: 180 },
          },
        },
      },
    },
  );

const environment = withQueues("mails", "orders");

let emulator: Emulator;
let stack: Workspace;
let outdir: string;

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator(environment.region);
  const trust = { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" };
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [trust] });
  await emulator.aws("iam", "create-role", "--role-name", "triage", "--assume-role-policy-document", policy);
  const image = `ImageUri=${account}.dkr.ecr.ap-northeast-1.amazonaws.com/triage:1`;
  const role = `arn:aws:iam::${account}:role/triage`;
  const made = ["--function-name", "triage", "--package-type", "Image", "--code", image, "--role", role];
  await emulator.aws("lambda", "create-function", ...made);
  await emulator.aws("sqs", "create-queue", "--queue-name", "tickets");
  outdir = temporaryFolder();
  stack = Workspace.ofStack(fileOf(environment), emulator);
  stack.record();
  await stack.init();
});

afterAll(() => emulator?.stop());

function fileOf(one: typeof environment): string {
  const summaries = synthesize([one], { outdir, forms: ["root", "policies"] });
  return summaries.find(({ stack: name }) => name === "idp-prod-alarms")!.file;
}

interface Described {
  readonly AlarmName: string;
  readonly AlarmActions: readonly string[];
  readonly InsufficientDataActions: readonly string[];
}

const alarms = () =>
  emulator.aws("cloudwatch", "describe-alarms") as Promise<{
    readonly MetricAlarms: readonly Described[];
    readonly CompositeAlarms: readonly (Described & { readonly AlarmRule: string })[];
  }>;

test("service levels are valid, apply, and then nothing is left to do", async () => {
  await stack.apply();
  const { empty, text } = await stack.plan();
  expect(empty ? "" : text).toBe("");
  const { burnRates, composites } = environment.monitoring;
  const { MetricAlarms, CompositeAlarms } = await alarms();
  const rules = CompositeAlarms.map(({ AlarmName, AlarmRule }) => [AlarmName, AlarmRule]);
  expect(rules.sort()).toEqual(
    [
      ...burnRates.map((alarm) => [alarm.name, burnRule(alarm)]),
      ...composites.map((alarm) => [alarm.name, compositeRule(alarm)]),
    ].sort(),
  );
  const silent = MetricAlarms.filter(({ AlarmActions }) => AlarmActions.length === 0).map(({ AlarmName }) => AlarmName);
  expect(silent.sort()).toEqual(
    [...burnRates.flatMap(halvesOf), ...composites.flatMap(({ children }) => children)].map(({ name }) => name).sort(),
  );
});

test("a composite alarm waits for its suppressor, and silences alarms of its severity alone", async () => {
  const { MetricAlarms, CompositeAlarms } = await alarms();
  expect(CompositeAlarms.find(({ AlarmName }) => AlarmName === "idp-prod-composite-outage-error")).toMatchObject({
    ActionsSuppressor: "deploying",
    ActionsSuppressorWaitPeriod: "120",
    ActionsSuppressorExtensionPeriod: "180",
  });
  const waiting = MetricAlarms.filter(({ AlarmName }) => AlarmName.includes("-oldestMessageAge-"));
  expect(waiting.map(({ AlarmName, AlarmActions }) => [AlarmName.split("-").at(-1), AlarmActions.length > 0])).toEqual(
    expect.arrayContaining([
      ["error", false],
      ["warn", true],
    ]),
  );
});

test("an alarm that a composite alarm reads leaves after it has been let go", async () => {
  const left = withQueues("orders");
  stack.replaceFile(fileOf(left));
  await stack.apply();
  const { empty, text } = await stack.plan();
  expect(empty ? "" : text).toBe("");
  const { MetricAlarms, CompositeAlarms } = await alarms();
  expect(MetricAlarms.filter(({ AlarmName }) => AlarmName.includes("-mails-"))).toEqual([]);
  expect(CompositeAlarms.find(({ AlarmName }) => AlarmName === "idp-prod-composite-outage-error")).toMatchObject({
    AlarmRule: 'AT_LEAST(1, ALARM, ("idp-prod-sqs-orders-oldestMessageAge-error"))',
  });
});

test("alarms have the actions of their route, and the function lets them invoke it", async () => {
  const topic = `arn:aws:sns:ap-northeast-1:${account}:idp-prod-alarms-error`;
  const chatTopic = `${topic}-chat`;
  const { MetricAlarms, CompositeAlarms } = await alarms();
  const paging = (one: readonly Described[]) => one.filter(({ AlarmActions }) => AlarmActions.includes(topic));
  expect(paging(MetricAlarms).length).toBeGreaterThan(0);
  expect(paging(CompositeAlarms).length).toBeGreaterThan(0);
  for (const { AlarmActions, InsufficientDataActions } of paging(MetricAlarms)) {
    const all = [topic, chatTopic, functionArn("triage"), `${opsItem}#CATEGORY=Recovery`, responsePlan];
    expect([...AlarmActions].sort()).toEqual(all.sort());
    expect([...InsufficientDataActions].sort()).toEqual([functionArn("triage"), topic, chatTopic].sort());
  }
  for (const { AlarmActions } of paging(CompositeAlarms))
    expect([...AlarmActions].sort()).toEqual([topic, chatTopic, functionArn("triage"), opsItem, responsePlan].sort());
  const { Policy } = await emulator.aws("lambda", "get-policy", "--function-name", "triage");
  expect((JSON.parse(String(Policy)) as { Statement: unknown[] }).Statement).toContainEqual(
    expect.objectContaining({
      Sid: "idp-prod-alarms-error-triage",
      Principal: { Service: "lambda.alarms.cloudwatch.amazonaws.com" },
      Action: "lambda:InvokeFunction",
    }),
  );
});

test("a function and a queue hear of the route's topic, which alone may invoke the function by that", async () => {
  const { Subscriptions: subscriptions } = (await emulator.aws("sns", "list-subscriptions")) as {
    readonly Subscriptions: readonly {
      readonly Protocol: string;
      readonly Endpoint: string;
      readonly TopicArn: string;
    }[];
  };
  const topic = `arn:aws:sns:ap-northeast-1:${account}:idp-prod-alarms-error`;
  expect(
    subscriptions
      .filter(({ TopicArn }) => TopicArn === topic)
      .map(({ Protocol }) => Protocol)
      .sort(),
  ).toEqual(["email", "lambda", "sqs"]);
  const { Policy } = (await emulator.aws("lambda", "get-policy", "--function-name", "triage")) as {
    readonly Policy: string;
  };
  expect((JSON.parse(Policy) as { readonly Statement: unknown }).Statement).toContainEqual(
    expect.objectContaining({
      Principal: { Service: "sns.amazonaws.com" },
      Condition: { ArnLike: { "AWS:SourceArn": topic } },
    }),
  );
});

const topicOf = (route: string) => `arn:aws:sns:ap-northeast-1:${account}:idp-prod-alarms-${route}`;

test("budgets count what they are for, and tell their routes", async () => {
  const ofAccount = ["--account-id", account];
  const named = (name: string) => [...ofAccount, "--budget-name", `idp-prod-spend-${name}`];
  const toldOf = async (name: string) => {
    const { Notifications } = await emulator.aws("budgets", "describe-notifications-for-budget", ...named(name));
    const told = (Notifications as readonly Record<string, unknown>[]).map(async (one) => {
      const which = ["--notification", JSON.stringify(one)];
      const { Subscribers } = await emulator.aws(
        "budgets",
        "describe-subscribers-for-notification",
        ...named(name),
        ...which,
      );
      return [one.NotificationType, one.Threshold, (Subscribers as readonly { Address: string }[])[0]!.Address];
    });
    return (await Promise.all(told)).sort();
  };
  expect(await emulator.aws("budgets", "describe-budget", ...named("month"))).toMatchObject({
    Budget: {
      BudgetLimit: { Amount: "1200.5", Unit: "USD" },
      TimeUnit: "MONTHLY",
      BudgetType: "COST",
      CostFilters: {},
    },
  });
  expect(await toldOf("month")).toEqual([
    ["ACTUAL", 100, topicOf("warn")],
    ["ACTUAL", 80, topicOf("warn")],
    ["FORECASTED", 100, topicOf("warn")],
  ]);
  expect(await emulator.aws("budgets", "describe-budget", ...named("idp"))).toMatchObject({
    Budget: { CostFilters: { TagKeyValue: ["user:System$idp", "user:System$idp-jobs"] } },
  });
  expect(await toldOf("idp")).toEqual([
    ["ACTUAL", 50, topicOf("error")],
    ["ACTUAL", 80.5, topicOf("error")],
  ]);
});

test("anomalies of costs are told one by one, of a monitor of the services", async () => {
  const { AnomalyMonitors } = await emulator.aws("ce", "get-anomaly-monitors");
  expect(AnomalyMonitors).toEqual([
    expect.objectContaining({ MonitorName: "idp-prod-spend", MonitorType: "DIMENSIONAL", MonitorDimension: "SERVICE" }),
  ]);
  const [{ MonitorArn }] = AnomalyMonitors as [{ readonly MonitorArn: string }];
  const above = (Key: string, value: string) => ({
    Dimensions: { Key, MatchOptions: ["GREATER_THAN_OR_EQUAL"], Values: [value] },
  });
  const { AnomalySubscriptions } = await emulator.aws("ce", "get-anomaly-subscriptions");
  expect(AnomalySubscriptions).toEqual([
    expect.objectContaining({
      Frequency: "IMMEDIATE",
      MonitorArnList: [MonitorArn],
      Subscribers: [expect.objectContaining({ Type: "SNS", Address: topicOf("warn") })],
      ThresholdExpression: {
        And: [above("ANOMALY_TOTAL_IMPACT_ABSOLUTE", "100"), above("ANOMALY_TOTAL_IMPACT_PERCENTAGE", "40")],
      },
    }),
  ]);
});

test("channels of Slack and Teams hear of a topic of the route, and let nobody do more than look", async () => {
  const common = {
    SnsTopicArns: [`arn:aws:sns:ap-northeast-1:${account}:idp-prod-alarms-error-chat`],
    IamRoleArn: `arn:aws:iam::${account}:role/idp-prod-chat`,
    GuardrailPolicyArns: [`arn:aws:iam::${account}:policy/idp-prod-chat`],
    UserAuthorizationRequired: true,
    LoggingLevel: "ERROR",
  };
  expect(await emulator.aws("chatbot", "describe-slack-channel-configurations")).toMatchObject({
    SlackChannelConfigurations: [{ ...common, SlackTeamId: slack.workspace, SlackChannelId: slack.channel }],
  });
  expect(await emulator.aws("chatbot", "list-microsoft-teams-channel-configurations")).toMatchObject({
    TeamChannelConfigurations: [{ ...common, TenantId: teams.tenant, TeamId: teams.team, ChannelId: teams.channel }],
  });
});

test("and are gone when they are destroyed", async () => {
  await stack.destroy();
  expect(await alarms()).toMatchObject({ MetricAlarms: [], CompositeAlarms: [] });
  expect(await emulator.aws("ce", "get-anomaly-subscriptions")).toEqual({ AnomalySubscriptions: [] });
});

test("and nothing was asked for that the policies of their role do not allow", () => {
  const asked = stack.asked();
  expect(asked).toEqual(expect.arrayContaining(["cloudwatch:PutCompositeAlarm", "cloudwatch:DeleteAlarms"]));
  expect(missingIn(policiesIn(outdir, "idp-prod-alarms"), asked)).toEqual([]);
});
