import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { RdsClusterInstance } from "@cdktf/provider-aws/lib/rds-cluster-instance";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { adopt } from "../../../src/cdktf/adopt.js";
import { monitoringAttributes, type DatabaseMonitoring } from "./database-monitoring.js";

export interface AdoptedDbInstanceProps extends DatabaseMonitoring {
  /** The identifier of a DB instance that no Terraform manages. */
  readonly identifier: string;
  /** Its instance class; it stays as it is. */
  readonly instanceClass: string;
  /** The Aurora cluster that it belongs to, if any; both stay as they are. */
  readonly cluster?: { readonly identifier: string; readonly engine: string };
}

/** The attributes that the policy is about. */
const managed = [
  "monitoring_interval",
  "monitoring_role_arn",
  "performance_insights_enabled",
  "performance_insights_retention_period",
];

/**
 * Sets Enhanced Monitoring and Performance Insights on a DB instance of RDS or Aurora that nobody manages yet, and nothing
 * else of it. The instance is never destroyed.
 *
 * @throws Error when RDS would refuse the monitoring.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html
 */
export class AdoptedDbInstance extends Module {
  constructor(scope: Construct, id: string, props: AdoptedDbInstanceProps) {
    super(
      scope,
      id,
      required(props, {
        identifier: "text",
        instanceClass: "text",
        enhancedMonitoring: "object",
        performanceInsights: "object",
      }),
    );
    const kept = withReferences(props, "identifier", "cluster", "enhancedMonitoring");
    const { databaseInsightsMode, ...monitoring } = monitoringAttributes(this.node.path, kept);
    const { identifier, instanceClass, cluster } = kept;
    const instance = cluster
      ? new RdsClusterInstance(this, mainResource, {
          identifier,
          instanceClass,
          clusterIdentifier: cluster.identifier,
          engine: cluster.engine,
          ...monitoring,
        })
      : new DbInstance(this, mainResource, { identifier, instanceClass, databaseInsightsMode, ...monitoring });
    const ofRds = !cluster && databaseInsightsMode !== undefined;
    adopt(instance, { id: identifier, managed: ofRds ? [...managed, "database_insights_mode"] : managed });
  }
}
