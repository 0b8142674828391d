import { metricKey, metricText, type RegularSeries } from "../data/series.js";
import { isRead } from "../metric/evaluate.js";
import type { MetricAlarm, MetricStat } from "../types.js";

/** Statistics whose values of short periods make those of longer ones, the mean of means as well as can be. */
const joins = ["Average", "Sum", "Minimum", "Maximum", "SampleCount"];

/** Which histories there are, by metric. */
export class History {
  readonly #byMetric = new Map<string, RegularSeries[]>();

  constructor(series: readonly RegularSeries[]) {
    for (const one of series) {
      const key = metricKey(one);
      this.#byMetric.set(key, [...(this.#byMetric.get(key) ?? []), one]);
    }
  }

  /** Why an alarm cannot be judged by the histories, if so: what to ask GetMetricData for. */
  lacks(alarm: MetricAlarm): string | undefined {
    const read = alarm.queries.filter(({ id }) => isRead(alarm, id));
    const lacking = read.flatMap(({ metric }) => (metric ? (this.#lacks(metric) ?? []) : []));
    return lacking.length > 0 ? [...new Set(lacking)].join("; ") : undefined;
  }

  #lacks(metric: MetricStat): string | undefined {
    const { stat, period, unit } = metric;
    const text = `${metricText(metric)}, ${stat}`;
    const named = (this.#byMetric.get(metricKey(metric)) ?? []).filter(
      (one) => !unit || !one.unit || one.unit === unit,
    );
    if (named.length === 0) return `no history of ${text}`;
    const fitting = named.filter(({ statistic }) => statistic === stat || statistic === undefined);
    if (fitting.length === 0) {
      const others = [...new Set(named.map(({ statistic }) => statistic))].join(", ");
      return `no history of ${text}: its histories are ${others}`;
    }
    const coarse = fitting.find((one) => period % one.period !== 0);
    if (coarse) return `the history of ${text} has periods of ${coarse.period} s, the alarm of ${period} s`;
    const apart = fitting.find((one) => one.statistic !== undefined && !joins.includes(stat) && one.period !== period);
    if (apart) return `the history of ${text} has periods of ${apart.period} s, which do not make one of ${period} s`;
    return undefined;
  }
}
