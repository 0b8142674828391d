import { isPercentile, isStatistic, show, type Issue, type Severity } from "../../../src/model/environment/index.js";
import { validStatisticsOf } from "../../../src/model/facts/valid-statistics.js";
import type { ComparisonOperator } from "./alarm.js";
import { comparisonOf } from "./comparison.js";
import { insightsFunction } from "./insights-function.js";
import { loose, type Loose } from "./loose.js";
import type { Row } from "./row.js";
import { orderProblem } from "./threshold-order.js";

/** A statistic is one of a metric; a guard against few samples needs something to count. */
export function checkMeasure(path: readonly string[], row: Row<unknown>, change: Loose, general: Loose): Issue[] {
  const issues: Issue[] = [];
  if (change.statistic !== undefined && row.math !== undefined) {
    const message = `${show(change.statistic)} is for an alarm on one metric; this one works with ${Object.keys(row.metrics).length} metrics in an expression`;
    issues.push({ path: [...path, "statistic"], message });
  }
  issues.push(...checkStatistic([...path, "statistic"], row, change.statistic));
  if (typeof change.statistic === "string" && row.across && insightsFunction(change.statistic) === undefined) {
    const message = `${show(change.statistic)} is no statistic of a query over several metrics, which this alarm looks with`;
    issues.push({ path: [...path, "statistic"], message });
  }
  const leastSamples = change.leastSamples ?? general.leastSamples;
  // What a target changes is held against what is said of all targets, too.
  const word = (["leastSamples", "anomalyBand", "statistic"] as const).find((one) => change[one] !== undefined);
  if (leastSamples === undefined || word === undefined || typeof row.math === "object") return issues;
  const at = [...path, word];
  const statistic = change.statistic ?? general.statistic ?? (row.metric ?? row.log)?.statistic;
  if (row.math !== undefined || typeof statistic !== "string" || !isPercentile(statistic)) {
    const message =
      word === "statistic"
        ? `${show(statistic)} is no percentile, which leastSamples (${show(leastSamples)}) is for; leave one of the two out`
        : "this alarm looks at no rate that is guarded, and at no percentile; leave it out";
    issues.push({ path: at, message });
  } else if (!comparisonOf(row).operator.startsWith("Greater")) {
    issues.push({
      path: at,
      message: "few samples would stand for zero, and zero is what this alarm tells of; leave it out",
    });
  } else if ((change.anomalyBand ?? general.anomalyBand) !== undefined) {
    issues.push({
      path: at,
      message: "a band is learned from the metric as it is; give thresholds instead of anomalyBand",
    });
  }
  return issues;
}

/** CloudWatch takes an alarm on a statistic that the metric has not, and it never says what was meant. */
function checkStatistic(path: readonly string[], { metric }: Row<unknown>, statistic: unknown): Issue[] {
  const valid = metric && validStatisticsOf(metric);
  if (!valid || !isStatistic(statistic)) return [];
  if (valid.some((one) => one === (isPercentile(statistic) ? "p" : statistic))) return [];
  const words = valid.map((one) => (one === "p" ? "percentiles" : one)).join(", ");
  return [{ path, message: `${show(statistic)} is no valid statistic of ${metric.name}; AWS lists ${words}` }];
}

/** CloudWatch learns a band from a metric, and only what follows traffic has a rhythm that can be learned. */
export function checkBand(path: readonly string[], { across, followsTraffic }: Row<unknown>, change: Loose): Issue[] {
  if (change.anomalyBand === undefined) return [];
  const at = [...path, "anomalyBand"];
  if (across) return [{ path: at, message: "a query over several metrics has no band; give thresholds instead" }];
  if (!followsTraffic)
    return [{ path: at, message: "this alarm's metric does not follow traffic; give thresholds instead" }];
  const number = Object.values(loose(change.thresholds)).find((value) => typeof value === "number");
  return number === undefined
    ? []
    : [{ path: at, message: `stands beside a threshold (${show(number)}); give one of the two` }];
}

export function checkRange(path: readonly string[], row: Row<unknown>, thresholds: Loose): Issue[] {
  const unit = row.log?.unit ?? row.metric?.unit ?? row.unit;
  return Object.entries(thresholds)
    .filter(([, value]) => unit === "Percent" && typeof value === "number" && (value < 0 || value > 100))
    .map(([severity, value]) => ({
      path: [...path, "thresholds", severity],
      message: `${show(value)} is not a percentage from 0 to 100`,
    }));
}

/** `error` is the worse of two thresholds; the other way round, `warn` would never be the first to tell. */
export function checkOrder(path: readonly string[], operator: ComparisonOperator, thresholds: Loose): Issue[] {
  const { error, warn } = thresholds as Partial<Record<Severity, unknown>>;
  if (typeof error !== "number" || typeof warn !== "number") return [];
  const right = orderProblem(operator, warn, error);
  if (right === undefined) return [];
  const message = `${show(warn)} is not ${right} thresholds.error (${show(error)}), so it would not be the earlier warning`;
  return [{ path: [...path, "thresholds", "warn"], message }];
}
