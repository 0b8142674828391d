export { PublishError, type Published } from "./publish/index.js";
export { formatGaps, formatKept, formatSummaries, type StackSummary } from "./summary.js";
export { synthesize, type SynthesizeOptions, type Synthesized } from "./synthesize.js";
