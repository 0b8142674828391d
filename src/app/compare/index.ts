export { compareEnvironments, type Comparison, type Difference } from "./compare.js";
export { formatComparison } from "./format.js";
