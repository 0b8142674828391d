import { defineEnvironment, synthesize, type EnvironmentDefinition, type StackSummary } from "../../src/index.js";
import { halvesOf, type Alarm } from "../../modules/ops/index.js";
import { insightsQuery } from "../../modules/ops/engine/insights-query.js";
import { everyKindDefinition } from "../support/every-kind.js";
import { startEmulator, type Emulator } from "./support/emulator.js";
import { requireTools } from "./support/tools.js";
import { Workspace } from "./support/workspace.js";
import { temporaryFolder } from "../support/folder.js";

jest.setTimeout(900_000);

/** Where the emulator is not like AWS; each is told at the end of a run. */
const differences = [
  "CloudWatch: the emulator keeps an alarm's state, and does not act on it; the test publishes to the alarm's actions in its place.",
];

/** Every kind of resource, with a value for every alarm that asks for one, and a learned band. */
const environment = (() => {
  const { needsValue } = defineEnvironment(everyKindDefinition).monitoring;
  const overrides: Record<string, { thresholds?: Record<string, number>; anomalyBand?: number }> = {};
  for (const { id, severity } of needsValue) {
    overrides[id] = { thresholds: { ...overrides[id]?.thresholds, [severity]: severity === "warn" ? 0.4 : 0.5 } };
  }
  overrides["lambda.invocations"] = { anomalyBand: 2 };
  const alarms = {
    ...everyKindDefinition.alarms,
    overrides: { "health.*": everyKindDefinition.alarms.overrides["health.*"], ...overrides },
  };
  return defineEnvironment({ ...everyKindDefinition, alarms } as EnvironmentDefinition);
})();

interface AppliedAlarm {
  readonly AlarmName: string;
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Threshold?: number;
  readonly ComparisonOperator: string;
  readonly Period?: number;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm: number;
  readonly TreatMissingData: string;
  readonly AlarmActions: readonly string[];
  readonly Metrics?: readonly { readonly Id: string; readonly Expression?: string }[];
}

let emulator: Emulator;
let telemetry: Workspace;
let alarms: Workspace;

const alarmsIn = async (region: string): Promise<readonly AppliedAlarm[]> => {
  const { MetricAlarms } = await emulator.aws("cloudwatch", "describe-alarms", "--region", region);
  return MetricAlarms as readonly AppliedAlarm[];
};

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator();
  const outdir = temporaryFolder();
  const [first, second] = synthesize([environment], { outdir }).map(({ file }: StackSummary) => file);
  telemetry = Workspace.ofStack(first!, emulator);
  alarms = Workspace.ofStack(second!, emulator);
});

afterAll(() => {
  emulator?.stop();
  console.log(["Where the emulator differs from AWS:", ...differences].join("\n  "));
});

test("alarms on every kind of resource are valid, apply, and leave nothing to do", async () => {
  for (const stack of [telemetry, alarms]) {
    await stack.init();
    await stack.apply();
    const { empty, text } = await stack.plan();
    expect(empty ? "" : text).toBe("");
  }
});

test("every alarm is what the catalogue says, in its region", async () => {
  const { alarms: ofRows, burnRates } = environment.monitoring;
  const all = [...ofRows, ...burnRates.flatMap(halvesOf)];
  const regions = [...new Set(all.map(({ region }) => region))];
  expect(regions).toEqual(expect.arrayContaining(["ap-northeast-1", "us-east-1"]));
  for (const region of regions) {
    const own = all.filter((alarm) => alarm.region === region);
    const byName = new Map((await alarmsIn(region)).map((alarm) => [alarm.AlarmName, alarm]));
    expect([region, byName.size]).toEqual([region, own.length]);
    for (const alarm of own) expect(told(byName.get(alarm.name)!)).toEqual(meant(alarm));
  }
});

/** What AWS says of an alarm, in the words of the plan. */
const told = (alarm: AppliedAlarm) => ({
  name: alarm.AlarmName,
  metric: alarm.MetricName && `${alarm.Namespace} ${alarm.MetricName}`,
  dimensions: Object.fromEntries((alarm.Dimensions ?? []).map(({ Name, Value }) => [Name, Value])),
  statistic: alarm.Statistic ?? alarm.ExtendedStatistic,
  expression: alarm.Metrics?.find(({ Expression }) => Expression)?.Expression,
  threshold: alarm.Threshold,
  comparisonOperator: alarm.ComparisonOperator,
  window: [alarm.DatapointsToAlarm, alarm.EvaluationPeriods],
  missing: alarm.TreatMissingData,
});

