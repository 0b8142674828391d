import * as z from "zod";
import { logRetentionDays } from "../facts/log-retention.js";
import { boolean, checked, expects, integer, name, object } from "../schema/fields.js";
import { adoption } from "../schema/adoption.js";
import { show } from "../schema/issue.js";

/** Three months: the least time the operations policy keeps what it monitors. */
export const minimumRetention = 90;

/** The first count that holds any three months: what is kept where nothing is said. */
export const usualRetention = 120;

/** Seven years: what audit logs are kept, and their copies. */
export const auditRetention = 2557;

const nameRule = "a log group name: letters, digits and . - _ / #, 512 at most";
export const logGroupName = () => name(/^[.\-_/#A-Za-z0-9]{1,512}$/, nameRule);

/** What is wrong with a retention, if anything; a wrong one is refused, never rounded. */
export function retentionProblem(days: unknown, monitoring: boolean): string | undefined {
  const allowed = logRetentionDays.filter((one) => !monitoring || one >= minimumRetention);
  if (typeof days !== "number" || allowed.includes(days as never)) return undefined;
  const problem =
    monitoring && days < minimumRetention
      ? `is less than the ${minimumRetention} days that monitored logs are kept`
      : "is not a retention that CloudWatch Logs takes";
  return `${show(days)} ${problem}\n  allowed: ${allowed.join(", ")}`;
}

const settings = {
  /**
   * Whether this environment manages it; `false` where another one does, as of what there is one of in an account.
   * @default true
   */
  managed: boolean().default(true),
  /**
   * Days that events are kept: 90 at least, unless `monitoring` is false.
   * @default telemetry.logs.retention
   */
  retention: z.number(expects("a number of days")).optional(),
  /**
   * Whether it is for monitoring; one that is not may be kept for less than 90 days.
   * @default true
   */
  monitoring: boolean().default(true),
  /**
   * Whether it is copied to the archive, where there is one.
   * @default true, but false of what AWS measures and keeps as a log (Container Insights, Enhanced Monitoring, Lambda Insights)
   */
  archive: boolean().optional(),
  /**
   * Given where it exists already: it is then taken over by an import block, and its retention is set. `retention` says how long it
   * keeps events now, as `aws logs describe-log-groups` tells.
   */
  adopt: adoption("events", "never", z.number()),
  /**
   * Whether it is an audit log: kept for seven years, in the group as in its copy, and deleted with no environment.
   * @default false; true of the logs of CloudTrail
   */
  audit: boolean().optional(),
  /**
   * Subscription filters that others keep on it; CloudWatch Logs takes two in all.
   * @default 0
   */
  existingSubscriptionFilters: integer(0, 2, "subscription filters").default(0),
};

const withRetentionRule = <Schema extends z.ZodType>(schema: Schema) =>
  checked(schema, (value, report) => {
    const { retention, monitoring } = value as { retention?: unknown; monitoring?: unknown };
    const problem = retentionProblem(retention, monitoring !== false);
    if (problem) report(["retention"], problem);
  });

/** A log group that no resource of the inventory stands for. */
export const logGroupSchema = withRetentionRule(
  object({
    /** The log group's name. */
    name: logGroupName(),
    ...settings,
  }),
);

/** The log group of a source of the inventory: everything has a default. */
export const logSourceSchema = withRetentionRule(
  object({
    /** The log group's name, where it is not the usual one. */
    name: logGroupName().optional(),
    ...settings,
  }),
);

export type LogGroupSettings = z.output<typeof logSourceSchema>;
