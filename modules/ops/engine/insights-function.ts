import { lookUp } from "../../../src/model/look-up.js";

/** What the query language calls statistics; it has no percentiles. */
const functions: Readonly<Record<string, string>> = {
  Average: "AVG",
  Maximum: "MAX",
  Minimum: "MIN",
  SampleCount: "COUNT",
  Sum: "SUM",
};

/**
 * The function of Metrics Insights that is a statistic; nothing where there is none.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
 */
export const insightsFunction = (statistic: string): string | undefined => lookUp(functions, statistic);
