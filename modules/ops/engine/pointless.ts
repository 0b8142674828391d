import { show, type Environment, type Issue } from "../../../src/model/environment/index.js";
import { periodBelowInterval, publishedWhen, publishingOf } from "../../../src/model/facts/publishing/index.js";
import type { Alarm, ResolvedMetric } from "./alarm.js";
import type { Candidate } from "./build-alarm.js";
import { sideOf, valuesOf } from "./possible-values.js";
import { queryWindowProblem } from "./query-window.js";
import { writtenOf, type Written } from "./written.js";

/** What makes an alarm on one target fire never or always, where it is the environment that says so. */
export function pointless(
  environment: Environment,
  candidate: Candidate,
  alarm: Alarm,
  severity: Alarm["severity"],
): Issue[] {
  const subject = { id: candidate.id, target: candidate.key };
  const at = (field: "thresholds" | "window") => writtenOf(environment, subject, field, severity);
  const window = at("window") ?? writtenOf(environment, subject, "window");
  return [
    ...ofThreshold(candidate, alarm, at("thresholds")),
    ...ofWindow(alarm, window),
    ...ofMissingData(alarm, writtenOf(environment, subject, "treatMissingData")),
  ];
}

const metricsOf = ({ measure }: Alarm): readonly ResolvedMetric[] =>
  "metric" in measure ? [measure.metric] : Object.values(measure.metrics);

function ofThreshold(candidate: Candidate, alarm: Alarm, written: Written | undefined): Issue[] {
  if (!written || alarm.threshold === undefined) return [];
  const values = valuesOf(candidate, alarm);
  const side = sideOf(alarm.comparisonOperator, alarm.threshold, values);
  if (side === undefined) return [];
  const bounds = values.most === undefined ? `${values.least} and more` : `${values.least} to ${values.most}`;
  const where = values.ofTarget ? ` on ${candidate.key}` : "";
  const message = `${show(alarm.threshold)} ${side} crossed: values${where} are ${bounds} (${alarm.unit})`;
  return [{ path: written.path, message }];
}

/** Between two data points there are periods without any, and points in a row never come together. */
function ofWindow(alarm: Alarm, written: Written | undefined): Issue[] {
  if (!written) return [];
  const beyond = queryWindowProblem(alarm);
  if (beyond !== undefined) return [{ path: [...written.path], message: beyond }];
  const { period } = alarm.window;
  const slow = periodBelowInterval(period, metricsOf(alarm)).find(({ assumed }) => !assumed);
  if (!slow) return [];
  const path = [...written.path, ...(Object.hasOwn(written.value as object, "period") ? ["period"] : [])];
  return [
    {
      path,
      message: `${period} is shorter than the ${slow.interval} seconds between two points of ${slow.name}`,
    },
  ];
}

function ofMissingData(
  { measure, comparisonOperator, treatMissingData }: Alarm,
  written: Written | undefined,
): Issue[] {
  if (!written || !("metric" in measure)) return [];
  const { metric } = measure;
  const facts = publishingOf(metric);
  const when = facts && publishedWhen(facts);
  if (when !== "events" && when !== "nonzero") return [];
  const { path } = written;
  const only = `AWS publishes ${metric.name} only where something happened`;
  if (treatMissingData === "breaching" && comparisonOperator.startsWith("Greater"))
    return [{ path, message: `"breaching" would fire whenever nothing happens, as ${only}` }];
  return [];
}
