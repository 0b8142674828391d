export { explain, wordsOf, type Explanation } from "./explain.js";
export { formatExplanation } from "./format.js";
