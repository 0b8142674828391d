export { arnOf, bucketArnOf, partitionOf, rootOf, type Place } from "./place.js";
export { policy, serviceTrust, trust, type Statement } from "./policy.js";
