import { spawnSync } from "node:child_process";
import { evaluate, type EvaluationAlarm, type MetricSeries } from "unyo/evaluation";

/**
 * The evaluator over 14 days of minutes: run without arguments it measures itself in processes of their own, as memory is
 * a process's; with a number of alarms it evaluates that many and says how long it took.
 */
const goals = { alarms: 1000, seconds: 10, memoryMB: 500, growth: 4.8 };
const minutes = 14 * 24 * 60;
const start = Date.UTC(2026, 0, 1) / 1000;

/** A generator of numbers, so that every run sees the same load. */
function noise(seed: number): () => number {
  let state = seed + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** A load with a night, noise, some missing minutes, and an incident of half an hour about once a day. */
function history(index: number): MetricSeries {
  const random = noise(index);
  let incident = 0;
  const values = Float64Array.from({ length: minutes }, (_, minute) => {
    incident = random() < 1 / 1440 ? 30 : incident - 1;
    const load = 40 + 15 * Math.sin((2 * Math.PI * minute) / 1440) + 20 * random() + (incident > 0 ? 30 : 0);
    return random() < 0.05 ? NaN : load;
  });
  return { namespace: "Bench", metricName: "Load", dimensions: { Name: `${index}` }, start, period: 60, values };
}

/** Most alarms watch a metric over some minutes; one in ten each has long periods, a percentile, and an expression. */
function alarm(index: number): EvaluationAlarm {
  const kind = index % 10;
  const period = kind === 1 ? 3600 : kind < 6 ? 300 : 60;
  const stat = kind === 2 ? "p90" : kind % 2 === 0 ? "Average" : "Maximum";
  const metric = { namespace: "Bench", metricName: "Load", dimensions: { Name: `${index}` }, stat, period };
  const queries = [
    { id: "m1", metric },
    ...(kind === 3 ? [{ id: "e1", expression: "IF(m1 > 10, 200 * FILL(m1, 0) / 100, 0)" }] : []),
  ];
  return {
    kind: "metric",
    name: `alarm-${index}`,
    queries,
    watched: kind === 3 ? "e1" : "m1",
    comparisonOperator: "GreaterThanThreshold",
    threshold: kind === 3 ? 160 : 80,
    evaluationPeriods: 5,
    datapointsToAlarm: 3,
    alarmActions: ["arn:aws:sns:ap-northeast-1:111122223333:alarms"],
  };
}

function run(count: number): void {
  const series = Array.from({ length: count }, (_, index) => history(index));
  const alarms = Array.from({ length: count }, (_, index) => alarm(index));
  // Processor time, as the figure is of one core and machines are shared.
  const begin = process.cpuUsage();
  const { transitions } = evaluate(alarms, series, { start, end: start + minutes * 60 });
  const { user, system } = process.cpuUsage(begin);
  const seconds = (user + system) / 1e6;
  console.log(
    JSON.stringify({ seconds, memoryMB: process.resourceUsage().maxRSS / 1024, transitions: transitions.length }),
  );
}

function measure(count: number): { readonly seconds: number; readonly memoryMB: number; readonly transitions: number } {
  const child = spawnSync(process.execPath, [__filename, `${count}`], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.status !== 0) throw new Error(`the evaluation of ${count} alarms ended with ${child.status}`);
  return JSON.parse(child.stdout);
}

const given = Number(process.argv[2]);
if (given > 0) run(given);
else {
  const quarter = measure(goals.alarms / 4);
  const whole = measure(goals.alarms);
  const growth = whole.seconds / quarter.seconds;
  console.log(
    `${goals.alarms} alarms over 14 days of minutes: ${whole.seconds.toFixed(1)} s (goal ${goals.seconds}), ` +
      `${whole.memoryMB.toFixed(0)} MB (goal ${goals.memoryMB}), ${whole.transitions} changes of state; ` +
      `four times the alarms take ${growth.toFixed(1)} × the time (goal ${goals.growth})`,
  );
  process.exitCode =
    whole.seconds <= goals.seconds && whole.memoryMB <= goals.memoryMB && growth <= goals.growth ? 0 : 1;
}
