export type { LoggedWebAcl } from "./folders.js";
export { TrafficLogBucket, type TrafficLogBucketProps, type TrafficLogWriters } from "./traffic-log-bucket.js";
export { TrafficLogTables, type TrafficLogTablesProps } from "./traffic-log-tables.js";
