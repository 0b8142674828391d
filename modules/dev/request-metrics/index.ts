export { CloudfrontMetrics, type CloudfrontMetricsProps } from "./cloudfront-metrics.js";
export { S3RequestMetrics, type S3RequestMetricsProps } from "./s3-request-metrics.js";
