import type { LocalClock } from "../actions/local-time.js";
import type { Notice, Withheld } from "../actions/notices.js";
import { comparison } from "../comparison.js";
import { metricText } from "../data/series.js";
import type { AlarmHistory } from "../options.js";
import type { EvaluationAlarm, MetricAlarm } from "../types.js";
import type { WatchedValues } from "../watched.js";
import { colors } from "./legend.js";
import { plot, type Place } from "./plot.js";
import { linear, timeTicks } from "./scale.js";
import { element, label, type Markup, title } from "./svg.js";

/** What is drawn of one alarm. */
export interface Drawn {
  readonly alarm: EvaluationAlarm;
  readonly history: AlarmHistory;
  readonly notices: readonly Notice[];
  readonly withheld: readonly Withheld[];
  /** Of a metric alarm. */
  readonly watched?: WatchedValues;
}

export interface PanelFrame {
  readonly start: number;
  readonly end: number;
  readonly clock: LocalClock;
  /** Pixels. */
  readonly width: number;
}

const left = 64;
const right = 28;
const plotHeight = 150;
const ribbonHeight = 14;
const mostNotices = 12;

/** One alarm: what it watches and its threshold, a ribbon of its states, who was told when. */
export function panel(drawn: Drawn, frame: PanelFrame): { readonly markup: Markup; readonly height: number } {
  const { alarm, watched } = drawn;
  const x = linear(frame.start, frame.end, left, frame.width - right);
  const top = 46;
  const place: Place = { left, right: frame.width - right, top, bottom: top + (watched ? plotHeight : 0) };
  const ribbonTop = place.bottom + (watched ? 10 : 0);
  const axisTop = ribbonTop + ribbonHeight;
  const told = grouped(drawn.notices);
  const lines = noticeLines(told, drawn.withheld, frame.clock);
  const listTop = axisTop + 80;
  const markup = element(
    "g",
    { "data-alarm": alarm.name },
    label(0, 16, alarm.name, { "font-size": 15, "font-weight": "bold" }),
    label(0, 34, alarm.kind === "metric" ? subtitle(alarm) : alarm.rule, { fill: "#555b63" }),
    ...timeAxis(frame, x, watched ? place.top : ribbonTop, axisTop),
    ...(watched && alarm.kind === "metric" ? plot(alarm, watched, x, place) : []),
    ...ribbon(drawn, frame, x, ribbonTop),
    ...told.map((notice, index) => marker(notice, index + 1, x(notice.time), axisTop, frame.clock)),
    ...lines.map((line, index) => label(left, listTop + index * 17, line)),
  );
  return { markup, height: listTop + lines.length * 17 };
}

function subtitle(alarm: MetricAlarm): string {
  const watched = alarm.queries.find(({ id }) => id === alarm.watched);
  const what = watched?.metric ? `${metricText(watched.metric)}, ${watched.metric.stat}` : (watched?.expression ?? "");
  const operator = comparison(alarm.comparisonOperator);
  const limit = alarm.thresholdMetricId === undefined ? alarm.threshold : "the band";
  const { evaluationPeriods: n, datapointsToAlarm: m = n, treatMissingData = "missing" } = alarm;
  const period = alarm.queries.find(({ metric }) => metric)?.metric?.period ?? watched?.period ?? 60;
  const text = typeof operator === "string" ? "" : operator.text;
  return `${what} ${text} ${limit} in ${m} of ${n} periods of ${period} s; missing data: ${treatMissingData}`;
}

function ribbon({ history }: Drawn, { start, end, clock }: PanelFrame, x: (time: number) => number, y: number) {
  const changes = [{ time: start, to: history.initial }, ...history.transitions];
  return changes.flatMap(({ time, to }, index): Markup[] => {
    const until = changes[index + 1]?.time ?? end;
    if (until <= time) return [];
    const text = `${to} from ${clock.text(time)} to ${clock.text(until)}`;
    const size = { x: x(time), y, width: Math.max(1, x(until) - x(time)), height: ribbonHeight };
    return [element("rect", { class: "state", "data-state": to, ...size, fill: colors[to] }, title(text))];
  });
}

function timeAxis(frame: PanelFrame, x: (time: number) => number, top: number, y: number): Markup[] {
  const ticks = timeTicks(frame.start, frame.end, frame.clock);
  return [
    ...ticks.flatMap(({ at, text, date }) => [
      element("line", { x1: x(at), x2: x(at), y1: top, y2: y + 4, stroke: "#e3e5e8" }),
      label(x(at), y + 30, text, { "text-anchor": "middle", fill: "#555b63" }),
      ...(date === undefined ? [] : [label(x(at), y + 44, date, { "text-anchor": "middle", fill: "#555b63" })]),
    ]),
    label(left, y + 60, frame.clock.timezone, { fill: "#555b63", "font-size": 10 }),
  ];
}

/** All that one change told at one time. */
interface Told extends Pick<Notice, "time" | "state" | "heldBackBy"> {
  readonly receivers: readonly string[];
}

function grouped(notices: readonly Notice[]): Told[] {
  const groups = new Map<string, Told>();
  for (const { time, state, heldBackBy, action, receivers } of notices) {
    const key = `${time} ${state}`;
    const who =
      receivers.length === 0 ? [action] : receivers.map(({ protocol, endpoint }) => `${protocol} ${endpoint}`);
    groups.set(key, { time, state, heldBackBy, receivers: [...(groups.get(key)?.receivers ?? []), ...who] });
  }
  return [...groups.values()];
}

function marker(told: Told, number: number, x: number, y: number, clock: LocalClock): Markup {
  const text = `${number}: ${noticeText(told, clock)}`;
  const path = `M${x.toFixed(1)} ${y + 2} l5 9 h-10 z`;
  const triangle = element("path", { d: path, fill: colors[told.state] }, title(text));
  return element("g", { class: "notice" }, triangle, label(x + 7, y + 12, String(number), { "font-size": 10 }));
}

const noticeText = ({ time, state, receivers, heldBackBy }: Told, clock: LocalClock): string => {
  const late = heldBackBy === undefined ? "" : `, held back by ${heldBackBy}`;
  return `${clock.text(time)} ${state} told to ${receivers.join(", ")}${late}`;
};

function noticeLines(told: readonly Told[], withheld: readonly Withheld[], clock: LocalClock): string[] {
  const lines = told.slice(0, mostNotices).map((one, index) => `${index + 1}  ${noticeText(one, clock)}`);
  if (told.length > mostNotices) lines.push(`and ${told.length - mostNotices} more`);
  if (told.length === 0) lines.push("nobody was told");
  if (withheld.length > 0) lines.push(`${withheld.length} changes were not told: ${reasons(withheld)}`);
  return lines;
}

const reasons = (withheld: readonly Withheld[]): string => [...new Set(withheld.map(({ by }) => by))].join(", ");
