import * as z from "zod";
import { arn, checked, expects, matching, number, object, positive, record } from "../schema/fields.js";
import { routeName } from "./routes.js";

/** A tag by which a budget counts. */
export interface CostAllocationTagInput {
  /**
   * Its key, of tags of one's own, such as `System`. Only a cost allocation tag that is activated counts: with any other one the budget stays
   * at zero, and nobody is told.
   * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html
   */
  readonly key: string;
  /** Its values, one at least: what has one of them counts. */
  readonly values: readonly string[];
}

/** What a month may cost, and when somebody is told. */
export interface BudgetInput {
  /**
   * US dollars that a month may cost, by AWS Budgets; a month begins at its first day, 0:00 UTC.
   * @limits above 0
   * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html
   */
  readonly limit: number;
  /**
   * Percentages of the limit: told when what the month has cost is above one.
   * @default [80, 100]
   * @limits above 0, 1000000 at most
   * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Notification.html
   */
  readonly actual?: readonly number[];
  /**
   * Percentages of the limit: told when what the month is forecast to cost is above one. AWS needs some five weeks of usage before it
   * forecasts.
   * @default [100]
   * @limits above 0, 1000000 at most
   * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-best-practices.html
   */
  readonly forecasted?: readonly number[];
  /**
   * Counts what has a tag.
   * @default everything in the account counts, whatever environment it is of
   */
  readonly costAllocationTag?: CostAllocationTagInput;
  /**
   * The route that its notices go by, in the environment's region.
   * @default warn
   * @limits a key of alarms.routes.others, or a severity
   */
  readonly route?: string;
}

/** Anomalies of costs that somebody is told of, service by service. */
export interface CostAnomaliesInput {
  /**
   * US dollars by which costs are above what was expected, or more. With both this and a percentage, an anomaly is told that has both. One of
   * the two at least.
   * @default an anomaly of any amount
   * @limits from 0 to 10000000000
   * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_AnomalySubscription.html
   */
  readonly totalImpact?: number;
  /**
   * Percent by which costs are above what was expected, or more.
   * @default an anomaly of any share
   * @limits from 0 to 10000000000
   */
  readonly totalImpactPercentage?: number;
  /**
   * The account's monitor of AWS services, where it has one: it stays as it is. An account has one at most, and many were given one by AWS:
   * `aws ce get-anomaly-monitors` shows it.
   * @default one is made
   * @see https://aws.amazon.com/aws-cost-management/aws-cost-anomaly-detection/faqs/
   */
  readonly monitorArn?: string;
  /**
   * The route that its notices go by, in the environment's region.
   * @default warn
   * @limits a key of alarms.routes.others, or a severity
   */
  readonly route?: string;
}

/** What the account costs, and who is told of it. What `npx unyo check` works out stands in `costs`. */
export interface SpendInput {
  /**
   * US dollars that AWS charges the account for the month: a warning when the estimate of CloudWatch is above. Somebody has to switch on
   * "Receive CloudWatch billing alerts" once, which Terraform cannot; without it the alarm has no data.
   * @default there is no such alarm
   * @limits above 0
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html
   */
  readonly estimatedCharges?: number;
  /**
   * Budgets, by a short stable key.
   * @default {}
   */
  readonly budgets?: Readonly<Record<string, BudgetInput>>;
  /**
   * AWS Cost Anomaly Detection.
   * @default nobody is told of anomalies
   */
  readonly anomalies?: CostAnomaliesInput;
}

/** AWS's reference says five in one place and ten in another: five are taken in any case. */
const mostNotifications = 5;

const most = 1_000_000;
const percentages = "percentages of the limit: above 0, 1000000 at most";
const percentage = number(
  percentages,
  z.refine((value) => value > 0 && value <= most, expects(percentages)),
);

/** AWS's own example has 80 % of what was spent. */
export const budgetDefaults = { actual: [80, 100], forecasted: [100] };

const thresholds = (usual: readonly number[]) =>
  checked(z.array(percentage, expects(percentages)), (given, report) => {
    (given as unknown[]).forEach((value, index) => {
      if ((given as unknown[]).indexOf(value) < index) report([index], `${String(value)} is there already`);
    });
  }).default([...usual]);

const tagText = (what: string) =>
  `${what} of a tag that does not begin with aws:, of letters, digits, spaces and _ . : / = + - @`;
const tagKey = matching(/^(?!aws:)[\p{L}\p{N}\p{Z}_.:/=+\-@]{1,128}$/u, tagText("a key"));
const tagValue = matching(/^[\p{L}\p{N}\p{Z}_.:/=+\-@]{1,256}$/u, tagText("a value"));

export const budgetSchema = checked(
  object({
    limit: positive("US dollars in a month, above 0"),
    actual: thresholds(budgetDefaults.actual),
    forecasted: thresholds(budgetDefaults.forecasted),
    costAllocationTag: object({
      key: tagKey,
      values: z
        .array(tagValue, expects("a list of values of a tag"))
        .refine((values) => values.length > 0, { error: "is empty: nothing would count; give one value at least" }),
    }).optional(),
    route: routeName().optional(),
  }),
  ({ actual, forecasted }, report) => {
    if (!Array.isArray(actual) || !Array.isArray(forecasted)) return;
    const count = actual.length + forecasted.length;
    if (count === 0) report(["actual"], "is empty, and so is forecasted: nobody would be told; give one of the two");
    if (count > mostNotifications) {
      const message = `holds ${count} percentages with those of forecasted; a budget takes ${mostNotifications} notifications: give the others to a further budget`;
      report(["actual"], message);
    }
  },
);

const impactRange = "from 0 to 10000000000";
const impact = (what: string) => {
  const right = `${what}: ${impactRange}`;
  return number(
    right,
    z.refine((value) => value >= 0 && value <= 10_000_000_000, expects(right)),
  );
};

export const costAnomaliesSchema = checked(
  object({
    totalImpact: impact("US dollars").optional(),
    totalImpactPercentage: impact("percent").optional(),
    monitorArn: arn("ce", "an anomaly monitor").optional(),
    route: routeName().optional(),
  }),
  ({ totalImpact, totalImpactPercentage }, report) => {
    if (totalImpact !== undefined || totalImpactPercentage !== undefined) return;
    report(["totalImpact"], "is required, or totalImpactPercentage, or both: they say which anomalies are told");
  },
);

export const spendSchema = checked(
  object({
    estimatedCharges: positive("US dollars in a month, above 0").optional(),
    budgets: record(budgetSchema, "budgets").default({}),
    anomalies: costAnomaliesSchema.optional(),
  }),
  ({ estimatedCharges, budgets, anomalies }, report) => {
    if (estimatedCharges === undefined && anomalies === undefined && Object.keys(budgets ?? {}).length === 0)
      report(
        [],
        "says nothing that anybody would be told of: give budgets, anomalies or estimatedCharges, or leave it out",
      );
  },
);

export type Budget = z.output<typeof budgetSchema>;
export type CostAnomalies = z.output<typeof costAnomaliesSchema>;
