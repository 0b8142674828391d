import * as z from "zod";
import { boolean, checked, expects, integer, object, oneOf, resources } from "../schema/fields.js";
import { show } from "../schema/issue.js";
import { adoption, type AdoptionInput } from "../schema/adoption.js";
import { targets } from "./targets.js";
import { engineVersion, identifier, instanceClass, maintenance, type MaintenanceInput } from "./database.js";
import { checkLogExports, logExports, type LogExportsInput } from "./engine-logs.js";

/** A DB instance of an Aurora cluster. */
export interface AuroraInstanceInput {
  /**
   * The DB instance identifier: the `DBInstanceIdentifier` of its metrics.
   * @limits lower-case letters, digits and single hyphens, 63 at most
   */
  readonly identifier: string;
  /** The instance class; `db.serverless` for Aurora Serverless v2. */
  readonly instanceClass: string;
  /**
   * Given where no Terraform manages it yet: the telemetry stack then imports it, and manages its monitoring only. `retention` says
   * how many days its Performance Insights keep now; `"off"` where there are none.
   * @default it is managed elsewhere
   */
  readonly adopt?: AdoptionInput<"off">;
}

/** Capacity range of Aurora Serverless v2. */
export interface ServerlessCapacityInput {
  /**
   * Least capacity in Aurora Capacity Units.
   * @limits 0 to 256 in steps of 0.5
   */
  readonly minimumCapacity: number;
  /**
   * Most capacity in Aurora Capacity Units.
   * @limits 1 to 256 in steps of 0.5
   */
  readonly maximumCapacity: number;
}

/** An Aurora DB cluster. */
export interface AuroraClusterInput extends MaintenanceInput {
  /**
   * The DB cluster identifier: the `DBClusterIdentifier` of its metrics.
   * @limits lower-case letters, digits and single hyphens, 63 at most
   */
  readonly identifier: string;
  /** The engine. */
  readonly engine: "aurora-postgresql" | "aurora-mysql";
  /** The engine's version, such as `15.10`; held against the policy of versions. */
  readonly engineVersion: string;
  /** Its DB instances, by a short stable key. */
  readonly instances: Readonly<Record<string, AuroraInstanceInput>>;
  /** Capacity range of `db.serverless` instances, in Aurora Capacity Units (2 GiB of memory each). */
  readonly serverless?: ServerlessCapacityInput;
  /**
   * Whether it replicates from a MySQL binary log; of Aurora MySQL only.
   * @default false
   */
  readonly binlogReplica?: boolean;
  /**
   * `max_connections`, where the parameter group sets it; otherwise it is derived from the instance class.
   * @limits a whole number from 1 to 262143
   */
  readonly maxConnections?: number;
  /**
   * Engine logs that the cluster exports to CloudWatch Logs.
   * @default all that its engine has
   */
  readonly logExports?: LogExportsInput;
}

const instance = object({
  identifier: identifier("a DB instance identifier"),
  instanceClass: instanceClass(),
  adopt: adoption("Performance Insights data", "off", integer(7, 731, "days")),
});

const acu = (from: number) => {
  const right = `Aurora Capacity Units: ${from} to 256 in steps of 0.5`;
  return z.number(expects(right)).refine((value) => value >= from && value <= 256 && value % 0.5 === 0, expects(right));
};

const cluster = checked(
  object({
    identifier: identifier("a DB cluster identifier"),
    engine: oneOf(["aurora-postgresql", "aurora-mysql"]),
    engineVersion: engineVersion(),
    ...maintenance,
    instances: resources(instance, "DB instances", "identifier"),
    serverless: object({
      minimumCapacity: acu(0),
      maximumCapacity: acu(1),
    }).optional(),
    binlogReplica: boolean().default(false),
    maxConnections: integer(1, 262143, "max_connections").optional(),
    logExports: logExports(),
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

export const auroraSchema = resources(cluster, "Aurora DB clusters", "identifier");

export type AuroraCluster = z.output<typeof cluster>;
export type AuroraInstance = z.output<typeof instance> & { readonly cluster: AuroraCluster };

export const auroraClusters = targets(["aurora", "*"]);

export const auroraInstances = targets(["aurora", "*", "instances", "*"], ([cluster, found]) => ({
  ...found,
  cluster,
}));
