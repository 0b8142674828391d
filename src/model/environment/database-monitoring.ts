import {
  databaseInsightsModes,
  monitoringIntervals,
  performanceInsightsDefaultRetention,
  performanceInsightsRetentionDays,
  type MonitoringInterval,
  type PerformanceInsightsRetention,
} from "../facts/performance-insights.js";
import { boolean, object, oneOf, oneOfNumbers, type Report } from "../schema/fields.js";
import { roleName } from "./roles.js";

/** Enhanced Monitoring of RDS and Aurora. */
export interface EnhancedMonitoringInput {
  /**
   * Whether RDS measures the operating system.
   * @default true
   */
  readonly enabled?: boolean;
  /**
   * Name of the role with which RDS publishes them.
   * @default <system>-<environment>-rds-monitoring
   * @limits letters, digits and + = , . @ _ -, 64 at most
   */
  readonly roleName?: string;
  /**
   * Whether that role exists already, as the one that the RDS console makes, and is taken over by an import block, with the policy
   * that is attached to it. Whom it trusts is then set (RDS, for DB instances of this account in any region), and nothing else.
   * @default false
   */
  readonly adoptRole?: boolean;
  /**
   * Seconds between two samples of the operating system's metrics.
   * @default 60
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html
   */
  readonly interval?: MonitoringInterval;
}

/** Performance Insights of RDS and Aurora: the source of `DBLoad`. */
export interface PerformanceInsightsInput {
  /**
   * Whether it is on.
   * @default true
   */
  readonly enabled?: boolean;
  /**
   * Days that Performance Insights keeps its data: 7, a multiple of 31 up to 713, or 731.
   * @default 7
   */
  readonly retention?: PerformanceInsightsRetention;
}

/** Fields of Enhanced Monitoring that are of each DB instance, and not of the role. */
export const enhancedMonitoringFields = {
  enabled: boolean().default(true),
  interval: oneOfNumbers(monitoringIntervals, "an Enhanced Monitoring interval in seconds").default(60),
};

const { enabled, interval } = enhancedMonitoringFields;

export const enhancedMonitoringSchema = object({
  enabled,
  roleName: roleName().optional(),
  adoptRole: boolean().default(false),
  interval,
});

export const performanceInsightsSchema = object({
  enabled: boolean().default(true),
  retention: oneOfNumbers(performanceInsightsRetentionDays, "a Performance Insights retention in days").default(
    performanceInsightsDefaultRetention,
  ),
});

export const databaseInsightsMode = () => oneOf(["standard", "advanced"]);

/** What the mode of Database Insights asks of Performance Insights; either may be wrong in itself. */
export function checkDatabaseInsights(
  value: {
    readonly databaseInsights?: unknown;
    readonly performanceInsights?: { readonly enabled?: unknown; readonly retention?: unknown };
  },
  report: Report,
): void {
  const { databaseInsights, performanceInsights } = value;
  const least = databaseInsightsModes.advanced.minimumRetentionDays;
  const days = performanceInsights?.enabled ? performanceInsights.retention : 0;
  if (databaseInsights !== "advanced" || typeof days !== "number" || days >= least) return;
  report(
    ["databaseInsights"],
    `"advanced" needs performanceInsights.retention of ${least} days or more; it is ${days === 0 ? "off" : days}`,
  );
}
