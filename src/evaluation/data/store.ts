import type { Problems } from "../errors.js";
import { parseStatistic } from "../statistics/parse.js";
import type { MetricStat } from "../types.js";
import { merge, toEntries } from "./entries.js";
import { metricKey, metricText, type MetricSeries } from "./series.js";
import { type Joining, Windows } from "./windows.js";

/** Where an alarm's bins begin, and how many there are. */
export interface Extent {
  readonly origin: number;
  readonly bin: number;
  readonly bins: number;
}

/** The series by metric. Finds what an alarm's metric is made of, and says where there is nothing, or nothing that fits. */
export class SeriesStore {
  readonly #byMetric = new Map<string, { readonly series: MetricSeries; readonly index: number }[]>();
  readonly #used = new Set<number>();
  readonly notes = new Set<string>();

  constructor(private readonly all: readonly MetricSeries[]) {
    for (const [index, series] of all.entries()) {
      const key = metricKey(series);
      const same = this.#byMetric.get(key);
      if (same) same.push({ series, index });
      else this.#byMetric.set(key, [{ series, index }]);
    }
  }

  /** Values that are a statistic already do not say how many samples they are of. */
  windows(
    metric: MetricStat,
    extent: Extent,
    delay: number,
    problems: Problems,
  ): { windows: Windows; samplesKnown: boolean } {
    const { origin, bin, bins } = extent;
    const { parts, joining } = this.#fitting(metric);
    for (const { index } of parts) this.#used.add(index);
    const to = origin + bins * bin;
    const entries = parts.map(({ series, index }) => toEntries(series, `series[${index}]`, origin, to, problems));
    const windows = new Windows(merge(entries), joining, bin, origin, bins, delay);
    return { windows, samplesKnown: parts.every(({ series }) => series.statistic === undefined) };
  }

  /** Series that no alarm reads: often a name that is wrong on one side. */
  unused(): string[] {
    const left = this.all.filter((_, index) => !this.#used.has(index));
    return left.map((series) => `no alarm reads the series of ${metricText(series)}`);
  }

  #fitting(metric: MetricStat) {
    const statistic = parseStatistic(metric.stat);
    if (typeof statistic === "string") throw new TypeError(statistic);
    const named = this.#byMetric.get(metricKey(metric)) ?? [];
    const found = named.filter(({ series }) => !metric.unit || !series.unit || series.unit === metric.unit);
    const ready = found.filter(({ series }) => series.statistic === metric.stat);
    const raw = found.filter(({ series }) => series.statistic === undefined);
    if (ready.length > 0) return { parts: ready, joining: joiningOf(statistic) };
    if (raw.length === 0)
      this.notes.add(`no data for ${metricText(metric)}, ${metric.stat}${lacking(named, found, metric)}`);
    return { parts: raw, joining: statistic };
  }
}

/** Values that are a statistic already. */
function joiningOf(statistic: Joining): Joining {
  if (statistic.kind === "SampleCount") return { kind: "Sum" };
  const joins = ["Average", "Sum", "Minimum", "Maximum"].includes(statistic.kind);
  return joins ? statistic : { kind: "single" };
}

function lacking(
  named: readonly { series: MetricSeries }[],
  found: readonly { series: MetricSeries }[],
  metric: MetricStat,
): string {
  if (named.length === 0) return "";
  if (found.length === 0) return `: its series are not in ${metric.unit}`;
  return `: its series are ${[...new Set(found.map(({ series }) => series.statistic))].join(", ")} already`;
}
