export { formatGaps, formatSummaries, type StackSummary } from "./summary.js";
export { synthesize } from "./synthesize.js";
export type { SynthesizeOptions } from "./options.js";
export type { Form } from "./writers/index.js";
