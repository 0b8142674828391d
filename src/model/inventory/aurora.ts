import * as z from "zod";
import { boolean, checked, expects, integer, object, oneOf, resources } from "../schema/fields.js";
import { show } from "../schema/issue.js";
import { targets } from "./targets.js";
import {
  checkLogExports,
  engineVersion,
  identifier,
  instanceClass,
  logExports,
  maintenanceWindow,
} from "./database.js";

const instance = object({
  /** The DB instance identifier: the `DBInstanceIdentifier` of its metrics. */
  identifier: identifier("a DB instance identifier"),
  /** The instance class; `db.serverless` for Aurora Serverless v2. */
  instanceClass: instanceClass(),
  /**
   * Whether no Terraform manages it yet: the telemetry stack then imports it, and manages its monitoring only.
   * @default false
   */
  adopt: boolean().default(false),
});

const acu = (from: number) => {
  const right = `Aurora Capacity Units: ${from} to 256 in steps of 0.5`;
  return z.number(expects(right)).refine((value) => value >= from && value <= 256 && value % 0.5 === 0, expects(right));
};

const cluster = checked(
  object({
    /** The DB cluster identifier: the `DBClusterIdentifier` of its metrics. */
    identifier: identifier("a DB cluster identifier"),
    engine: oneOf(["aurora-postgresql", "aurora-mysql"]),
    engineVersion: engineVersion(),
    /** Whether it cannot be deleted before this is off; where it is not said, a plan tells. */
    deletionProtection: boolean().optional(),
    /** Whether AWS changes its minor version by itself; where it is not said, a plan tells. */
    autoMinorVersionUpgrade: boolean().optional(),
    /** Its weekly maintenance window in UTC, such as `mon:18:00-mon:18:30`; where it is not said, a plan tells. */
    maintenanceWindow: maintenanceWindow().optional(),
    instances: resources(instance, "DB instances", "identifier"),
    /** Capacity range of `db.serverless` instances, in Aurora Capacity Units (2 GiB of memory each). */
    serverless: object({
      minimumCapacity: acu(0),
      maximumCapacity: acu(1),
    }).optional(),
    /**
     * Whether it replicates from a MySQL binary log; of Aurora MySQL only.
     * @default false
     */
    binlogReplica: boolean().default(false),
    /** `max_connections`, where the parameter group sets it; otherwise it is derived from the instance class. */
    maxConnections: integer(1, 262143, "max_connections").optional(),
    /**
     * Engine logs that the cluster exports to CloudWatch Logs.
     * @default postgresql of Aurora PostgreSQL; audit, error and slowquery of Aurora MySQL
     */
    logExports: logExports().optional(),
  }),
  (value, report) => {
    const serverless = Object.entries(value.instances ?? {}).find(([, one]) => one?.instanceClass === "db.serverless");
    if (serverless && value.serverless === undefined) {
      report(
        ["serverless"],
        `is required: instance ${show(serverless[0])} is db.serverless, and its alarms follow its capacity`,
      );
    }
    const { minimumCapacity, maximumCapacity } = value.serverless ?? {};
    if (
      typeof minimumCapacity === "number" &&
      typeof maximumCapacity === "number" &&
      minimumCapacity > maximumCapacity
    ) {
      report(["serverless", "minimumCapacity"], `${minimumCapacity} is more than maximumCapacity (${maximumCapacity})`);
    }
    checkLogExports(value.engine, value.logExports, report);
  },
);

/** Aurora DB clusters, with their instances. */
export const auroraSchema = resources(cluster, "Aurora DB clusters", "identifier");

export type AuroraCluster = z.output<typeof cluster>;
export type AuroraInstance = z.output<typeof instance> & { readonly cluster: AuroraCluster };

export const auroraClusters = targets(["aurora", "*"]);

export const auroraInstances = targets(["aurora", "*", "instances", "*"], ([cluster, found]) => ({
  ...found,
  cluster,
}));

/** The engine logs of a cluster that go to CloudWatch Logs. */
export function auroraLogExports(of: AuroraCluster): readonly string[] {
  return of.logExports ?? (of.engine === "aurora-postgresql" ? ["postgresql"] : ["audit", "error", "slowquery"]);
}
