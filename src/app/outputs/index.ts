export { formatGaps, formatKept, formatSummaries, type StackSummary } from "./summary.js";
export { synthesize, type Synthesized } from "./synthesize.js";
export { PublishError, type Published } from "./publish/index.js";
export type { SynthesizeOptions } from "./options.js";
export type { Form } from "./writers/index.js";
