import { clockOf } from "../actions/local-time.js";
import { metricKey, type MetricSeries } from "../data/series.js";
import { EvaluationError, show } from "../errors.js";
import type { EvaluationOptions, EvaluationResult } from "../options.js";
import type { EvaluationAlarm } from "../types.js";
import { watchedValues } from "../watched.js";
import { legend } from "./legend.js";
import { type Drawn, panel } from "./panel.js";
import { element, label, type Markup } from "./svg.js";

export interface DrawOptions {
  /** An IANA time zone: of the axis and of all times. @default "UTC" */
  readonly timezone?: string;
  /** Names of the alarms to draw. @default those that read a series that is given, or went to ALARM */
  readonly alarms?: readonly string[];
  /** Pixels. @default 960 */
  readonly width?: number;
}

const margin = 24;
const head = 76;

/**
 * What happened, as SVG: for every alarm the values that it watches, its threshold, a ribbon of its states and who was told.
 *
 * @param result what `evaluate` gave for the same alarms, series and options
 * @throws EvaluationError for a time zone or an alarm that there is none of
 */
export function draw(
  alarms: readonly EvaluationAlarm[],
  series: readonly MetricSeries[],
  options: EvaluationOptions,
  result: EvaluationResult,
  { timezone = "UTC", alarms: names, width = 960 }: DrawOptions = {},
): string {
  const clock = clockOf(timezone);
  const frame = { start: result.start, end: Math.max(result.end, result.start + 60), clock, width: width - 2 * margin };
  const unknown = names?.find((name) => !alarms.some((alarm) => alarm.name === name));
  if (unknown !== undefined) throw new EvaluationError([`alarms: ${show(unknown)} is none of the alarms`]);
  const given = new Set(series.map(metricKey));
  const reads = (alarm: EvaluationAlarm) =>
    alarm.kind === "metric" && alarm.queries.some(({ metric }) => metric && given.has(metricKey(metric)));
  const drawn = alarms.flatMap((alarm, index): Drawn[] => {
    const history = result.alarms[index]!;
    const alarmed = history.initial === "ALARM" || history.transitions.some(({ to }) => to === "ALARM");
    if (!(names?.includes(alarm.name) ?? (reads(alarm) || alarmed))) return [];
    const own = (one: { readonly alarm: string }) => one.alarm === alarm.name;
    const watched = alarm.kind === "metric" ? { watched: watchedValues(alarm, series, options) } : undefined;
    return [{ alarm, history, notices: result.notices.filter(own), withheld: result.withheld.filter(own), ...watched }];
  });
  const panels: Markup[] = [];
  let y = head;
  for (const one of drawn) {
    const { markup, height } = panel(one, frame);
    panels.push(element("g", { transform: `translate(${margin} ${y})` }, markup));
    y += height + 20;
  }
  const from = clock.text(result.start);
  const to = clock.text(result.end);
  const nothing =
    drawn.length > 0 ? [] : [label(margin, y, "No alarm reads a series that is given, and none went to ALARM.")];
  return `${element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      ...{ width, height: y + margin, viewBox: `0 0 ${width} ${y + margin}` },
      ...{ "font-family": "system-ui, 'Noto Sans', 'Noto Sans CJK JP', sans-serif", "font-size": 12, fill: "#1b1f24" },
    },
    element("rect", { width, height: y + margin, fill: "#ffffff" }),
    label(margin, 28, `${from} to ${to}, ${timezone}`, { "font-size": 13, fill: "#555b63" }),
    legend(margin, 48),
    ...panels,
    ...nothing,
  )}\n`;
}
