import * as z from "zod";
import { isStatistic } from "../../../../src/model/environment/index.js";
import { boolean, checked, either, expects, object, oneOf, text } from "../../../../src/model/schema/fields.js";
import { units, type Statistic } from "../metric.js";
import type { Row } from "../row.js";
import { beside, common, derivable, derived, list, number, oneOfWords, orDerived, words } from "./fields.js";

const statistic = z.custom<Statistic>(
  (value) => isStatistic(value) || (typeof value === "string" && /^PR\(:\d+(\.\d+)?\)$/.test(value)),
  expects("Average, Sum, Minimum, Maximum, SampleCount, a percentile such as p95, or a share such as PR(:0.5)"),
);

const metricShape = {
  namespace: text("a namespace such as AWS/SQS"),
  name: text("the name of a metric"),
  statistic,
  unit: oneOf(units),
};

const aMetric = 'a metric: metrics("AWS/SQS")("NumberOfMessagesSent", "Sum", "Count")';

const dimensions = derived("a function of the target that gives its dimensions: ({ name }) => ({ QueueName: name })");

const math = either(
  text("a metric math expression, or { leastSamples, expression }"),
  object({ leastSamples: number("a number of samples"), expression: derived("a function of the least samples") }),
  (value) => !("expression" in value || "leastSamples" in value),
);

const metrics = z.record(
  z.string(),
  object({ ...metricShape, dimensions: dimensions.optional() }, aMetric),
  expects("metrics by the names that the expression has for them"),
);

const log = object({
  group: derived("a function of the target that gives the name of a log group"),
  pattern: derived("a function of the target that gives a filter pattern"),
  value: text('what is published for an event: "1", or a field such as "$.swap.out"'),
  defaultValue: number("a number").optional(),
  statistic,
  unit: oneOf(units),
});

const threshold = orDerived(
  either(
    number('a number in the metric\'s unit, a function of the target, or needsValue({ en: "…" })'),
    object({ needsValue: words }),
    (value) => !("needsValue" in value),
  ),
);

const thresholds = checked(
  object(
    { error: threshold.optional(), warn: threshold.optional() },
    "thresholds by severity: { warn: 70, error: 85 }",
  ),
  ({ error, warn }, report) => {
    if (error === undefined && warn === undefined) report([], "has no threshold; give error, warn or both");
  },
);

const asEvent = "events are rows of eventCatalogue";

/** What is written by who takes it for something else. */
const hints = {
  pattern: asEvent,
  paths: asEvent,
  text: asEvent,
  subscription: asEvent,
  severity: "the keys of above, atLeast, below or atMost are the severities",
};

const shape = {
  metric: object(metricShape, aMetric).optional(),
  math: math.optional(),
  metrics: metrics.optional(),
  unit: oneOf(units).optional(),
  log: log.optional(),
  dimensions: dimensions.optional(),
  across: list("a list of dimensions").optional(),
  above: thresholds.optional(),
  atLeast: thresholds.optional(),
  below: thresholds.optional(),
  atMost: thresholds.optional(),
  window: orDerived(derivable.window),
  treatMissingData: orDerived(derivable.treatMissingData),
  offByDefault: orDerived(derivable.offByDefault).optional(),
  fewSamples: oneOf(["evaluate", "ignore"]).optional(),
  most: derived("a function of the target that gives the largest value there can be").optional(),
  followsTraffic: boolean().optional(),
  automation: oneOf(["recover"]).optional(),
  ...common,
} satisfies Record<keyof Row<unknown>, z.ZodType>;

/** A row of an alarm: what its type says, for those whom types do not reach. What functions give is looked at with a target. */
export const alarmRow = checked(object(shape, "a row", hints), (row, report) => {
  const signals = {
    metric: { must: ["dimensions"], may: ["across"] },
    math: { must: ["metrics", "unit", "dimensions"] },
    log: { must: [] },
  };
  beside(row, oneOfWords(row, Object.keys(signals), report), signals, report);
  oneOfWords(row, ["above", "atLeast", "below", "atMost"], report);
});
