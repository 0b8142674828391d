import type { DbInstanceClass } from "./db-instance-classes.js";

export interface MaxConnectionsFormula {
  /** Bytes of DBInstanceClassMemory for each connection. */
  readonly bytesPerConnection: number;
  readonly most?: number;
}

export interface DbEngineFacts {
  /**
   * The default of `max_connections` (Oracle: `processes`). Absent where AWS gives a table (Aurora MySQL), a fixed limit
   * (Db2: 64,000) or no limit (SQL Server).
   */
  readonly maxConnections?: MaxConnectionsFormula;
  /** Log types that `enabled_cloudwatch_logs_exports` takes. */
  readonly logTypes: readonly string[];
}

const oracle = {
  maxConnections: { bytesPerConnection: 9_868_951, most: 20_000 },
  logTypes: ["alert", "audit", "listener", "oemagent", "trace"],
} as const satisfies DbEngineFacts;

const sqlServer = { logTypes: ["agent", "error"] } as const satisfies DbEngineFacts;

const db2 = { logTypes: ["diag.log", "iam-db-auth-error", "notify.log"] } as const satisfies DbEngineFacts;

/**
 * What differs from engine to engine. Log types are those of the newest versions: RDS refuses one that a version does not have yet.
 * `instance` can be exported by what RDS's API says; the page on Aurora Serverless v2 still says otherwise. The log groups are
 * `/aws/rds/instance/<instance>/<log type>` on RDS and `/aws/rds/cluster/<cluster>/<log type>` on Aurora.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Managing.html#AuroraPostgreSQL.Managing.MaxConnections
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html for the logs of Aurora: EnableCloudwatchLogsExports
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html for those of RDS
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBEngineVersion.html for those of one version: ExportableLogTypes
 */
const engines = {
  "aurora-mysql": { logTypes: ["audit", "error", "general", "iam-db-auth-error", "instance", "slowquery"] },
  "aurora-postgresql": {
    maxConnections: { bytesPerConnection: 9_531_392, most: 5_000 },
    logTypes: ["iam-db-auth-error", "instance", "postgresql"],
  },
  "db2-ae": db2,
  "db2-se": db2,
  mariadb: {
    maxConnections: { bytesPerConnection: 25_165_760, most: 12_000 }, // from 10.5 on
    logTypes: ["audit", "error", "general", "iam-db-auth-error", "slowquery"],
  },
  mysql: {
    maxConnections: { bytesPerConnection: 12_582_880 },
    logTypes: ["audit", "error", "general", "iam-db-auth-error", "slowquery"],
  },
  "oracle-ee": oracle,
  "oracle-ee-cdb": oracle,
  "oracle-se2": oracle,
  "oracle-se2-cdb": oracle,
  postgres: {
    maxConnections: { bytesPerConnection: 9_531_392, most: 5_000 },
    logTypes: ["iam-db-auth-error", "postgresql", "upgrade"],
  },
  "sqlserver-ee": sqlServer,
  "sqlserver-ex": sqlServer,
  "sqlserver-se": sqlServer,
  "sqlserver-web": sqlServer,
} as const satisfies Record<string, DbEngineFacts>;

export type DbEngine = keyof typeof engines;
export type AuroraEngine = Extract<DbEngine, `aurora-${string}`>;

export const dbEngines: Readonly<Record<DbEngine, DbEngineFacts>> = engines;

/**
 * The default `max_connections` of Aurora MySQL, which AWS documents as a table.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Performance.html#AuroraMySQL.Managing.MaxConnections
 */
