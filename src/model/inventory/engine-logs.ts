import { dbEngines, type DbEngine } from "../facts/db-engines.js";
import { lookUp } from "../look-up.js";
import { object, text, type Report } from "../schema/fields.js";
import { didYouMean } from "../schema/issue.js";

/**
 * Engine logs that are not exported, each with the reason. An export brings what the engine writes: where it takes a setting to make it
 * write, that setting is of the database's parameter or option group.
 */
export interface LogExportsOffInput {
  /**
   * Who connected, and what ran. Of Aurora MySQL written with `server_audit_logging` and `server_audit_events`, of MySQL and MariaDB with
   * the option `MARIADB_AUDIT_PLUGIN`.
   */
  readonly audit?: string;
  /** Errors of MySQL and MariaDB, written always. */
  readonly error?: string;
  /**
   * Every statement that MySQL and MariaDB receive, with its values: personal data among them, and a volume that costs. Written with
   * `general_log`, and `log_output` set to `FILE`.
   */
  readonly general?: string;
  /** Refused sign-ins with IAM; written where IAM authentication of the database is on. */
  readonly "iam-db-auth-error"?: string;
  /** Why an Aurora Serverless v2 instance did not pause; written where it may, which is at a minimum capacity of 0. */
  readonly instance?: string;
  /** The log of PostgreSQL, written always; of statements what `log_statement` and `log_min_duration_statement` say. */
  readonly postgresql?: string;
  /** Slow statements of MySQL and MariaDB with their values, written with `slow_query_log`, and `log_output` set to `FILE`. */
  readonly slowquery?: string;
  /** Upgrades of RDS for PostgreSQL to a major version, written at each. */
  readonly upgrade?: string;
}

/** Engine logs that go to CloudWatch Logs: all that the engine has, but those that a reason is given for. */
export interface LogExportsInput {
  /**
   * Logs that are not exported, and why.
   * @default {}
   */
  readonly off?: LogExportsOffInput;
}

const reason = () => text("the reason why this log is not exported").optional();

const right = 'an object such as { off: { general: "the reason" } }: all logs of the engine are exported but those';

/** Engine logs exported to CloudWatch Logs, as `enabled_cloudwatch_logs_exports` names them. */
export const logExports = () =>
  object(
    {
      off: object({
        audit: reason(),
        error: reason(),
        general: reason(),
        "iam-db-auth-error": reason(),
        instance: reason(),
        postgresql: reason(),
        slowquery: reason(),
        upgrade: reason(),
      }).prefault({}),
    },
    right,
  ).prefault({});

/** Each engine has logs of its own. */
export function checkLogExports(
  engine: DbEngine | undefined,
  exports: { readonly off?: LogExportsOffInput } | undefined,
  report: Report,
): void {
  const known = typeof engine === "string" ? lookUp(dbEngines, engine)?.logTypes : undefined;
  const off: unknown = exports?.off;
  if (!known || typeof off !== "object" || off === null) return;
  const ofAnyEngine = new Set(Object.values(dbEngines).flatMap(({ logTypes }) => logTypes));
  for (const log of Object.keys(off)) {
    if (known.includes(log) || !ofAnyEngine.has(log)) continue; // what is no log at all is an unknown key
    report(
      ["logExports", "off", log],
      `is no log of ${engine}${didYouMean(log, known)}\n  allowed: ${known.join(", ")}`,
    );
  }
}

/** The engine logs of a database that go to CloudWatch Logs. */
export const exportedLogs = (of: {
  readonly engine: DbEngine;
  readonly logExports: { readonly off: LogExportsOffInput };
}): readonly string[] =>
  dbEngines[of.engine].logTypes.filter((log) => lookUp(of.logExports.off as Record<string, string>, log) === undefined);
