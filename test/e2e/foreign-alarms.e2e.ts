import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AlarmSet, evaluate, type MetricSeries, readAlarms } from "../../src/evaluation/index.js";
import { startEmulator, type Emulator } from "./support/emulator.js";
import { requireTools } from "./support/tools.js";
import { Workspace } from "./support/workspace.js";
import { temporaryFolder } from "../support/folder.js";

jest.setTimeout(900_000);

/** Alarms as somebody writes them who does not know us: single metric, math, anomaly detection, composite, a loop. */
const configuration = `
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = ">= 5.100.0, < 7.0.0" }
  }
}

provider "aws" {
  region = "eu-west-1"
}

variable "instances" {
  type    = map(number)
  default = { web = 80, db = 60 }
}

resource "aws_sns_topic" "pager" {
  name = "pager"
}

resource "aws_sns_topic_subscription" "pager" {
  topic_arn = aws_sns_topic.pager.arn
  protocol  = "email"
  endpoint  = "oncall@example.com"
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  for_each            = var.instances
  alarm_name          = "\${each.key}-cpu"
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
  dimensions          = { InstanceId = each.key }
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 2
  threshold           = each.value
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.pager.arn]
  ok_actions          = [aws_sns_topic.pager.arn]
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "error-rate"
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  threshold           = 5
  comparison_operator = "GreaterThanOrEqualToThreshold"

  metric_query {
    id          = "rate"
    expression  = "100 * FILL(errors, 0) / requests"
    return_data = true
  }
  metric_query {
    id = "errors"
    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "HTTPCode_Target_5XX_Count"
      dimensions  = { LoadBalancer = "app/web/0123456789abcdef" }
      stat        = "Sum"
      period      = 60
    }
  }
  metric_query {
    id = "requests"
    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "RequestCount"
      dimensions  = { LoadBalancer = "app/web/0123456789abcdef" }
      stat        = "Sum"
      period      = 60
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "traffic" {
  alarm_name          = "traffic"
  evaluation_periods  = 2
  threshold_metric_id = "band"
  comparison_operator = "LessThanLowerOrGreaterThanUpperThreshold"

  metric_query {
    id          = "band"
    expression  = "ANOMALY_DETECTION_BAND(traffic, 2)"
    return_data = true
  }
  metric_query {
    id          = "traffic"
    return_data = true
    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "RequestCount"
      dimensions  = { LoadBalancer = "app/web/0123456789abcdef" }
      stat        = "Sum"
      period      = 60
    }
  }
}

resource "aws_cloudwatch_composite_alarm" "web" {
  alarm_name    = "web"
  alarm_rule    = "ALARM(\\"\${aws_cloudwatch_metric_alarm.cpu["web"].alarm_name}\\") AND ALARM(\${aws_cloudwatch_metric_alarm.errors.alarm_name})"
  alarm_actions = [aws_sns_topic.pager.arn]
}
`;

/** The same alarms in Terraform's JSON, as other generators write it: one resource each, references in place of names. */
const balancerMetric = (metric_name: string) => ({
  ...{ namespace: "AWS/ApplicationELB", metric_name, stat: "Sum", period: 60 },
  dimensions: { LoadBalancer: "app/web/0123456789abcdef" },
});
const cpu = (instance: string, threshold: number) => ({
  ...{ alarm_name: `${instance}-cpu`, namespace: "AWS/EC2", metric_name: "CPUUtilization", statistic: "Average" },
  ...{ dimensions: { InstanceId: instance }, period: 60, evaluation_periods: 2, threshold },
  ...{ comparison_operator: "GreaterThanThreshold", treat_missing_data: "breaching" },
  ...{ alarm_actions: ["${aws_sns_topic.pager.arn}"], ok_actions: ["${aws_sns_topic.pager.arn}"] },
});
const json = {
  provider: { aws: [{ region: "eu-west-1" }] },
  resource: {
    aws_sns_topic: { pager: { name: "pager" } },
    aws_cloudwatch_metric_alarm: {
      web: cpu("web", 80),
      db: cpu("db", 60),
      errors: {
        ...{ alarm_name: "error-rate", evaluation_periods: 3, datapoints_to_alarm: 2, threshold: 5 },
        comparison_operator: "GreaterThanOrEqualToThreshold",
        metric_query: [
          { id: "rate", expression: "100 * FILL(errors, 0) / requests", return_data: true },
          { id: "errors", metric: balancerMetric("HTTPCode_Target_5XX_Count") },
          { id: "requests", metric: balancerMetric("RequestCount") },
        ],
      },
      traffic: {
        ...{ alarm_name: "traffic", evaluation_periods: 2, threshold_metric_id: "band" },
        comparison_operator: "LessThanLowerOrGreaterThanUpperThreshold",
        metric_query: [
          { id: "band", expression: "ANOMALY_DETECTION_BAND(traffic, 2)", return_data: true },
          { id: "traffic", metric: balancerMetric("RequestCount"), return_data: true },
        ],
      },
    },
    aws_cloudwatch_composite_alarm: {
      web: {
        alarm_name: "web",
        alarm_rule:
          'ALARM("${aws_cloudwatch_metric_alarm.web.alarm_name}") AND ALARM(${aws_cloudwatch_metric_alarm.errors.alarm_name})',
        alarm_actions: ["${aws_sns_topic.pager.arn}"],
      },
    },
  },
};

