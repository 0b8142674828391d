import { parseInputs } from "../../../src/cdktf/inputs.js";
import {
  checkDatabaseInsights,
  databaseInsightsMode,
  enhancedMonitoringFields,
  performanceInsightsSchema,
  type EnhancedMonitoringInput,
} from "../../../src/model/environment/database-monitoring.js";
import type { TelemetryInput } from "../../../src/model/environment/telemetry.js";
import { arn, checked, object } from "../../../src/model/schema/fields.js";

export type { PerformanceInsightsInput } from "../../../src/model/environment/database-monitoring.js";

/** Enhanced Monitoring of a DB instance. */
export interface InstanceMonitoring extends Pick<EnhancedMonitoringInput, "enabled" | "interval"> {
  /** ARN of the role with which RDS publishes them; needed where it is on. */
  readonly roleArn?: string;
}

/** Monitoring of a DB instance, in the words of an environment's `telemetry`. */
export interface DatabaseMonitoring extends Required<Pick<TelemetryInput, "performanceInsights">> {
  /** Enhanced Monitoring; `{ enabled: false }` switches it off. */
  readonly enhancedMonitoring: InstanceMonitoring;
  /**
   * Mode of Database Insights of a DB instance of RDS, as an environment's `telemetry.databaseInsights`; that of Aurora belongs to
   * the cluster.
   * @default left as it is
   */
  readonly databaseInsights?: TelemetryInput["databaseInsights"];
}

const enhancedMonitoring = checked(
  object({ ...enhancedMonitoringFields, roleArn: arn("iam", "a role").optional() }),
  ({ enabled, roleArn }, report) => {
    if (enabled === false || roleArn !== undefined) return;
    report(["roleArn"], "is required unless enabled is false: the role with which RDS publishes Enhanced Monitoring");
  },
);

const schema = checked(
  object({
    enhancedMonitoring,
    performanceInsights: performanceInsightsSchema,
    databaseInsights: databaseInsightsMode().optional(),
  }),
  checkDatabaseInsights,
);

/**
 * What a DB instance is given, in the words of CDKTF; what is not given stays as it is.
 *
 * @throws Error when RDS would refuse it at apply.
 */
export function monitoringAttributes(path: string, given: DatabaseMonitoring) {
  const { enhancedMonitoring, performanceInsights, databaseInsights } = given;
  const parsed = parseInputs(path, schema, { enhancedMonitoring, performanceInsights, databaseInsights });
  const { enabled: measured, interval } = parsed.enhancedMonitoring;
  const { enabled: insights, retention } = parsed.performanceInsights;
  return {
    monitoringRoleArn: enhancedMonitoring.roleArn,
    monitoringInterval: measured ? interval : 0, // which switches it off
    performanceInsightsEnabled: insights,
    performanceInsightsRetentionPeriod: insights ? retention : undefined,
    databaseInsightsMode: parsed.databaseInsights,
  };
}
