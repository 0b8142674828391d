export { explain, wordsOf, type Explanation } from "./explain.js";
export { formatExplanation, formatLevel } from "./format.js";
export { explainLevels, wordsOfLevel, type LevelExplanation } from "./service-level.js";
