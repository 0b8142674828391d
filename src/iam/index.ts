export { arnOf, partitionOf, rootOf, type Place } from "./place.js";
export { policy, trust, type Statement } from "./policy.js";
