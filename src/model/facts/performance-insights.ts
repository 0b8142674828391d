/** The retention of Performance Insights that costs nothing, and its default. */
export const performanceInsightsDefaultRetention = 7;

/**
 * Days for which Performance Insights can keep its data: 7, 31 days times 1 to 23, or 731. RDS refuses everything else.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-performanceinsightsretentionperiod
 */
export const performanceInsightsRetentionDays = [
  7, 31, 62, 93, 124, 155, 186, 217, 248, 279, 310, 341, 372, 403, 434, 465, 496, 527, 558, 589, 620, 651, 682, 713,
  731,
] as const satisfies readonly number[];

export type PerformanceInsightsRetention = (typeof performanceInsightsRetentionDays)[number];

export interface DatabaseInsightsModeFacts {
  readonly needsPerformanceInsights: boolean;
  /** The shortest retention the mode accepts where Performance Insights is on. */
  readonly minimumRetentionDays: PerformanceInsightsRetention;
}

/**
 * The modes of CloudWatch Database Insights. An Aurora instance takes its mode from its cluster.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.TurningOnAdvanced.html
 */
export const databaseInsightsModes = {
  standard: { needsPerformanceInsights: false, minimumRetentionDays: 7 },
  advanced: { needsPerformanceInsights: true, minimumRetentionDays: 465 },
} as const satisfies Record<string, DatabaseInsightsModeFacts>;

export type DatabaseInsightsMode = keyof typeof databaseInsightsModes;

/**
 * Seconds between two samples of Enhanced Monitoring. (The API also takes 0, which switches it off.)
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-monitoringinterval
 */
export const monitoringIntervals = [1, 5, 10, 15, 30, 60] as const satisfies readonly number[];

export type MonitoringInterval = (typeof monitoringIntervals)[number];
