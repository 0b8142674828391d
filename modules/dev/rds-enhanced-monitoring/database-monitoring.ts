import { show } from "../../../src/model/schema/issue.js";
import {
  databaseInsightsModes,
  monitoringIntervals,
  performanceInsightsDefaultRetention,
  performanceInsightsRetentionDays,
  type DatabaseInsightsMode,
} from "../../../src/model/facts/performance-insights.js";
import { checkInputs, unless, wordProblem } from "../../../src/cdktf/inputs.js";

/** Monitoring of a DB instance, in the words of the provider's attributes. */
export interface DatabaseMonitoring {
  /**
   * Seconds between two samples of Enhanced Monitoring: 1, 5, 10, 15, 30 or 60; 0 switches it off.
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html
   */
  readonly monitoringInterval: number;
  /** ARN of the role with which RDS publishes them; needed unless the interval is 0. */
  readonly monitoringRoleArn?: string;
  /** Whether Performance Insights is on. */
  readonly performanceInsightsEnabled: boolean;
  /** Days that Performance Insights keeps its data: 7, a multiple of 31 up to 713, or 731. */
  readonly performanceInsightsRetentionPeriod?: number;
  /**
   * Mode of Database Insights of a DB instance of RDS; `advanced` needs Performance Insights for 465 days or more. That of
   * Aurora belongs to the cluster.
   * @default left as it is
   */
  readonly databaseInsightsMode?: DatabaseInsightsMode;
}

const intervals: readonly number[] = [0, ...monitoringIntervals];
const retentions: readonly number[] = performanceInsightsRetentionDays;

/** Refuses what RDS would refuse at apply. */
export function checkMonitoring(path: string, monitoring: DatabaseMonitoring): void {
  const { monitoringInterval, monitoringRoleArn, performanceInsightsEnabled, databaseInsightsMode } = monitoring;
  const { performanceInsightsRetentionPeriod: days = performanceInsightsDefaultRetention } = monitoring;
  const least = databaseInsightsModes.advanced.minimumRetentionDays;
  const kept = performanceInsightsEnabled ? days : 0;
  checkInputs(path, {
    monitoringInterval: unless(
      intervals.includes(monitoringInterval),
      `${show(monitoringInterval)} is not an Enhanced Monitoring interval in seconds\n  allowed: ${intervals.join(", ")}`,
    ),
    monitoringRoleArn: unless(
      monitoringInterval === 0 || monitoringRoleArn !== undefined,
      "is required unless monitoringInterval is 0: the role with which RDS publishes Enhanced Monitoring",
    ),
    performanceInsightsRetentionPeriod: unless(
      retentions.includes(days),
      `${show(days)} is not a Performance Insights retention in days\n  allowed: ${retentions.join(", ")}`,
    ),
    databaseInsightsMode:
      wordProblem(
        databaseInsightsMode ?? "standard",
        Object.keys(databaseInsightsModes),
        "a mode of Database Insights",
      ) ??
      unless(
        databaseInsightsMode !== "advanced" || kept >= least,
        `"advanced" needs performanceInsightsRetentionPeriod of ${least} days or more; it is ${kept === 0 ? "off" : kept}`,
      ),
  });
}
