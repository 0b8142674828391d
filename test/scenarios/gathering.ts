import { repeat, type Phase } from "./conditions.js";
import type { Subject } from "./row.js";
import { quiet, type Expectation, type Scenario } from "./scenario.js";
import { whole } from "./timing.js";

/** Failing periods with fine ones between them: how far apart they still add up. */
export const gathering: readonly Scenario[] = [
  {
    name: "adds up",
    title: "As many failing periods as it takes, as far apart as they add up",
    when: (subject) => hasPeriods(subject) && subject.failing > 1,
    phases: (subject) => apart(subject, subject.span - subject.failing),
    expects: withinSpan,
  },
  {
    name: "too far apart",
    title: "As many, a period further apart",
    when: (subject) => hasPeriods(subject) && subject.failing > 1,
    phases: (subject) => apart(subject, subject.span - subject.failing + 1),
    expects: () => quiet,
  },
  {
    name: "too far apart, and nothing between",
    title: "As many, a period further apart, and between them nothing fails at all",
    when: (subject) => hasPeriods(subject) && subject.failing > 1 && !("metric" in subject.alarm.measure),
    phases: (subject) => apart(subject, subject.span - subject.failing + 1, "clear"),
    expects: () => quiet,
  },
  {
    name: "again",
    title: "A failure that comes back while the first one still counts",
    when: (subject) => hasPeriods(subject) && subject.failing === 1,
    phases: (subject) => apart({ ...subject, failing: 2 }, subject.span - 1),
    expects: withinSpan,
  },
  {
    name: "another",
    title: "Two failures, a period further apart",
    when: (subject) => hasPeriods(subject) && subject.failing === 1,
    phases: (subject) => apart({ ...subject, failing: 2 }, subject.span),
    expects: withinSpan,
    times: () => 2,
    least: () => 2,
  },
];

/** Of what comes less often than once in a period there are no failing periods with fine ones between. */
const hasPeriods = ({ interval, alarm: { window } }: Subject): boolean => interval <= window.period / 60;

function withinSpan({ span, period }: Subject): Expectation {
  return { told: span * period };
}

/** Failing periods, of which the last comes after a gap of so many fine ones. */
function apart(subject: Subject, gap: number, between: Phase["state"] = "fine"): Phase[] {
  const { failing, period, window } = subject;
  const minutes = oneIsEnough(subject) ? subject.interval : period;
  const bad: Phase = { state: perMinute(subject) ? "bad" : "total", minutes, part: partsOf(subject)[0] };
  const rest: Phase[] = minutes < period ? [{ state: between, minutes: period - minutes }] : [];
  return [
    ...repeat(failing - 1, bad, ...rest),
    { state: between, minutes: gap * period },
    bad,
    { minutes: whole(subject, 3 * window + 3 * period) },
  ];
}

/** Counters of which each alone is to be told. */
export function partsOf({ alarm: { measure }, statement: { kind, metrics } }: Subject): readonly string[] {
  if (kind !== "counter" || !("metrics" in measure)) return [];
  return Object.keys(measure.metrics).filter((key) => (metrics?.[key] ?? "failures") === "failures");
}

/** What is counted in more than a minute is too much in one minute only where it is far more. */
const perMinute = ({ statement: { per = 1 } }: Subject): boolean => per === 1;

/** Whether a period fails with one point that does: where all are added up, or the worst counts. */
function oneIsEnough({ alarm: { measure, comparisonOperator }, statement: { kind } }: Subject): boolean {
  if (kind === "counter") return true;
  if (!("metric" in measure)) return false;
  return measure.metric.statistic === (comparisonOperator.startsWith("Greater") ? "Maximum" : "Minimum");
}
