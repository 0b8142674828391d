import { AlarmTopic, CostAnomalies, MonthlyBudget, TopicKey } from "unyo/ops";
import type { Construct } from "constructs";

/** A budget of what one system costs, and anomalies of what the account does, told to one topic. */
export const example = (scope: Construct) => {
  const place = { account: "111122223333", region: "ap-northeast-1" };
  const costs = ["budgets", "costAnomalies"] as const;
  const { keyArn } = new TopicKey(scope, "key", { ...place, alias: "shop-costs", costs });
  const { openTopicArn: topicArn } = new AlarmTopic(scope, "costs", {
    ...place,
    name: "shop-costs",
    kmsKeyArn: keyArn,
    receivers: { owners: { email: "owners@example.com" } },
    costs,
  });
  new CostAnomalies(scope, "anomalies", {
    name: "shop",
    monitorName: "shop",
    totalImpact: 100,
    totalImpactPercentage: 40,
    topicArn,
  });
  return new MonthlyBudget(scope, "month", {
    name: "shop-month",
    limit: 2000,
    costAllocationTag: { key: "System", values: ["shop"] },
    topicArn,
  });
};
