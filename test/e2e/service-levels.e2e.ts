import { burnRule, halvesOf } from "../../modules/ops/alarms/index.js";
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

const environment = withResources(
  { lambda: { sync: { name: "sync", timeout: 30, memory: 512 } } },
  {
    serviceLevels: {
      sync: { lambda: "sync", objective: 99 },
      syncTime: { lambda: "sync", objective: 99, within: 2.5 },
    },
    alarms: {
      ...least.alarms,
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
    },
  },
);

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
  const summaries = synthesize([environment], { outdir, forms: ["root", "policies"] });
  stack = Workspace.ofStack(summaries.find(({ stack: name }) => name === "idp-prod-alarms")!.file, emulator);
  stack.record();
  await stack.init();
});

afterAll(() => emulator?.stop());

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
  const { burnRates } = environment.monitoring;
  const { MetricAlarms, CompositeAlarms } = await alarms();
  const rules = CompositeAlarms.map(({ AlarmName, AlarmRule }) => [AlarmName, AlarmRule]);
  expect(rules.sort()).toEqual(burnRates.map((alarm) => [alarm.name, burnRule(alarm)]).sort());
  const silent = MetricAlarms.filter(({ AlarmActions }) => AlarmActions.length === 0).map(({ AlarmName }) => AlarmName);
  expect(silent.sort()).toEqual(
    burnRates
      .flatMap(halvesOf)
      .map(({ name }) => name)
      .sort(),
  );
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
});

test("and nothing was asked for that the policies of their role do not allow", () => {
  const asked = stack.asked();
  expect(asked).toEqual(expect.arrayContaining(["cloudwatch:PutCompositeAlarm", "cloudwatch:DeleteAlarms"]));
  expect(missingIn(policiesIn(outdir, "idp-prod-alarms"), asked)).toEqual([]);
});
