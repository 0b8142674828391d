export { formatGaps, formatSummaries, type StackSummary } from "./summary.js";
export { synthesize, type SynthesizeOptions } from "./synthesize.js";
