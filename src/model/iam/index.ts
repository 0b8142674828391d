export { arnOf, bucketArnOf, partitionOf, principalOf, rootOf, viaService, type Place } from "./place.js";
export { policy, serviceTrust, trust, type Statement } from "./policy.js";