export const auroraMysqlMaxConnections: Readonly<Partial<Record<DbInstanceClass, number>>> = {
  "db.r4.large": 1000,
  "db.r4.xlarge": 2000,
  "db.r4.2xlarge": 3000,
  "db.r4.4xlarge": 4000,
  "db.r4.8xlarge": 5000,
  "db.r4.16xlarge": 6000,
  "db.r5.large": 1000,
  "db.r5.xlarge": 2000,
  "db.r5.2xlarge": 3000,
  "db.r5.4xlarge": 4000,
  "db.r5.8xlarge": 5000,
  "db.r5.12xlarge": 6000,
  "db.r5.16xlarge": 6000,
  "db.r5.24xlarge": 7000,
  "db.r6g.large": 1000,
  "db.r6g.xlarge": 2000,
  "db.r6g.2xlarge": 3000,
  "db.r6g.4xlarge": 4000,
  "db.r6g.8xlarge": 5000,
  "db.r6g.12xlarge": 6000,
  "db.r6g.16xlarge": 6000,
  "db.r6i.large": 1000,
  "db.r6i.xlarge": 2000,
  "db.r6i.2xlarge": 3000,
  "db.r6i.4xlarge": 4000,
  "db.r6i.8xlarge": 5000,
  "db.r6i.12xlarge": 6000,
  "db.r6i.16xlarge": 6000,
  "db.r6i.24xlarge": 7000,
  "db.r6i.32xlarge": 7000,
  "db.r7g.large": 1000,
  "db.r7g.xlarge": 2000,
  "db.r7g.2xlarge": 3000,
  "db.r7g.4xlarge": 4000,
  "db.r7g.8xlarge": 5000,
  "db.r7g.12xlarge": 6000,
  "db.r7g.16xlarge": 6000,
  "db.r7i.large": 1000,
  "db.r7i.xlarge": 2000,
  "db.r7i.2xlarge": 3000,
  "db.r7i.4xlarge": 4000,
  "db.r7i.8xlarge": 5000,
  "db.r7i.12xlarge": 6000,
  "db.r7i.16xlarge": 6000,
  "db.r7i.24xlarge": 7000,
  "db.r7i.48xlarge": 8000,
  "db.r8g.large": 1000,
  "db.r8g.xlarge": 2000,
  "db.r8g.2xlarge": 3000,
  "db.r8g.4xlarge": 4000,
  "db.r8g.8xlarge": 5000,
  "db.r8g.12xlarge": 6000,
  "db.r8g.16xlarge": 6000,
  "db.r8g.24xlarge": 7000,
  "db.r8g.48xlarge": 8000,
  "db.t2.small": 45,
  "db.t2.medium": 90,
  "db.t3.small": 45,
  "db.t3.medium": 90,
  "db.t3.large": 135,
  "db.t4g.medium": 90,
  "db.t4g.large": 135,
  "db.x2g.large": 2000,
  "db.x2g.xlarge": 3000,
  "db.x2g.2xlarge": 4000,
  "db.x2g.4xlarge": 5000,
  "db.x2g.8xlarge": 6000,
  "db.x2g.12xlarge": 7000,
  "db.x2g.16xlarge": 7000,
};

/**
 * The default `max_connections` of Aurora Serverless v2, by the maximum capacity in ACUs. On PostgreSQL a minimum capacity of
 * 0 or 0.5 ACU caps it at 2,000.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html#aurora-serverless-v2.max-connections
 */
export const auroraServerlessMaxConnections = {
  1: { "aurora-mysql": 90, "aurora-postgresql": 189 },
  4: { "aurora-mysql": 135, "aurora-postgresql": 823 },
  8: { "aurora-mysql": 1_000, "aurora-postgresql": 1_669 },
  16: { "aurora-mysql": 2_000, "aurora-postgresql": 3_360 },
  32: { "aurora-mysql": 3_000, "aurora-postgresql": 5_000 },
  64: { "aurora-mysql": 4_000, "aurora-postgresql": 5_000 },
  128: { "aurora-mysql": 5_000, "aurora-postgresql": 5_000 },
  192: { "aurora-mysql": 6_000, "aurora-postgresql": 5_000 },
  256: { "aurora-mysql": 6_000, "aurora-postgresql": 5_000 },
} as const satisfies Record<number, Record<AuroraEngine, number>>;

/**
 * Connections that an engine's default formula admits for so much memory.
 *
 * DBInstanceClassMemory is what the operating system and RDS leave of the class's memory, and AWS does not publish it: with
 * the memory of the class the answer is an upper bound. AWS's own example, MySQL on 8 GiB: 683 by this function, about 630
 * in truth; on the smallest classes the gap is wider.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ParamValuesRef.html#USER_FormulaVariables
 */
export function connectionsFor(formula: MaxConnectionsFormula, memoryBytes: number): number {
  return Math.min(Math.round(memoryBytes / formula.bytesPerConnection), formula.most ?? Infinity);
}

export interface AuroraVolumeFacts {
  /** The largest cluster volume of versions before `largerFrom`. */
  readonly maximumTiB: number;
  readonly largerMaximumTiB: number;
  /** By major version, the first minor version with the larger maximum. Every major above these has it as well. */
  readonly largerFrom: Readonly<Record<number, number>>;
}

/**
 * How far an Aurora cluster volume grows. Aurora MySQL counts its own versions: 3.10 is compatible with MySQL 8.0.42.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_Limits.html#RDS_Limits.FileSize.Aurora
 */
export const auroraVolumes = {
  "aurora-mysql": { maximumTiB: 128, largerMaximumTiB: 256, largerFrom: { 3: 10 } },
  "aurora-postgresql": { maximumTiB: 128, largerMaximumTiB: 256, largerFrom: { 15: 13, 16: 9, 17: 5 } },
} as const satisfies Record<AuroraEngine, AuroraVolumeFacts>;
