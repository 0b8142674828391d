import * as z from "zod";
import { logRetentionDays } from "../facts/log-retention.js";
import { boolean, checked, expects, integer, object, oneOf, type Report } from "../schema/fields.js";
import { adoption, type AdoptionInput } from "../schema/adoption.js";
import { show } from "../schema/issue.js";
import { containerLogSchema, type ContainerLogInput } from "./container-logs.js";
import { logGroupName } from "./log-group-name.js";
import { maskSchema, type DataIdentifier } from "./log-masks.js";

/** Three months: the least time the operations policy keeps what it monitors. */
export const minimumRetention = 90;

/** The first count that holds any three months: what is kept where nothing is said. */
export const usualRetention = 120;

/** Seven years: what audit logs are kept, and their copies. */
export const auditRetention = 2557;

/** What may be said of any log group. */
export interface LogGroupSettingsInput {
  /**
   * Whether this environment manages it; `false` where another one does, as of what there is one of in an account.
   * @default true
   */
  readonly managed?: boolean;
  /**
   * Days that events are kept: one of the day counts CloudWatch Logs takes, 90 at least unless `monitoring` is false.
   * @default telemetry.logs.retention; telemetry.logs.measurementRetention of what AWS measures and keeps as a log; 2557 of audit logs
   */
  readonly retention?: number;
  /**
   * Whether it is for monitoring; one that is not may be kept for less than 90 days.
   * @default true
   */
  readonly monitoring?: boolean;
  /**
   * Whether it is copied to the archive, where there is one.
   * @default true, but false of what AWS measures and keeps as a log (Container Insights, Enhanced Monitoring, Lambda Insights)
   */
  readonly archive?: boolean;
  /**
   * Given where it exists already: it is then taken over by an import block, and its retention is set. `retention` says how long it
   * keeps events now, as `aws logs describe-log-groups` tells; `"never"` where they never expire.
   * @default it is created
   */
  readonly adopt?: AdoptionInput<"never">;
  /**
   * Whether it is an audit log: kept for seven years, and left where it is even when an environment is torn down.
   * @default false; true of the logs of CloudTrail
   */
  readonly audit?: boolean;
  /**
   * Subscription filters that others keep on it; CloudWatch Logs takes two in all.
   * @default 0
   * @limits a whole number from 0 to 2
   */
  readonly existingSubscriptionFilters?: number;
  /**
   * `INFREQUENT_ACCESS` takes logs in at half the price, for what is only asked now and then: no metric filter, no copy to the archive, no Live
   * Tail. A log group keeps the class that it was made with: of one that is there, or is taken over, it is the class that it has.
   * @default STANDARD
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html
   */
  readonly logClass?: "STANDARD" | "INFREQUENT_ACCESS";
  /**
   * What is masked in events from then on, for whoever may not unmask it: people, metric filters, and the copy in the archive, for good.
   * @default telemetry.logs.masks of its kind
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types.html
   */
  readonly mask?: readonly DataIdentifier[];
}

/** A log group that no resource of the inventory stands for. */
export interface LogGroupInput extends LogGroupSettingsInput {
  /**
   * The log group's name.
   * @limits letters, digits and . - _ / #, 512 at most
   */
  readonly name: string;
}

/** The log group of a source of the inventory: everything has a default. */
export interface LogSourceInput extends LogGroupSettingsInput {
  /**
   * The log group's name, where it is not the usual one.
   * @default the name that the service gives it
   * @limits letters, digits and . - _ / #, 512 at most
   */
  readonly name?: string;
  /**
   * Where AWS writes it: `s3` is the bucket of `telemetry.trafficLogs`, at half the price and without a log group, so that no alarm, no
   * metric filter and no query of Logs Insights looks at it. For flow logs, DNS queries and WAF's logs.
   * @default cloudWatchLogs
   */
  readonly to?: "cloudWatchLogs" | "s3";
  /** How containers' logs come there; of ECS services. */
  readonly containers?: ContainerLogInput;
}

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
  managed: boolean().default(true),
  retention: z.number(expects("a number of days")).optional(),
  monitoring: boolean().default(true),
  archive: boolean().optional(),
  adopt: adoption("events", "never", z.number()),
  audit: boolean().optional(),
  existingSubscriptionFilters: integer(0, 2, "subscription filters").default(0),
  logClass: oneOf(["STANDARD", "INFREQUENT_ACCESS"]).default("STANDARD"),
  mask: maskSchema().optional(),
};

const withRetentionRule = <Schema extends z.ZodType>(schema: Schema) =>
  checked(schema, (value, report) => {
    const { retention, monitoring } = value as { retention?: unknown; monitoring?: unknown };
    const problem = retentionProblem(retention, monitoring !== false);
    if (problem) report(["retention"], problem);
    checkOfOthers(value as Partial<LogGroupSettings>, report);
  });

/** What is set where a log group is made. */
function checkOfOthers({ managed, adopt, logClass, mask }: Partial<LogGroupSettings>, report: Report): void {
  const elsewhere = managed === false ? "who manages the log group sets it" : undefined;
  if (logClass === "INFREQUENT_ACCESS" && elsewhere)
    report(["logClass"], `${show(logClass)}: ${elsewhere}; leave it out`);
  const replaced =
    adopt === undefined ? undefined : "its owner's data protection policy, if there is one, would be lost";
  if (mask !== undefined && mask.length > 0 && (elsewhere ?? replaced))
    report(["mask"], `${elsewhere ?? replaced}; leave it out`);
}

export const logGroupSchema = withRetentionRule(
  object({
    name: logGroupName(),
    ...settings,
  }),
);

const logSource = withRetentionRule(
  object({
    name: logGroupName().optional(),
    to: oneOf(["cloudWatchLogs", "s3"]).default("cloudWatchLogs"),
    containers: containerLogSchema.optional(),
    ...settings,
  }),
);

/** What is said of the log group of a log that goes to S3, and has none. */
export const logSourceSchema = checked(logSource, (value, report) => {
  if (value.to !== "s3") return;
  const { managed, monitoring, existingSubscriptionFilters, logClass, ...others } = value;
  const { name, retention, archive, adopt, audit, mask } = others;
  const said = {
    name,
    retention,
    archive,
    adopt,
    audit,
    mask,
    ...(logClass === "INFREQUENT_ACCESS" && { logClass }),
    ...(managed === false && { managed }),
    ...(monitoring === false && { monitoring }),
    ...(existingSubscriptionFilters !== 0 && { existingSubscriptionFilters }),
  };
  for (const [setting, given] of Object.entries(said))
    if (given !== undefined)
      report([setting], 'is of a log group, and a log that goes to: "s3" has none; leave one of the two out');
});

export type LogGroupSettings = z.output<typeof logSourceSchema>;
