import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const read = (file: string): Record<string, string>[] =>
  parse(readFileSync(resolve(__dirname, "../../src/model/facts", file)), { columns: true }) as Record<string, string>[];

export interface MetricFact {
  readonly namespace: string;
  readonly metric: string;
  readonly unit: string;
  readonly statistics: readonly string[];
  /** Dimension sets, each as its sorted names joined by `;`. */
  readonly dimensions: readonly string[];
}

/** A set of dimension names in the form of the fact file. */
export const dimensionSet = (names: readonly string[]): string => [...names].sort().join(";") || "-";

export const metricFacts: readonly MetricFact[] = read("metrics.csv").map((row) => ({
  namespace: row.namespace!,
  metric: row.metric!,
  unit: row.unit!,
  statistics: row.statistics!.split(";"),
  dimensions: row.dimensions!.split("|").map((set) => (set === "-" ? set : dimensionSet(set.split(";")))),
}));

export interface RecommendedAlarm {
  readonly service: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: string;
  readonly statistic: string;
  readonly tier: string;
}

/** AWS's recommended alarms; the values of fixed dimensions (`Role=WRITER`) are left out. */
export const recommendedAlarms: readonly RecommendedAlarm[] = read("aws-recommended-alarms.csv").map((row) => ({
  service: row.service!,
  namespace: row.namespace!,
  metric: row.metric!,
  dimensions: dimensionSet(
    row
      .dimensions!.split(";")
      .filter(Boolean)
      .map((name) => name.split("=")[0]!),
  ),
  statistic: row.statistic!,
  tier: row.tier!,
}));
