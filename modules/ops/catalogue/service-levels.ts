import { loadBalancers } from "../../../src/model/inventory/alb.js";
import { httpApis } from "../../../src/model/inventory/http-api.js";
import { lambdaFunctions } from "../../../src/model/inventory/lambda.js";
import { restApis } from "../../../src/model/inventory/rest-api.js";
import { canaries } from "../../../src/model/inventory/synthetics.js";
import { tidy } from "../../../src/model/tidy.js";
import { metrics, type Metric } from "../engine/metric.js";
import type { Counted, Indicator, Indicators } from "../engine/service-levels/indicator.js";
import { byLoadBalancer } from "./alarms/alb.js";
import { restStage, stage } from "./alarms/api-gateway.js";
import { byFunction } from "./alarms/lambda.js";

const alb = metrics("AWS/ApplicationELB");
const api = metrics("AWS/ApiGateway");
const lambda = metrics("AWS/Lambda");

const requests = { en: "requests", ja: "リクエスト" };

/**
 * Failures among requests, by the share of those that were fast enough. CloudWatch has it where it has the raw values, as for
 * percentiles.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
const slow =
  (of: ReturnType<typeof metrics>, [name, unit]: readonly [string, "Seconds" | "Milliseconds"], requests: Metric) =>
  (within: number): Counted => ({
    metrics: { fast: of(name, `PR(:${tidy(unit === "Seconds" ? within : within * 1000)})`, unit), requests },
    failed: "((100 - FILL(fast, 100)) / 100 * FILL(requests, 0))",
    total: "requests",
  });

const albFailed = "(FILL(byTargets, 0) + FILL(byBalancer, 0))";
const albRequests = alb("RequestCount", "Sum", "Count");

/** Of an API of API Gateway, where a request is counted under this name, and a failure under that one. */
const apiIndicator = (failure: string): Pick<Indicator<unknown>, "counted" | "availability" | "latency"> => {
  const count = api("Count", "SampleCount", "Count");
  return {
    counted: requests,
    availability: () => ({
      metrics: { failures: api(failure, "Sum", "Count"), requests: count },
      failed: "FILL(failures, 0)",
      total: "requests",
    }),
    latency: slow(api, ["Latency", "Milliseconds"], count),
  };
};

/** What failures are, and among what, of each kind of target that a service level can be of. */
export const serviceLevelIndicators: Indicators = {
  alb: {
    kind: loadBalancers,
    counted: requests,
    dimensions: byLoadBalancer,
    // What the load balancer answers before it has chosen a target is no request of its count: those that failed are the least there were.
    availability: () => ({
      metrics: {
        byTargets: alb("HTTPCode_Target_5XX_Count", "Sum", "Count"),
        byBalancer: alb("HTTPCode_ELB_5XX_Count", "Sum", "Count"),
        requests: albRequests,
      },
      failed: albFailed,
      total: `IF(FILL(requests, 0) > ${albFailed}, requests, ${albFailed})`,
    }),
    latency: slow(alb, ["TargetResponseTime", "Seconds"], albRequests),
  },
  httpApi: { ...apiIndicator("5xx"), kind: httpApis, dimensions: stage },
  restApi: { ...apiIndicator("5XXError"), kind: restApis, dimensions: restStage },
  lambda: {
    kind: lambdaFunctions,
    counted: { en: "invocations", ja: "呼び出し" },
    dimensions: byFunction,
    // A throttled invocation is neither an invocation nor an error.
    availability: () => ({
      metrics: {
        errors: lambda("Errors", "Sum", "Count"),
        throttles: lambda("Throttles", "Sum", "Count"),
        invocations: lambda("Invocations", "Sum", "Count"),
      },
      failed: "(FILL(errors, 0) + FILL(throttles, 0))",
      total: "(FILL(invocations, 0) + FILL(throttles, 0))",
    }),
    latency: slow(lambda, ["Duration", "Milliseconds"], lambda("Invocations", "Sum", "Count")),
  },
  synthetics: {
    kind: canaries,
    counted: { en: "runs", ja: "実行" },
    dimensions: ({ name }: { readonly name: string }) => ({ CanaryName: name }),
    // AWS has an average of the runs and not their number, which is the schedule's.
    availability: ({ interval }: { readonly interval: number }, seconds) => {
      const runs = tidy(seconds / 60 / interval);
      return {
        metrics: { success: metrics("CloudWatchSynthetics")("SuccessPercent", "Average", "Percent") },
        failed: `((100 - FILL(success, 100)) / 100 * ${runs})`,
        total: String(runs),
      };
    },
    problem: ({ interval }: { readonly interval: number }) =>
      interval > 2
        ? `runs every ${interval} minutes, and five minutes must have two runs at least: give it an interval of 1 or 2`
        : undefined,
  },
};
