import { Construct } from "constructs";
import type { CostPublisher } from "../../../modules/ops/notification/cost-publishers.js";
import { routeOf, type ActionsByRegion } from "../../../modules/ops/notification/route.js";
import type { PlannedSpend } from "../../../modules/ops/alarms/index.js";
import { routeNameOf } from "../../model/environment/index.js";
import { modules } from "./ops-modules.js";

/** Budgets and anomalies of costs: AWS looks whether it may publish to a topic as soon as they are made. */
export function addSpend(scope: Construct, spend: readonly PlannedSpend[], regions: ActionsByRegion): void {
  const budgets = new Construct(scope, "budgets");
  for (const one of spend) {
    const { topicArn, openTopicArn = topicArn } = routeOf(regions, one);
    if (one.by === "budgets") {
      const { key, name, limit, actual, forecasted, costAllocationTag } = one;
      new modules.MonthlyBudget(budgets, key, {
        name,
        limit,
        actual,
        forecasted,
        costAllocationTag,
        topicArn: openTopicArn,
      });
    } else {
      const { name, monitorName, monitorArn, totalImpact, totalImpactPercentage } = one;
      const told = { monitorArn, totalImpact, totalImpactPercentage, topicArn: openTopicArn };
      new modules.CostAnomalies(scope, "cost_anomalies", { name, monitorName, ...told });
    }
  }
}

/** What tells topics of costs, by the routes that they are of. */
export function costsTold(spend: readonly PlannedSpend[], region: string, routes: readonly string[]): CostPublisher[] {
  const told = spend.filter((one) => one.region === region && routes.includes(routeNameOf(one)));
  return [...new Set(told.map(({ by }) => by))].sort();
}
