export { PublishError, type Published } from "./publish/index.js";
export { formatGaps, formatKept, formatSummaries, gapsOf, type Gap, type StackSummary } from "./summary.js";
export { synthesize, type Synthesized } from "./synthesize.js";
export type { SynthesizeOptions } from "./options.js";
export { writers, type Form } from "./writers/index.js";
