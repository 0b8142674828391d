import { arn, everywhere, grant, type Permissions } from "./permission.js";

const budget = arn("budgets", "budget/{name}", { region: "" });
const monitor = arn("ce", "anomalymonitor/*", { region: "" });
const subscription = arn("ce", "anomalysubscription/*", { region: "" });
const tags = "ListTagsForResource TagResource UntagResource";

/**
 * Budgets, and anomalies of costs, whose ids AWS makes.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbudgetservice.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscostexplorerservice.html
 */
export const spend: Permissions = {
  aws_budgets_budget: { arn: budget, grants: [grant("budgets", `ViewBudget ModifyBudget ${tags}`, budget)] },
  aws_ce_anomaly_monitor: {
    arn: monitor,
    grants: [
      grant("ce", "CreateAnomalyMonitor", everywhere),
      grant("ce", `GetAnomalyMonitors UpdateAnomalyMonitor DeleteAnomalyMonitor ${tags}`, monitor),
    ],
  },
  aws_ce_anomaly_subscription: {
    arn: subscription,
    grants: [
      grant("ce", "CreateAnomalySubscription", everywhere),
      grant("ce", `GetAnomalySubscriptions UpdateAnomalySubscription DeleteAnomalySubscription ${tags}`, subscription),
    ],
  },
};
