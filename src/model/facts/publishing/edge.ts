import { docs, type PublishingFacts } from "./shape.js";

const cloudfront = docs("AmazonCloudFront/latest/DeveloperGuide/viewing-cloudfront-metrics.html");
const rest = docs("apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html");
const http = docs("apigateway/latest/developerguide/http-api-metrics.html");
const webSocket = docs("apigateway/latest/developerguide/apigateway-websocket-api-logging.html");

const needsRequest = {
  when: "events",
  because: "counters and times of requests have nothing to tell without one",
} as const;

/** What users meet first: API Gateway, CloudFront, WAF, Route 53, certificates, canaries, user pools. */
export const edgePublishing: readonly PublishingFacts[] = [
  {
    namespace: "AWS/ApiGateway",
    metrics: ["4XXError", "5XXError", "Count", "IntegrationLatency", "Latency"],
    interval: 60,
    when: "unknown",
    note: "By method or route only with detailed metrics enabled.",
    page: rest,
    assumed: needsRequest,
  },
  {
    namespace: "AWS/ApiGateway",
    metrics: ["4xx", "5xx"],
    interval: 60,
    when: "unknown",
    page: http,
    assumed: needsRequest,
  },
  {
    namespace: "AWS/ApiGateway",
    metrics: ["ClientError", "ExecutionError", "MessageCount"],
    interval: "unknown",
    when: "unknown",
    page: webSocket,
    assumed: {
      ...needsRequest,
      interval: 60,
      because: "the page refers to that of REST APIs, which are sent every minute",
    },
  },
  {
    namespace: "AWS/CloudFront",
    metrics: ["5xxErrorRate", "OriginLatency", "Requests"],
    interval: 60,
    when: "unknown",
    note: "Totals at 1-minute granularity; the latency only with additional metrics turned on.",
    page: cloudfront,
    assumed: needsRequest,
  },
  {
    namespace: "AWS/CloudFront",
    metrics: ["FunctionExecutionErrors", "FunctionThrottles", "FunctionValidationErrors"],
    interval: "unknown",
    when: "unknown",
    note: "Only for functions in the LIVE stage that run for production requests.",
    page: cloudfront,
    assumed: { interval: 60, when: "nonzero", because: "as the distribution's; nothing says that zero is sent" },
  },
  {
    namespace: "AWS/WAFV2",
    metrics: ["BlockedRequests"],
    interval: 60,
    when: "nonzero",
    page: docs("waf/latest/developerguide/monitoring-cloudwatch.html"),
  },
  {
    namespace: "AWS/Route53",
    metrics: ["HealthCheckStatus"],
    interval: 60,
    when: "always",
    note: "From when the health check is created. AWS speaks of several minutes from failure to notice.",
    page: docs("Route53/latest/DeveloperGuide/monitoring-cloudwatch.html"),
  },
  {
    namespace: "AWS/CertificateManager",
    metrics: ["DaysToExpiry"],
    interval: 43_200,
    when: "always",
    note: "Twice a day until the certificate expires, then no more.",
    page: docs("acm/latest/userguide/cloudwatch-metrics.html"),
  },
  {
    namespace: "CloudWatchSynthetics",
    metrics: ["SuccessPercent"],
    interval: "unknown",
    when: "events",
    note: "With each run: as often as the canary's schedule says.",
    page: docs("AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_metrics.html"),
    assumed: {
      interval: 60,
      because: "a canary runs once a minute at most; an alarm takes its period from the schedule",
    },
  },
  {
    namespace: "AWS/Cognito",
    metrics: ["FederationThrottles", "SignInThrottles", "SignUpThrottles", "TokenRefreshThrottles"],
    interval: "unknown",
    when: "nonzero",
    note: "A count of 1 whenever a request is throttled.",
    page: docs("cognito/latest/developerguide/metrics-for-cognito-user-pools.html"),
    assumed: { interval: 60, because: "each throttled request is a data point of its own" },
  },
];
