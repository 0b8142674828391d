import { idle, lowTraffic, repeat, type Phase } from "./conditions.js";
import type { Subject } from "./row.js";
import { publishingFor } from "./series.js";
import { quiet, told, type Scenario } from "./scenario.js";
import { gathering, partsOf } from "./gathering.js";
import { bySeverity } from "./statement.js";
import { failure, whole } from "./timing.js";

const counts = ({ statement: { kind } }: Subject): boolean => kind === "counter" || kind === "rate";

/** A failure that nobody could overlook, be it counted in part only. */
const plain = (subject: Subject): Pick<Phase, "state"> => ({ state: counts(subject) ? "total" : "bad" });

/**
 * The shortest pause after which two disturbances are not one: between M of N there is room for N - M. Where a fine period has
 * no data, CloudWatch looks back further; and a period that is longer than what it is made of begins at any minute.
 */
function shortPause({ alarm: { window }, sparse, period, interval }: Subject): number {
  const room = window.evaluationPeriods - window.datapointsToAlarm + (sparse ? 3 : 1);
  return (room + (period > interval ? 1 : 0)) * period;
}

/** That nothing goes on says nothing where nothing waits. */
const waits = ({ statement: { metrics } }: Subject): boolean => Object.values(metrics ?? {}).includes("waiting");

const isFlow = ({ statement }: Subject): boolean => statement.kind === "flow";

function isPercentileOfRequests({ alarm: { measure } }: Subject): boolean {
  if (!("metric" in measure) || !measure.metric.statistic.startsWith("p")) return false;
  return ["events", "nonzero"].includes(publishingFor(measure.metric).when);
}

const least = ({ statement }: Subject): number => statement.least ?? 20;

/** Until windows hold nothing of the time before: minutes. */
const lead = (subject: Subject): number => whole(subject, subject.window + subject.period);

/** So many requests in each period of the alarm, wherever it begins: fine for a time, then all of them fail. */
function rateOf(subject: Subject, requests: number): Phase[] {
  const { period, within } = subject;
  const periods = (minutes: number, state: Phase["state"]): Phase[] =>
    repeat(
      Math.ceil(minutes / period),
      { requests, state, minutes: 1 },
      ...(period > 1 ? [{ requests: 0, minutes: period - 1 }] : []),
    );
  return [
    ...periods(lead(subject), "fine"),
    ...periods(within + period, "total"),
    ...periods(3 * subject.window + 3 * period, "fine"),
  ];
}

/** Counters that are added up: each alone is to be told. */
function failureOfPart(index: number): Scenario {
  const part = (subject: Subject): string | undefined => partsOf(subject)[index];
  return {
    name: `failure of part ${index + 1}`,
    title: `A failure in no other than counter ${index + 1} of those that are added up`,
    when: (subject) => part(subject) !== undefined,
    phases: (subject) => failure(subject, { part: part(subject) }),
    expects: told,
  };
}

/** A point of a day comes late by minutes, not by whole periods. */
const comesOften = ({ interval }: Subject): boolean => interval < 24 * 60;

const lateBy = (periods: number): Scenario[] => [
  {
    name: `late ${periods}`,
    title: `All is well, and data come ${periods === 1 ? "a period" : `${periods} periods`} late`,
    phases: (subject) => [{ minutes: whole(subject, Math.max(60, 6 * subject.window)) }],
    when: comesOften,
    late: periods,
    expects: () => quiet,
  },
  {
    name: `failure, late ${periods}`,
    title: `A failure, and data come ${periods === 1 ? "a period" : `${periods} periods`} late`,
    phases: (subject) => failure({ ...subject, within: subject.within + periods * subject.interval }, plain(subject)),
    when: comesOften,
    late: periods,
    expects: (subject) => ({ told: subject.within + periods * subject.interval }),
  },
];

