export type { LoggedWebAcl } from "./folders.js";
export { TrafficLogBucket, type TrafficLogBucketProps } from "./traffic-log-bucket.js";
export type { TrafficLogWriters } from "./statements.js";
export { TrafficLogTables, type TrafficLogTablesProps } from "./traffic-log-tables.js";
