export { explainComposites, wordsOfComposite, type CompositeExplanation } from "./composite.js";
export { explain, wordsOf, type Explanation } from "./explain.js";
export { formatComposite, formatExplanation, formatLevel } from "./format.js";
export { explainLevels, wordsOfLevel, type LevelExplanation } from "./service-level.js";
