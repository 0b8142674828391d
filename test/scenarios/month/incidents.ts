import type { Dimensions } from "../../../modules/ops/alarms/index.js";
import type { Severity } from "../../../src/model/environment/index.js";

/** What a metric shows in an incident, in place of what it shows in health. */
export interface Effect {
  /** Namespace and metric, or the end of the name of one that a metric filter makes. */
  readonly metric: string;
  /** A text that one of its dimensions contains, or what they must be. @default all resources */
  readonly of?: string | ((dimensions: Dimensions) => boolean);
  /** A value, one that follows from health or from the minutes that have passed; undefined where nothing is sent. */
  readonly shows: number | undefined | ((healthy: number, minute: number) => number | undefined);
  /** Minutes of the incident before which it does not show. @default 0 */
  readonly from?: number;
  /** Minutes of the incident from which on it shows no more. @default the incident's end */
  readonly to?: number;
}

/** Alarms or events that must tell: those whose id begins so. */
export interface Expected {
  readonly by: string;
  readonly severity: Severity;
  /** Minutes. */
  readonly within: number;
}

export interface Incident {
  readonly name: string;
  /** Day of the month, and the hour and minute in the team's time zone. */
  readonly at: readonly [day: number, hour: number, minute: number];
  readonly minutes: number;
  readonly effects: readonly Effect[];
  /** Who is to be told; nobody at `error` where there is none. */
  readonly told?: Expected;
  /** Minutes after its end in which alarms may still tell of it. @default 30 */
  readonly after?: number;
}

const alb = "AWS/ApplicationELB";
const insights = "ECS/ContainerInsights";

/** What a target group sees, its load balancer sees too. */
const behindKeycloak = ({ TargetGroup }: Dimensions): boolean => TargetGroup?.includes("keycloak") ?? true;

export const incidents: readonly Incident[] = [
  {
    name: "Tasks crash: one of three runs on",
    at: [2, 10, 17],
    minutes: 25,
    effects: [
      { metric: `${insights} RunningTaskCount`, of: "keycloak", shows: 1 },
      { metric: `${alb} HealthyHostCount`, of: "keycloak", shows: 1 },
      { metric: `${insights} PendingTaskCount`, of: "keycloak", shows: 1 },
      { metric: "AWS/ECS CPUUtilization", of: "keycloak", shows: 75 },
    ],
    told: { by: "ecs.runningTaskCount", severity: "error", within: 6 },
  },
  {
    name: "The database fails over",
    at: [5, 14, 5],
    minutes: 4,
    effects: [
      { metric: "AWS/RDS EngineUptime", shows: (_, minute) => 60 * minute },
      { metric: "AWS/RDS DatabaseConnections", shows: 20 },
      { metric: `${alb} HTTPCode_Target_5XX_Count`, of: behindKeycloak, shows: 150, to: 2 },
    ],
    told: { by: "aurora.clusterEvents", severity: "error", within: 1 },
  },
  {
    name: "Consumers of the queue stall",
    at: [8, 22, 30],
    minutes: 90,
    effects: [
      { metric: "AWS/SQS NumberOfMessagesDeleted", shows: undefined },
      { metric: "AWS/SQS NumberOfMessagesReceived", shows: undefined },
      {
        metric: "AWS/SQS ApproximateNumberOfMessagesVisible",
        of: "events",
        shows: (visible, minute) => (visible === 0 ? 0 : 20 * minute),
      },
      { metric: "AWS/SQS ApproximateAgeOfOldestMessage", of: "events", shows: (_, minute) => 60 * minute },
    ],
    told: { by: "sqs.stalledConsumers", severity: "error", within: 20 },
  },
  {
    name: "The function is throttled",
    at: [10, 11, 0],
    minutes: 30,
    effects: [
      { metric: "AWS/Lambda Throttles", shows: 40 },
      { metric: "AWS/Lambda ConcurrentExecutions", shows: 50 },
    ],
    told: { by: "lambda.throttles", severity: "error", within: 6 },
  },
  {
    name: "A certificate is not renewed",
    at: [12, 0, 0],
    minutes: 30 * 24 * 60,
    // It should have been renewed at 45 days; the month before nobody saw to it.
    effects: [{ metric: "AWS/CertificateManager DaysToExpiry", shows: (_, minute) => 31 - Math.floor(minute / 1440) }],
    told: { by: "acm.daysToExpiry", severity: "warn", within: 2 * 24 * 60 },
  },
  {
    name: "The archive refuses a stream",
    at: [13, 9, 0],
    minutes: 8 * 60,
    effects: [
      { metric: "AWS/Firehose DeliveryToS3.Success", of: "keycloak", shows: 0 },
      { metric: "AWS/Firehose DeliveryToS3.DataFreshness", of: "keycloak", shows: (age, minute) => age + 60 * minute },
    ],
    told: { by: "logArchive.", severity: "warn", within: 60 },
    after: 60,
  },
  {
    name: "An outage at night, at ten requests a minute",
    at: [16, 2, 0],
    minutes: 240,
    effects: [
      { metric: `${alb} HTTPCode_Target_5XX_Count`, of: behindKeycloak, shows: 7 },
      { metric: "CloudWatchSynthetics SuccessPercent", shows: 0 }, // a login is several requests, one of which fails
    ],
    told: { by: "alb.", severity: "error", within: 60 },
  },
  {
    name: "A deployment",
    at: [19, 15, 0],
    minutes: 12,
    effects: [
      { metric: `${insights} PendingTaskCount`, of: "keycloak", shows: 1 },
      { metric: `${insights} RunningTaskCount`, of: "keycloak", shows: 4 },
      { metric: `${insights} DesiredTaskCount`, of: "keycloak", shows: 3 },
      { metric: `${alb} HealthyHostCount`, of: "keycloak", shows: 4, from: 3 },
      { metric: `${alb} UnHealthyHostCount`, of: "keycloak", shows: 1, to: 3 },
      { metric: `${alb} TargetResponseTime`, of: "keycloak", shows: 1.4, to: 3 },
      { metric: `${alb} TargetConnectionErrorCount`, of: "keycloak", shows: 2, to: 2 },
      { metric: "AWS/ECS CPUUtilization", of: "keycloak", shows: 90, to: 3 },
      { metric: `${insights} TaskCpuUtilization`, of: "keycloak", shows: 90, to: 3 },
      { metric: `${insights} ContainerCpuUtilization`, of: "keycloak", shows: 90, to: 3 },
    ],
  },
  {
    name: "A backup reads the whole database",
    at: [21, 3, 0],
    minutes: 40,
    effects: [
      { metric: "AWS/RDS CPUUtilization", of: "idp-prod-2", shows: 70 },
      { metric: "AWS/RDS StorageNetworkThroughput", shows: 1e8 },
      { metric: "AWS/RDS ReadLatency", of: "idp-prod-2", shows: 0.012 },
      { metric: "AWS/RDS BufferCacheHitRatio", of: "idp-prod-2", shows: 88 },
      { metric: "AWS/RDS DBLoad", of: "idp-prod-2", shows: 2.5 },
      { metric: "osLoadAverage", shows: 2.5 },
    ],
  },
  {
    name: "A bad release: one in a hundred requests fails",
    at: [24, 13, 0],
    minutes: 120,
    effects: [{ metric: `${alb} HTTPCode_Target_5XX_Count`, of: behindKeycloak, shows: 5 }],
    told: { by: "alb.target5xxRate", severity: "warn", within: 20 },
  },
];
