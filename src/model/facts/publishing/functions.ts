import { docs, type PublishingFacts } from "./shape.js";

/** The longest time that a function can run: its data points bear the time of its start. */
const longestRun = 900;

const lambda = {
  namespace: "AWS/Lambda",
  interval: 60,
  page: docs("lambda/latest/dg/monitoring-metrics.html"),
} as const;

/** Lambda, Lambda Insights and Step Functions. */
export const functionPublishing: readonly PublishingFacts[] = [
  {
    ...lambda,
    metrics: ["Duration", "Errors", "Invocations"],
    when: "events",
    delay: longestRun,
    note: "Sent when an invocation ends, with the time at which it began.",
  },
  { ...lambda, metrics: ["IteratorAge"], when: "events", note: "With each batch that is handed to the function." },
  {
    ...lambda,
    metrics: ["Throttles"],
    when: "unknown",
    assumed: { when: "events", because: "a request that is throttled or not is needed for a value" },
  },
  {
    ...lambda,
    metrics: ["AsyncEventsDropped", "DeadLetterErrors", "DestinationDeliveryFailures"],
    when: "unknown",
    note: "Asynchronous invocation.",
    assumed: { when: "nonzero", because: "nothing says that zero is sent" },
  },
  { ...lambda, metrics: ["AsyncEventAge"], when: "events", note: "With each event that is taken from the queue." },
  {
    ...lambda,
    metrics: ["ClaimedAccountConcurrency", "ConcurrentExecutions"],
    when: "unknown",
    assumed: { when: "active", because: "Lambda does not emit sister metrics of functions that receive no requests" },
  },
  {
    namespace: "LambdaInsights",
    metrics: ["cpu_total_time", "memory_utilization", "tmp_used"],
    interval: "unknown",
    when: "events",
    note: "From a log event with each invocation. Managed instances: once a minute.",
    page: docs("AmazonCloudWatch/latest/monitoring/Lambda-Insights-metrics-lambda-functions.html"),
    assumed: { interval: 60, because: "each invocation is a data point of its own" },
  },
  {
    namespace: "AWS/States",
    metrics: ["ExecutionThrottled"],
    interval: "unknown",
    when: "nonzero",
    note: "On a best-effort basis: a data point can come late or not at all.",
    page: docs("step-functions/latest/dg/procedure-cw-metrics.html"),
    assumed: { interval: 60, because: "the page speaks of the data point for a minute" },
  },
  {
    namespace: "AWS/States",
    metrics: ["ExecutionsFailed", "ExecutionsTimedOut"],
    interval: "unknown",
    when: "events",
    note: "On a best-effort basis, more than once at times: a data point can come late or not at all.",
    page: docs("step-functions/latest/dg/procedure-cw-metrics.html"),
    assumed: { interval: 60, because: "the page speaks of the data point for a minute" },
  },
];
