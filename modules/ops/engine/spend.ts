import type { Environment, Routed } from "../../../src/model/environment/index.js";
import type { Budget, CostAnomalies } from "../../../src/model/environment/spend.js";
import { awsName } from "../../../src/model/names/index.js";

/** Who is told of costs. What tells it is the account's, and has no region: it publishes to a topic of the environment's. */
interface Told extends Routed {
  /** What it is called where it is told of. */
  readonly id: string;
  readonly region: string;
}

/** A budget of AWS Budgets. */
export interface PlannedBudget extends Told, Omit<Budget, "route"> {
  readonly by: "budgets";
  readonly key: string;
  readonly name: string;
}

/** The subscription to the anomalies of a monitor, which is made where none is given. */
export interface PlannedCostAnomalies extends Told, Omit<CostAnomalies, "route"> {
  readonly by: "costAnomalies";
  readonly name: string;
  readonly monitorName: string;
}

/** What tells of the account's costs, besides alarms of the catalogue. */
export type PlannedSpend = PlannedBudget | PlannedCostAnomalies;

export function resolveSpend(environment: Environment): PlannedSpend[] {
  const { budgets = {}, anomalies } = environment.alarms.spend ?? {};
  const told = { severity: "warn", region: environment.region } as const;
  return [
    ...Object.entries(budgets).map(([key, budget]): PlannedBudget => ({
      by: "budgets",
      id: `spend.budgets.${key}`,
      key,
      name: awsName("budget", environment, "spend", key),
      ...told,
      ...budget,
    })),
    ...(anomalies
      ? [
          {
            by: "costAnomalies",
            id: "spend.anomalies",
            name: awsName("anomalySubscription", environment, "spend"),
            monitorName: awsName("anomalyMonitor", environment, "spend"),
            ...told,
            ...anomalies,
          } as const,
        ]
      : []),
  ];
}
