import { show, windowProblems, type Issue, type Severity } from "../../../../src/model/environment/index.js";
import type { Alarm, ResolvedMetric } from "../alarm.js";
import type { Candidate } from "../build-alarm.js";
import { queryWindowProblem } from "../query-window.js";

/** What CloudWatch refuses, or looks for and never finds, of what a row says itself: rows of one's own are code, and types no checks. */
export function ownRowProblems({ id, key, change }: Candidate, alarm: Alarm, severity: Severity): Issue[] {
  const path = ["catalogue", id];
  const own = change.windows[severity] === undefined;
  const beyond = own ? queryWindowProblem(alarm) : undefined;
  const windows = own ? windowProblems(alarm.window) : [];
  return [
    ...(beyond === undefined ? [] : [{ path: ["window"], message: beyond }]),
    ...metricsOf(alarm).flatMap((metric) =>
      dimensionProblems(metric.dimensions).map((problem) => ({ ...problem, message: `${problem.message} on ${key}` })),
    ),
    ...windows.map((problem) => ({ ...problem, path: ["window", ...problem.path] })),
  ].map((problem) => ({ ...problem, path: [...path, ...problem.path] }));
}

const metricsOf = ({ measure }: Alarm): readonly ResolvedMetric[] =>
  "metric" in measure ? [measure.metric] : Object.values(measure.metrics);

/** A dimension without a value is left out of the file, and the alarm is on another metric then, which may never have data. */
function dimensionProblems(dimensions: unknown): Issue[] {
  if (typeof dimensions !== "object" || dimensions === null)
    return [{ path: ["dimensions"], message: `gives ${show(dimensions)}, and not a text for each dimension,` }];
  return Object.entries(dimensions)
    .filter(([, value]) => typeof value !== "string" || value === "")
    .map(([name, value]) => ({ path: ["dimensions", name], message: `is ${show(value)}, and not a text,` }));
}
