export { CloudtrailTrail, type CloudtrailTrailProps, type TrailDelivery } from "./cloudtrail-trail.js";
