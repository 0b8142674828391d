/** The public face of `unyo/evaluation`: what a CloudWatch alarm does with given data. Pure; needs no environment. */
export { evaluateState, type StateInput } from "./state.js";
export { assumptionLines, defaultAssumptions, type Assumptions } from "./assumptions.js";
export { EvaluationError } from "./errors.js";
export type { Band } from "./comparison.js";
export type * from "./types.js";