const start = Date.UTC(2026, 2, 2) / 1000;
const minutes = (metricName: string, dimensions: Record<string, string>, values: readonly number[]): MetricSeries => ({
  ...{ namespace: "InstanceId" in dimensions ? "AWS/EC2" : "AWS/ApplicationELB", metricName, dimensions },
  ...{ start, period: 60, values },
});
const balancer = { LoadBalancer: "app/web/0123456789abcdef" };
const series = [
  minutes("CPUUtilization", { InstanceId: "web" }, [10, 10, 90, 90, 90, 10, 10]),
  minutes("CPUUtilization", { InstanceId: "db" }, [10, 70, 10, 70, 10, 70, 10]),
  minutes("HTTPCode_Target_5XX_Count", balancer, [0, 0, 6, 6, 6, 6, 0]),
  minutes("RequestCount", balancer, [100, 100, 100, 100, 100, 100, 100]),
];

/** What the alarms of a file do with the same minutes: every change of state after the first ones, and every page. */
function story(set: AlarmSet) {
  const bands = [
    { alarm: "traffic", start, period: 60, lower: Array(7).fill(50), upper: [200, 200, 200, 90, 90, 90, 90] },
  ];
  const result = evaluate(set.alarms, series, { ...set, bands, start: start + 120, end: start + 7 * 60 });
  return {
    changes: result.transitions
      .filter(({ from }) => from !== "INSUFFICIENT_DATA")
      .map(({ alarm, time, to }) => `${(time - start) / 60} ${alarm} ${to}`)
      .sort(),
    pages: result.notices
      .filter(({ state }) => state === "ALARM")
      .map(({ time, alarm }) => `${(time - start) / 60} ${alarm}`)
      .sort(),
  };
}

const changes = ["4 error-rate ALARM", "4 web ALARM", "4 web-cpu ALARM", "5 traffic ALARM", "6 web OK", "6 web-cpu OK"];

const pages = ["4 web", "4 web-cpu"];

let emulator: Emulator;
let workspace: Workspace;

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator("eu-west-1");
  workspace = Workspace.ofRoot(configuration, emulator, []);
  await workspace.init();
});

afterAll(() => emulator?.stop());

test("a plan tells what its alarms will do, before anything is applied", async () => {
  const set = readAlarms(await workspace.showPlan(), "plan.json");
  expect(set.alarms.map(({ name }) => name).sort()).toEqual(["db-cpu", "error-rate", "traffic", "web", "web-cpu"]);
  expect(set.subscriptions).toEqual([
    { topic: "aws_sns_topic.pager", protocol: "email", endpoint: "oncall@example.com" },
  ]);
  expect(story(set)).toEqual({ changes, pages });
});

test("so does the state, once it is applied, and what CloudWatch describes", async () => {
  await workspace.apply();
  const state = readAlarms(await workspace.showState(), "state.json");
  expect(story(state)).toEqual({ changes, pages });
  expect(state.subscriptions).toEqual([
    { topic: "arn:aws:sns:eu-west-1:111122223333:pager", protocol: "email", endpoint: "oncall@example.com" },
  ]);
  const types = ["--alarm-types", "MetricAlarm", "CompositeAlarm"];
  const described = JSON.stringify(await emulator.aws("cloudwatch", "describe-alarms", ...types));
  expect(story(readAlarms(described, "alarms.json"))).toEqual({ changes, pages });
});

test("and so does Terraform's JSON, before Terraform has seen it and after", async () => {
  const file = join(temporaryFolder(), "main.tf.json");
  writeFileSync(file, JSON.stringify(json));
  expect(story(readAlarms(JSON.stringify(json), "main.tf.json"))).toEqual({ changes, pages });
  const other = Workspace.ofStack(file, emulator);
  await other.init();
  expect(story(readAlarms(await other.showPlan(), "plan.json"))).toEqual({ changes, pages });
});

test("and nothing is left to do, or to destroy", async () => {
  expect((await workspace.plan()).text).toContain("No changes");
  await workspace.destroy();
  const left = await emulator.aws("cloudwatch", "describe-alarms", "--alarm-types", "MetricAlarm", "CompositeAlarm");
  expect(left).toMatchObject({ MetricAlarms: [], CompositeAlarms: [] });
});
