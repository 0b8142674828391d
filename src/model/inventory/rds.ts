import type * as z from "zod";
import { boolean, checked, integer, object, oneOf, resources } from "../schema/fields.js";
import { adoption, type AdoptionInput } from "../schema/adoption.js";
import { targets } from "./targets.js";
import { engineVersion, identifier, instanceClass, maintenance, type MaintenanceInput } from "./database.js";
import { checkLogExports, logExports, type LogExportsInput } from "./engine-logs.js";

/** A DB instance of RDS. */
export interface RdsInstanceInput extends MaintenanceInput {
  /**
   * The DB instance identifier: the `DBInstanceIdentifier` of its metrics.
   * @limits lower-case letters, digits and single hyphens, 63 at most
   */
  readonly identifier: string;
  /** The engine. */
  readonly engine: "postgres" | "mysql" | "mariadb";
  /** The engine's version, such as `15.10`; held against the policy of versions. */
  readonly engineVersion: string;
  /** The instance class, such as `db.r6g.large`: memory, connections and load are derived from it. */
  readonly instanceClass: string;
  /**
   * Allocated storage in GiB.
   * @limits a whole number from 5 to 65536
   */
  readonly allocatedStorage: number;
  /**
   * Whether RDS grows the storage by itself.
   * @default false
   */
  readonly storageAutoscaling?: boolean;
  /**
   * Whether this instance replicates from another one.
   * @default false
   */
  readonly readReplica?: boolean;
  /**
   * Given where no Terraform manages it yet: the telemetry stack then imports it, and manages its monitoring only. `retention` says
   * how many days its Performance Insights keep now; `"off"` where there are none.
   * @default it is managed elsewhere
   */
  readonly adopt?: AdoptionInput<"off">;
  /**
   * `max_connections`, where the parameter group sets it; otherwise it is derived from the instance class.
   * @limits a whole number from 1 to 262143
   */
  readonly maxConnections?: number;
  /**
   * Engine logs that the instance exports to CloudWatch Logs.
   * @default all that its engine has
   */
  readonly logExports?: LogExportsInput;
}

const instance = checked(
  object({
    identifier: identifier("a DB instance identifier"),
    engine: oneOf(["postgres", "mysql", "mariadb"]),
    engineVersion: engineVersion(),
    ...maintenance,
    instanceClass: instanceClass(),
    allocatedStorage: integer(5, 65536, "allocated storage in GiB"),
    storageAutoscaling: boolean().default(false),
    readReplica: boolean().default(false),
    adopt: adoption("Performance Insights data", "off", integer(7, 731, "days")),
    maxConnections: integer(1, 262143, "max_connections").optional(),
    logExports: logExports(),
  }),
  (value, report) => {
    if (value.instanceClass === "db.serverless") {
      report(["instanceClass"], '"db.serverless" is a class of Aurora Serverless v2: no instance of RDS has it');
    }
    checkLogExports(value.engine, value.logExports, report);
  },
);

export const rdsSchema = resources(instance, "DB instances", "identifier");

export type RdsInstance = z.output<typeof instance>;

export const rdsInstances = targets(["rds", "*"]);
