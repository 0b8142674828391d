import { evaluate, type MetricAlarm, type MetricSeries, type Transition } from "../../src/evaluation/index.js";
import { busy, lengthOf, timeline, type Condition, type Phase } from "./conditions.js";
import type { Subject } from "./row.js";
import type { Scenario } from "./scenario.js";
import { origin, seriesOf } from "./series.js";

/** What came of a scenario. */
export interface Outcome {
  /** What went otherwise than it should; nothing where all is as stated. */
  readonly wrong?: string;
  /** Minutes until it was told. */
  readonly after?: number;
  readonly alarms: number;
}

/** One cell of the matrix. `mutant` stands in for the alarm, while the world stays as the row sees it. */
export function run(
  subject: Subject,
  scenario: Scenario,
  companions: readonly Subject[] = [],
  mutant: MetricAlarm = subject.evaluated,
): Outcome {
  const before: Phase = { minutes: warmUp(subject, scenario) };
  const { requests = busy.requests } = subject.statement;
  const phases = [before, ...scenario.phases(subject)].map((phase) => ({ requests, ...phase }));
  const subjects = scenario.companions ? [subject, ...companions] : [subject];
  const conditions = timeline(phases);
  const series = seriesOfAll(subjects, conditions);
  const alarms = subjects.map((one) => (one === subject ? mutant : one.evaluated));
  const begin = origin + before.minutes * 60;
  const result = evaluate(
    alarms.map((alarm) => (scenario.firstApply ? alarm : { ...alarm, state: "OK" })),
    series,
    {
      start: begin,
      end: origin + lengthOf(phases) * 60,
      delay: (scenario.late ?? 0) * subject.interval * 60,
    },
  );
  const went = result.transitions.filter(({ to }) => to === "ALARM");
  const finals = result.alarms.map(({ final }) => final);
  return judge(subject, scenario, went, finals, begin);
}

/** Two rows on one metric see the same points: those of the row under test, which is first. */
function seriesOfAll(subjects: readonly Subject[], conditions: readonly Condition[]): MetricSeries[] {
  const all = subjects.flatMap((one) => seriesOf(one.alarm, one.statement, one.line, conditions));
  return [...new Map(all.reverse()).values()].flat();
}

function warmUp({ window, period, interval }: Subject, { late = 0 }: Scenario): number {
  return Math.ceil((2 * window + (late + 4) * period) / interval) * interval;
}

function judge(
  subject: Subject,
  scenario: Scenario,
  went: readonly Transition[],
  finals: readonly string[],
  begin: number,
): Outcome {
  const expected = scenario.expects(subject);
  const first = went[0];
  const after = first && (first.time - begin) / 60;
  const alarms = went.length;
  const wrong = (): string | undefined => {
    if ("told" in expected) {
      if (after === undefined) return `nobody is told, where it is to be told within ${expected.told} minutes`;
      if (after > expected.told) return `told after ${after} minutes, not within ${expected.told}`;
      const most = scenario.times?.(subject) ?? (scenario.companions ? Infinity : 1);
      if (alarms < (scenario.least?.(subject) ?? 1)) return `told ${alarms} times`;
      if (alarms > most) return `told ${alarms} times`;
    } else if (first) return `told after ${after} minutes (${first.reason})`;
    else if ("unknown" in expected && finals[0] === "OK") return "the alarm says that all is well";
    else if ("quiet" in expected && finals[0] === "INSUFFICIENT_DATA" && scenario.name === "silence") {
      return "the alarm says that it does not know";
    }
    if (scenario.stays?.(subject)) return finals[0] === "ALARM" ? undefined : "the alarm ends, though nobody knows";
    if (scenario.over !== false && finals[0] === "ALARM") return "the alarm does not end";
    return undefined;
  };
  return { wrong: wrong(), after, alarms };
}
