export { CloudtrailTrail, type CloudtrailTrailProps } from "./cloudtrail-trail.js";
