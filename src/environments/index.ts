export { dev } from "./dev.js";
export { prod } from "./prod.js";
export { stg } from "./stg.js";
