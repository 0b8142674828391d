export { PublishError } from "./errors.js";
export { stackOf, type Published } from "./plan.js";
export { publish, type PublishOptions } from "./publish.js";
export { discard, making, makeStaging, type Staging } from "./staging.js";
