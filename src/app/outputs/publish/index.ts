export { PublishError } from "./errors.js";
export type { Published } from "./plan.js";
export { publish, type PublishOptions } from "./publish.js";
export { discard, makeStaging, type Staging } from "./staging.js";
