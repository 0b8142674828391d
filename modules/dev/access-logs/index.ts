export { AccessLogBucket, type AccessLogBucketProps, type LoadBalancerAccessLogs } from "./access-log-bucket.js";
export { AccessLogTables, type AccessLogTablesProps } from "./access-log-tables.js";
export { CloudfrontAccessLogs, type CloudfrontAccessLogsProps } from "./cloudfront-access-logs.js";
export { S3AccessLogs, type S3AccessLogsProps } from "./s3-access-logs.js";
export type { AccessLogWriters } from "./statements.js";
