export { costsOf, type CostItem, type MonthlyCosts } from "./costs.js";
export { formatCosts } from "./format.js";
