import type { ComparisonOperator, MetricAlarm, MetricQuery, MetricStat } from "../../../src/evaluation/index.js";
import { alike } from "./alike.js";

/** An alarm in which one thing is other than its row says. */
export interface Mutant {
  /** `threshold 80 → 88` */
  readonly change: string;
  readonly alarm: MetricAlarm;
}

/** A change of an alarm that means the same, and why. */
export interface Equivalent extends Mutant {
  readonly reason: string;
}

/** Every small mistake that could be made in a row, one at a time; those that mean the same are none. */
export const mutantsOf = (alarm: MetricAlarm): readonly Mutant[] =>
  changesOf(alarm).filter((mutant) => alike(alarm, mutant.alarm) === undefined);

/** The same changes, of those that mean the same. */
export const equivalentsOf = (alarm: MetricAlarm): readonly Equivalent[] =>
  changesOf(alarm).flatMap((mutant) => {
    const reason = alike(alarm, mutant.alarm);
    return reason === undefined ? [] : [{ ...mutant, reason }];
  });

const changesOf = (alarm: MetricAlarm): readonly Mutant[] =>
  [thresholds, comparisons, windows, periods, statistics, missingData, metrics, expressions].flatMap((change) =>
    change(alarm),
  );

function thresholds(alarm: MetricAlarm): Mutant[] {
  return otherThresholds(alarm).map((threshold) => ({
    change: `threshold ${alarm.threshold} → ${threshold}`,
    alarm: { ...alarm, threshold },
  }));
}

function otherThresholds({ threshold = 0 }: MetricAlarm): number[] {
  // Of few things there is one more or one less, and nothing between them.
  if (Number.isInteger(threshold) && Math.abs(threshold) < 5) return [threshold - 1, threshold + 1];
  return [0.5, 0.9, 1.1, 2].map((factor) => threshold * factor);
}

const neighbours: Readonly<Partial<Record<ComparisonOperator, readonly ComparisonOperator[]>>> = {
  GreaterThanThreshold: ["GreaterThanOrEqualToThreshold", "LessThanThreshold"],
  GreaterThanOrEqualToThreshold: ["GreaterThanThreshold", "LessThanOrEqualToThreshold"],
  LessThanThreshold: ["LessThanOrEqualToThreshold", "GreaterThanThreshold"],
  LessThanOrEqualToThreshold: ["LessThanThreshold", "GreaterThanOrEqualToThreshold"],
};

const comparisons = (alarm: MetricAlarm): Mutant[] =>
  (neighbours[alarm.comparisonOperator] ?? []).map((comparisonOperator) => ({
    change: `${alarm.comparisonOperator} → ${comparisonOperator}`,
    alarm: { ...alarm, comparisonOperator },
  }));

function windows(alarm: MetricAlarm): Mutant[] {
  const { evaluationPeriods: n, datapointsToAlarm: m = n } = alarm;
  const others = [
    [m - 1, n],
    [m + 1, n],
    [m, n - 1],
    [m, n + 1],
    [m + 1, n + 1],
    [m - 1, n - 1],
  ] as const;
  return others
    .filter(([datapoints, periods]) => datapoints > 0 && datapoints <= periods)
    .map(([datapointsToAlarm, evaluationPeriods]) => ({
      change: `${m} of ${n} → ${datapointsToAlarm} of ${evaluationPeriods}`,
      alarm: { ...alarm, datapointsToAlarm, evaluationPeriods },
    }));
}

/** The lengths that rows choose from, and no alarm over more than a week. */
const lengths = [60, 300, 900, 3600, 86_400];

function periods(alarm: MetricAlarm): Mutant[] {
  const period = alarm.queries.find(({ metric }) => metric)!.metric!.period;
  const at = lengths.indexOf(period);
  return [lengths[at - 1], lengths[at + 1]]
    .filter((other) => other !== undefined && other * alarm.evaluationPeriods <= 7 * 86_400)
    .map((other) => ({
      change: `period ${period} → ${other}`,
      alarm: withMetrics(alarm, (metric) => ({ ...metric, period: other! })),
    }));
}

const allStatistics = ["Average", "Sum", "Minimum", "Maximum", "SampleCount", "p50"];

const statistics = (alarm: MetricAlarm): Mutant[] =>
  alarm.queries.flatMap(({ id, metric }) =>
    allStatistics
      .filter((stat) => metric && stat !== metric.stat)
      .map((stat) => ({
        change: `${id}: ${metric?.stat} → ${stat}`,
        alarm: withMetrics(alarm, (one, query) => (query.id === id ? { ...one, stat } : one)),
      })),
  );

const policies = ["breaching", "notBreaching", "ignore", "missing"] as const;

const missingData = (alarm: MetricAlarm): Mutant[] =>
  policies
    .filter((policy) => policy !== alarm.treatMissingData)
    .map((treatMissingData) => ({
      change: `missing data ${alarm.treatMissingData} → ${treatMissingData}`,
      alarm: { ...alarm, treatMissingData },
    }));

/** Another metric, and another resource: in each metric of the alarm. */
function metrics(alarm: MetricAlarm): Mutant[] {
  return alarm.queries.flatMap(({ id, metric }) => {
    if (!metric) return [];
    const [first] = Object.keys(metric.dimensions ?? {});
    const changed = (change: string, other: MetricStat): Mutant => ({
      change: `${id}: ${change}`,
      alarm: withMetrics(alarm, (one, query) => (query.id === id ? other : one)),
    });
    return [
      changed("another metric", { ...metric, metricName: `${metric.metricName}2` }),
      ...(first === undefined
        ? []
        : [
            changed("another resource", { ...metric, dimensions: { ...metric.dimensions, [first]: "other" } }),
            changed(`no ${first}`, { ...metric, dimensions: without(metric.dimensions ?? {}, first) }),
          ]),
    ];
  });
}

/** Numbers, comparisons and operators of metric math, each at each of its places. */
const inExpressions: readonly (readonly [RegExp, string])[] = [
  [/>=/g, ">"],
  [/(?<![=<>])>(?!=)/g, ">="],
  [/ \+ /g, " - "],
  [/ - /g, " + "],
  [/ \/ /g, " * "],
  [/\b100 \* /g, ""],
  [/\b20\b/g, "40"],
  [/\b20\b/g, "5"],
  [/FILL\((\w+), 0\)/g, "$1"],
  [/FILL\((\w+), 0\)/g, "FILL($1, 1)"],
  [/, 0\)$/g, ", 100)"],
];

function expressions(alarm: MetricAlarm): Mutant[] {
  return alarm.queries.flatMap(({ id, expression }) => {
    if (expression === undefined) return [];
    return inExpressions.flatMap(([pattern, replacement]) =>
      [...expression.matchAll(pattern)].map((match) => {
        const found = match[0];
        const put = found.replace(new RegExp(pattern.source), replacement);
        const other = expression.slice(0, match.index) + put + expression.slice(match.index + found.length);
        const queries = alarm.queries.map((query) => (query.id === id ? { ...query, expression: other } : query));
        return { change: `${expression} → ${other}`, alarm: { ...alarm, queries } };
      }),
    );
  });
}

const withMetrics = (
  alarm: MetricAlarm,
  change: (metric: MetricStat, query: MetricQuery) => MetricStat,
): MetricAlarm => ({
  ...alarm,
  queries: alarm.queries.map((query) => (query.metric ? { ...query, metric: change(query.metric, query) } : query)),
});

const without = (record: Readonly<Record<string, string>>, key: string): Record<string, string> =>
  Object.fromEntries(Object.entries(record).filter(([one]) => one !== key));
