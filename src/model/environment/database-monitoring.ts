import {
  monitoringIntervals,
  performanceInsightsDefaultRetention,
  performanceInsightsRetentionDays,
  type MonitoringInterval,
  type PerformanceInsightsRetention,
} from "../facts/performance-insights.js";
import { boolean, object, oneOfNumbers } from "../schema/fields.js";
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

export const enhancedMonitoringSchema = object({
  enabled: boolean().default(true),
  roleName: roleName().optional(),
  adoptRole: boolean().default(false),
  interval: oneOfNumbers(monitoringIntervals, "an Enhanced Monitoring interval in seconds").default(60),
});

export const performanceInsightsSchema = object({
  enabled: boolean().default(true),
  retention: oneOfNumbers(performanceInsightsRetentionDays, "a Performance Insights retention in days").default(
    performanceInsightsDefaultRetention,
  ),
});
