import { LocalClock } from "../actions/local-time.js";
import type { AlarmBacktest, Backtest } from "./backtest.js";
import type { Firing } from "./firings.js";

/** The backtest in words: a block for every alarm that would have fired, and one line for those that would not. */
export function backtestText({ start, end, timezone, alarms, leftOut, assumptions }: Backtest): string[] {
  const clock = new LocalClock(timezone);
  const noisy = alarms.filter(({ firings, changed }) => firings.length > 0 || changed !== undefined);
  const quiet = alarms.filter((one) => !noisy.includes(one)).map(({ alarm }) => alarm);
  return [
    `${clock.text(start)} to ${clock.text(end)}, ${timezone}`,
    ...noisy.flatMap((one) => ["", ...blockOf(one, clock)]),
    "",
    `would not have fired: ${quiet.length === 0 ? "none" : quiet.join(", ")}`,
    ...(leftOut.length === 0 ? [] : ["not judged:"]),
    ...leftOut.map(({ alarm, because }) => `  ${alarm}: ${because}`),
    `assumed: ${assumptions.join(", ")}`,
  ];
}

function blockOf({ alarm, threshold, from, firings, changed }: AlarmBacktest, clock: LocalClock): string[] {
  const limit = threshold === undefined ? "" : ` (threshold ${threshold})`;
  return [
    `${alarm}${limit}, judged from ${clock.text(from)}: ${countsOf(firings)}`,
    ...firings.map((firing) => `  ${lineOf(firing, clock)}`),
    ...(changed === undefined ? [] : changeOf(threshold, firings, changed, clock)),
  ];
}

function changeOf(
  threshold: number | undefined,
  before: readonly Firing[],
  changed: NonNullable<AlarmBacktest["changed"]>,
  clock: LocalClock,
): string[] {
  const same = changed.threshold === threshold || Number.isNaN(changed.threshold);
  const given = same ? "with the other thresholds" : `with threshold ${changed.threshold}`;
  const times = (firings: readonly Firing[]) => new Set(firings.map(({ from }) => from));
  const [old, now] = [times(before), times(changed.firings)];
  return [
    `  ${given}: ${countsOf(changed.firings)}`,
    ...before.filter(({ from }) => !now.has(from)).map((firing) => `  - ${lineOf(firing, clock)}`),
    ...changed.firings.filter(({ from }) => !old.has(from)).map((firing) => `  + ${lineOf(firing, clock)}`),
  ];
}

const times = (count: number): string => (count === 1 ? "once" : `${count} times`);

function countsOf(firings: readonly Firing[]): string {
  if (firings.length === 0) return "would not have fired";
  const nights = firings.filter(({ night }) => night).length;
  return `would have fired ${times(firings.length)}, ${nights === 0 ? "never" : times(nights)} at night`;
}

function lineOf({ from, to, night, told }: Firing, clock: LocalClock): string {
  const until = to === undefined ? "to the end of the history" : `for ${durationOf(to - from)}`;
  const who = told.length === 0 ? "tells nobody" : `tells ${told.join(", ")}`;
  return `${clock.text(from)} ${until}${night ? ", at night" : ""}: ${who}`;
}

/** `1 h 5 min`. */
function durationOf(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor((seconds % 86_400) / 3600), "h"],
    [Math.floor((seconds % 3600) / 60), "min"],
    [seconds % 60, "s"],
  ] as const;
  return parts.flatMap(([count, unit]) => (count > 0 ? [`${count} ${unit}`] : [])).join(" ");
}
