export { CostAnomalies, type CostAnomaliesProps } from "./cost-anomalies.js";
export { MonthlyBudget, type MonthlyBudgetProps } from "./monthly-budget.js";
