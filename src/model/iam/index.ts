export { arnOf, bucketArnOf, partitionOf, principalOf, viaService, type Place } from "./place.js";
export { keyPolicy, policy, serviceTrust, trust, type Statement } from "./policy.js";