/** A day as others, with a disturbance and a deployment; at night few come, and for two hours nobody. */
function quietDay(subject: Subject): Phase[] {
  // What is looked at by the day has no room for a disturbance in one; see the blips.
  if (subject.interval > 60 || subject.alarm.window.period >= 24 * 60 * 60) return [{ minutes: 24 * 60 }];
  const hours = (count: number, phase: Omit<Phase, "minutes">): Phase => ({ ...phase, minutes: count * 60 });
  const within = (count: number, ...parts: readonly Phase[]): Phase[] => [
    ...parts,
    { minutes: count * 60 - parts.reduce((sum, { minutes }) => sum + minutes, 0) },
  ];
  const few = { requests: 2 };
  const nobody = isFlow(subject) ? few : { ...idle, runs: !subject.pausable };
  return [
    hours(2, few),
    hours(2, nobody),
    hours(4, few),
    ...within(3, { state: "bad", minutes: whole(subject, subject.ignores) }),
    ...within(9, { state: "bad", minutes: whole(subject, subject.statement.deployment ?? 0) }),
    hours(4, few),
  ];
}

export const scenarios: readonly Scenario[] = [
  {
    name: "quiet week",
    title: "A week of days and nights, each with a short disturbance and a deployment",
    phases: (subject) => repeat(7, ...quietDay(subject)),
    expects: () => quiet,
  },
  {
    name: "busy",
    title: "All is well at high traffic, a little short of the line",
    phases: (subject) => [{ state: "brink", minutes: whole(subject, Math.max(360, 4 * subject.window)) }],
    expects: () => quiet,
  },
  {
    name: "idle",
    title: "Nobody asks for anything",
    when: (subject) => !isFlow(subject) || waits(subject),
    phases: (subject) => [{ ...idle, minutes: whole(subject, Math.max(360, 4 * subject.window)) }],
    expects: () => quiet,
  },
  {
    name: "paused",
    title: "The target rests, as its settings allow",
    when: ({ pausable }) => pausable,
    phases: (subject) => [{ ...idle, runs: false, minutes: whole(subject, Math.max(360, 4 * subject.window)) }],
    expects: () => quiet,
  },
  {
    name: "failure",
    title: "A failure just beyond the line, at high traffic",
    phases: (subject) => failure(subject),
    expects: told,
  },
  {
    name: "outage",
    title: "Everything fails at high traffic",
    when: counts,
    phases: (subject) => failure(subject, { state: "total" }),
    expects: told,
  },
  {
    name: "outage at low traffic",
    title: "Everything fails at ten requests a minute",
    when: counts,
    phases: (subject) => {
      const within = lowTrafficWithin(subject);
      return [
        { ...lowTraffic, minutes: whole(subject, Math.max(60, subject.window)) },
        ...failure({ ...subject, within }, { ...lowTraffic, state: "total" }),
      ];
    },
    companions: true,
    expects: (subject) => (subject.statement.lowTraffic === "quiet" ? quiet : { told: 60 + lowTrafficWithin(subject) }),
  },
  {
    name: "failure once an hour",
    title: "One request an hour, which fails",
    when: counts,
    phases: (subject) =>
      repeat(
        6,
        { ...idle, minutes: whole(subject, 60) - subject.interval },
        { requests: 1, state: "total", minutes: subject.interval },
      ),
    companions: true,
    over: false,
    times: () => 6,
    expects: ({ statement, alarm, interval }) =>
      bySeverity(statement.hourly ?? "quiet", alarm.severity) === "told"
        ? { told: Math.max(3 * 60 + 5, 3 * interval) }
        : quiet,
  },
  {
    name: "blip",
    title: "A failure so short that it is to be ignored",
    when: ({ ignores }) => ignores > 0,
    phases: (subject) => [
      { state: "bad", minutes: whole(subject, subject.ignores) },
      { minutes: whole(subject, 3 * subject.window) },
    ],
    expects: () => quiet,
  },
  {
    name: "two blips",
    title: "Two such failures, with a short pause between them",
    when: ({ ignores }) => ignores > 0,
    phases: (subject) => [
      { state: "bad", minutes: whole(subject, subject.ignores) },
      { minutes: whole(subject, shortPause(subject)) },
      { state: "bad", minutes: whole(subject, subject.ignores) },
      { minutes: whole(subject, 3 * subject.window) },
    ],
    expects: () => quiet,
  },
  ...gathering,
  {
    name: "one of two",
    title: "The only request of a minute fails, at night",
    when: ({ statement, ignores }) => statement.kind === "rate" && ignores > 0,
    phases: (subject) => [
      { requests: 1, minutes: 60 },
      { requests: 1, state: "total", minutes: subject.interval },
      { requests: 1, minutes: whole(subject, 3 * subject.window) },
    ],
    expects: () => quiet,
  },
  {
    name: "enough requests",
    title: "Everything fails, at the fewest requests that say something about a rate",
    when: ({ statement: { kind } }) => kind === "rate",
    phases: (subject) => rateOf(subject, least(subject)),
    expects: (subject) => ({ told: lead(subject) + subject.within }),
  },
  {
    name: "too few requests",
    title: "Everything fails for as long, at one request less",
    when: ({ statement: { kind } }) => kind === "rate",
    phases: (subject) => rateOf(subject, least(subject) - 1),
    expects: () => quiet,
  },
  ...Array.from({ length: 10 }, (_, index) => failureOfPart(index)),
  {
    name: "few samples",
    title: "One slow request a minute, and no other",
    when: isPercentileOfRequests,
    phases: (subject) => [
      { requests: 1, state: "bad", minutes: whole(subject, 3 * subject.window) },
      { minutes: whole(subject, 3 * subject.window) },
    ],
    expects: ({ statement, within }) => (statement.fewSamples === "told" ? { told: within } : quiet),
  },
  ...[1, 2, 3].flatMap(lateBy),
  {
    name: "silence",
    title: "Data stop",
    phases: (subject) => [{ sent: false, minutes: whole(subject, subject.within + 4 * subject.window + 60) }],
    over: false,
    expects: ({ statement: { silence }, within, period }) =>
      silence === "told" ? { told: within + 3 * period } : silence === "unknown" ? { unknown: true } : quiet,
  },
  {
    name: "failure, then idle",
    title: "A failure, after which nobody asks for anything",
    when: (subject) => !isFlow(subject),
    phases: (subject) => [
      { ...plain(subject), minutes: whole(subject, subject.within + subject.period) },
      { ...idle, minutes: whole(subject, 3 * subject.window + 3 * subject.period) },
    ],
    expects: told,
  },
  {
    name: "failure, then silence",
    title: "A failure, after which data stop",
    phases: (subject) => [
      { ...plain(subject), minutes: whole(subject, subject.within + subject.period) },
      { sent: false, minutes: whole(subject, 3 * subject.window + 3 * subject.period) },
    ],
    stays: ({ statement: { silence } }) => silence === "told" || silence === "kept",
    expects: told,
  },
  {
    name: "flapping",
    when: ({ interval }) => interval < 60,
    title: "A failure that is interrupted for a moment again and again",
    phases: (subject) => {
      const bad = whole(subject, Math.max(1, subject.ignores));
      const fine = (subject.ignores === 0 ? 3 : 1) * subject.interval;
      return [
        ...repeat(Math.max(6, Math.ceil(120 / (bad + fine))), { state: "bad", minutes: bad }, { minutes: fine }),
        { minutes: whole(subject, 3 * subject.window + 3 * subject.period) },
      ];
    },
    times: () => 4,
    expects: ({ statement, window }) => (statement.flapping === "quiet" ? quiet : { told: Math.max(120, 4 * window) }),
  },
  {
    name: "first apply",
    title: "The alarm is new, and all is well",
    phases: (subject) => [{ minutes: whole(subject, Math.max(60, 4 * subject.window)) }],
    firstApply: true,
    expects: () => quiet,
  },
  {
    name: "first apply, idle",
    title: "The alarm is new, and nobody asks for anything",
    when: (subject) => !isFlow(subject),
    phases: (subject) => [{ ...idle, minutes: whole(subject, Math.max(60, 4 * subject.window)) }],
    firstApply: true,
    expects: () => quiet,
  },
  {
    name: "deployment",
    title: "A deployment: tasks and connections are replaced",
    phases: (subject) => [
      { requests: isFlow(subject) ? 1000 : 0, minutes: subject.interval },
      { state: "bad", minutes: whole(subject, subject.statement.deployment ?? 0) },
      { minutes: whole(subject, Math.max(60, 3 * subject.window)) },
    ],
    expects: () => quiet,
  },
];

const lowTrafficWithin = ({ statement: { lowTraffic: stated, kind }, within }: Subject): number =>
  typeof stated === "object" ? stated.within : kind === "rate" ? 30 : within;
