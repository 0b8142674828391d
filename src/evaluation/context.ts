import { assume, defaultAssumptions } from "./assumptions.js";
import { checkIdentities, times } from "./check.js";
import type { MetricSeries } from "./data/series.js";
import { SeriesStore } from "./data/store.js";
import type { Problems } from "./errors.js";
import { filteredSeries } from "./log-filter/filtered-series.js";
import { evaluateAny } from "./math/evaluate.js";
import type { MetricContext } from "./metric/evaluate.js";
import type { EvaluationOptions } from "./options.js";

/** What the evaluation of every metric alarm shares, and what is to be said of the data. */
export function contextOf(
  series: readonly MetricSeries[],
  options: EvaluationOptions,
  problems: Problems,
): { readonly context: MetricContext; readonly notes: readonly string[] } {
  const { bands = [], results = [], evaluateExpression = evaluateAny } = options;
  const range = times(options, problems);
  const assumptions = problems.keep(() => assume(options.assumptions)) ?? defaultAssumptions;
  checkIdentities(series, problems);
  const filtered = filteredSeries(options.metricFilters ?? [], options.logs ?? {}, problems);
  const store = new SeriesStore([...series, ...filtered.series]);
  return { context: { store, bands, results, assumptions, evaluateExpression, ...range }, notes: filtered.notes };
}