const meant = (alarm: Alarm) => {
  const query =
    "metric" in alarm.measure && alarm.measure.across
      ? insightsQuery(alarm.measure.metric, alarm.measure.across)
      : undefined;
  const single =
    "metric" in alarm.measure && alarm.anomalyBand === undefined && query === undefined
      ? alarm.measure.metric
      : undefined;
  const band = alarm.anomalyBand === undefined ? undefined : `ANOMALY_DETECTION_BAND(metric, ${alarm.anomalyBand})`;
  return {
    name: alarm.name,
    metric: single && `${single.namespace} ${single.name}`,
    dimensions: single ? { ...single.dimensions } : {},
    statistic: single?.statistic,
    expression: band ?? query ?? ("expression" in alarm.measure ? alarm.measure.expression : undefined),
    threshold: alarm.threshold,
    comparisonOperator: alarm.comparisonOperator,
    window: [alarm.window.datapointsToAlarm, alarm.window.evaluationPeriods],
    missing: alarm.treatMissingData,
  };
};

test.each([
  ["error", "ap-northeast-1", "idp-prod-sqs-ordersDead-deadLetters-error"],
  ["warn", "ap-northeast-1", "idp-prod-alb-main-api-responseTime-warn"],
  ["error", "us-east-1", "idp-prod-route53-site-healthCheckStatus-error"],
])(
  "the route of %s in %s reaches whoever is subscribed to its severity, and nobody else",
  async (severity, region, name) => {
    const where = ["--region", region];
    const queues = new Map<string, string>();
    for (const one of ["error", "warn"]) {
      const { QueueUrl } = await emulator.aws(
        "sqs",
        "create-queue",
        "--queue-name",
        `${one}-${name}`.slice(0, 80),
        ...where,
      );
      const attributes = ["--queue-url", String(QueueUrl), "--attribute-names", "QueueArn"];
      const { Attributes } = await emulator.aws("sqs", "get-queue-attributes", ...attributes, ...where);
      const topic = `arn:aws:sns:${region}:111122223333:idp-prod-alarms-${one}`;
      const endpoint = (Attributes as { QueueArn: string }).QueueArn;
      const subscription = ["--topic-arn", topic, "--protocol", "sqs", "--notification-endpoint", endpoint];
      await emulator.aws("sns", "subscribe", ...subscription, ...where);
      queues.set(one, String(QueueUrl));
    }
    await fire(name, region);
    for (const [one, url] of queues) {
      const { Messages = [] } = (await emulator.aws("sqs", "receive-message", "--queue-url", url, ...where)) as {
        Messages?: { Body: string }[];
      };
      expect([one, Messages.length]).toEqual([one, one === severity ? 1 : 0]);
      if (one === severity) expect(Messages[0]!.Body).toContain(name);
    }
  },
);

/** Forces an alarm's state, then does what CloudWatch does for an alarm in that state. */
async function fire(name: string, region: string): Promise<void> {
  const where = ["--region", region];
  const state = ["--alarm-name", name, "--state-value", "ALARM", "--state-reason", "A test forces it"];
  await emulator.aws("cloudwatch", "set-alarm-state", ...state, ...where);
  const { MetricAlarms } = await emulator.aws("cloudwatch", "describe-alarms", "--alarm-names", name, ...where);
  const [alarm] = MetricAlarms as { StateValue: string; ActionsEnabled: boolean; AlarmActions: string[] }[];
  expect([alarm!.StateValue, alarm!.ActionsEnabled]).toEqual(["ALARM", true]);
  for (const topic of alarm!.AlarmActions) {
    const message = JSON.stringify({ AlarmName: name, NewStateValue: "ALARM" });
    await emulator.aws("sns", "publish", "--topic-arn", topic, "--message", message, ...where);
  }
}

test("a failed host is recovered by EC2 besides", async () => {
  const recovering = (await alarmsIn("ap-northeast-1")).filter(({ AlarmActions }) =>
    AlarmActions.includes("arn:aws:automate:ap-northeast-1:ec2:recover"),
  );
  expect(recovering.map(({ AlarmName }) => AlarmName)).toEqual(["idp-prod-ec2-bastion-systemStatusCheckFailed-error"]);
});

test("destroying leaves no alarm", async () => {
  await alarms.destroy();
  expect(await alarmsIn("ap-northeast-1")).toEqual([]);
  expect(await alarmsIn("us-east-1")).toEqual([]);
});
