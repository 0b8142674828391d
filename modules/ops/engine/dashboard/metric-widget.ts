import type { Severity } from "../../../../src/model/environment/index.js";
import type { Language } from "../../../../src/model/text.js";
import type { ResolvedMetric } from "../alarm.js";
import { anomalyBandOf } from "../anomaly-band.js";
import { limitInForce } from "../in-force.js";
import { insightsQuery } from "../insights-query.js";
import type { Graph, Limit, Line } from "./graph.js";
import type { Unplaced } from "./widget.js";

/** A metric, or an expression, of a widget: names and values of its dimensions stand one after another. */
type Entry = readonly (string | Readonly<Record<string, unknown>>)[];

const colors: Readonly<Record<Severity, string>> = { error: "#d62728", warn: "#ff7f0e" };

/** A graph with the limits of its alarms as lines across. */
export function metricWidget({ id, region, unit, lines, limits }: Graph, language: Language): Unplaced {
  return {
    type: "metric",
    width: 8,
    height: 6,
    properties: {
      title: id,
      view: "timeSeries",
      stacked: false,
      region,
      period: lines[0]!.period,
      metrics: lines.flatMap(entriesOf),
      yAxis: { left: { showUnits: false, ...(unit !== "None" && { label: unit }) } },
      annotations: { horizontal: limits.flatMap((limit) => annotationsOf(limit, language)) },
    },
  };
}

/** CloudWatch draws the bounds of a band itself, by an expression. */
function annotationsOf(limit: Limit, language: Language): object[] {
  const { severity, threshold, comparisonOperator } = limit;
  if (threshold === undefined) return [];
  const label = `${severity}: ${limitInForce(limit)[language]}`;
  const fill = comparisonOperator.startsWith("Less") ? "below" : "above";
  return [{ label, value: threshold, color: colors[severity], ...(severity === "error" && { fill }) }];
}

function entriesOf({ label, measure, period, anomalyBand }: Line, index: number): Entry[] {
  const own = (name: string) => (index === 0 ? name : `${name}_${index + 1}`);
  if (!("metric" in measure)) {
    const ids = Object.keys(measure.metrics);
    const inputs = Object.entries(measure.metrics).map(([name, metric]) =>
      entryOf(metric, { id: own(name), period, visible: false }),
    );
    return [...inputs, [{ expression: renamed(measure.expression, ids, own), id: own("result"), label }]];
  }
  const { metric, across } = measure;
  if (across) return [[{ expression: insightsQuery(metric, across), id: own("result"), label }]];
  if (anomalyBand === undefined) return [entryOf(metric, { label, period })];
  return [
    entryOf(metric, { id: own("metric"), label, period }),
    [{ expression: anomalyBandOf(own("metric"), anomalyBand), id: own("expected"), label: `${label}: expected` }],
  ];
}

const entryOf = (metric: ResolvedMetric, rendering: Readonly<Record<string, unknown>>): Entry => [
  metric.namespace,
  metric.name,
  ...Object.entries(metric.dimensions).flat(),
  { stat: metric.statistic, ...rendering },
];

/** Several expressions of one graph must not share the ids of what they look at. */
const renamed = (expression: string, ids: readonly string[], own: (name: string) => string): string =>
  expression.replace(/"[^"]*"|'[^']*'|\w+/g, (word) => (ids.includes(word) ? own(word) : word));
