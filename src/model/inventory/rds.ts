import type * as z from "zod";
import { boolean, checked, integer, object, oneOf, resources } from "../schema/fields.js";
import { targets } from "./targets.js";
import {
  checkLogExports,
  engineVersion,
  identifier,
  instanceClass,
  logExports,
  maintenanceWindow,
} from "./database.js";

const instance = checked(
  object({
    /** The DB instance identifier: the `DBInstanceIdentifier` of its metrics. */
    identifier: identifier("a DB instance identifier"),
    engine: oneOf(["postgres", "mysql", "mariadb"]),
    engineVersion: engineVersion(),
    /** Whether it cannot be deleted before this is off; where it is not said, a plan tells. */
    deletionProtection: boolean().optional(),
    /** Whether AWS changes its minor version by itself; where it is not said, a plan tells. */
    autoMinorVersionUpgrade: boolean().optional(),
    /** Its weekly maintenance window in UTC, such as `mon:18:00-mon:18:30`; where it is not said, a plan tells. */
    maintenanceWindow: maintenanceWindow().optional(),
    instanceClass: instanceClass(),
    /** Allocated storage in GiB. */
    allocatedStorage: integer(5, 65536, "allocated storage in GiB"),
    /**
     * Whether RDS grows the storage by itself.
     * @default false
     */
    storageAutoscaling: boolean().default(false),
    /**
     * Whether this instance replicates from another one.
     * @default false
     */
    readReplica: boolean().default(false),
    /**
     * Whether no Terraform manages it yet: the telemetry stack then imports it, and manages its monitoring only.
     * @default false
     */
    adopt: boolean().default(false),
    /** `max_connections`, where the parameter group sets it; otherwise it is derived from the instance class. */
    maxConnections: integer(1, 262143, "max_connections").optional(),
    /**
     * Engine logs that the instance exports to CloudWatch Logs.
     * @default postgresql of PostgreSQL; error and slowquery of MySQL and MariaDB
     */
    logExports: logExports().optional(),
  }),
  (value, report) => {
    if (value.instanceClass === "db.serverless") {
      report(["instanceClass"], '"db.serverless" is a class of Aurora Serverless v2: no instance of RDS has it');
    }
    checkLogExports(value.engine, value.logExports, report);
  },
);

/** DB instances of RDS that are no part of an Aurora cluster. */
export const rdsSchema = resources(instance, "DB instances", "identifier");

export type RdsInstance = z.output<typeof instance>;

export const rdsInstances = targets(["rds", "*"]);

/** The engine logs of an instance that go to CloudWatch Logs. */
export function rdsLogExports(of: RdsInstance): readonly string[] {
  return of.logExports ?? (of.engine === "postgres" ? ["postgresql"] : ["error", "slowquery"]);
}
