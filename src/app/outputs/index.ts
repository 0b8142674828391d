export { PublishError, type Published } from "./publish/index.js";
export { formatGaps, gapsOf, GapsError, type Gap, type GapsOption } from "./gaps.js";
export { formatKept, formatSummaries, type StackSummary } from "./summary.js";
export { synthesize, type Synthesized } from "./synthesize.js";
export type { SynthesizeOptions } from "./options.js";
export { writers, type Form } from "./writers/index.js";
