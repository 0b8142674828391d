import { equivalentsOf, mutantsOf } from "./mutation/mutants.js";
import { goal, mutate } from "./mutation/survivors.js";
import { nameOf, subjects } from "./subjects.js";

const all = subjects();
const subject = (name: string) => {
  const found = all.find((one) => nameOf(one) === name);
  if (!found) throw new Error(`No row ${name}`);
  return found;
};

test("changes one thing at a time, and nothing that means the same", () => {
  const changes = mutantsOf(subject("alb.rejectedConnections error").evaluated).map(({ change }) => change);
  expect(changes).toContain("threshold 0 → 1");
  expect(changes).toContain("missing data notBreaching → breaching");
  expect(changes).toContain("metric: another resource");
  // AWS sends no zero of it: at least zero is above zero.
  expect(changes).not.toContain("GreaterThanThreshold → GreaterThanOrEqualToThreshold");
  expect(new Set(changes).size).toBe(changes.length);
});

test("gives the reason of each change that means the same, and is none of the others", () => {
  const { evaluated } = subject("alb.requests error");
  const equivalents = equivalentsOf(evaluated);
  // No data come where there was no request: less than one is as good as none.
  expect(equivalents.map(({ change }) => change)).toContain("threshold 1 → 0");
  expect(equivalents.every(({ reason }) => reason.length > 0)).toBe(true);
  const mutants = mutantsOf(evaluated).map(({ change }) => change);
  expect(mutants).toEqual(expect.arrayContaining(["15 of 17 → 15 of 16", "missing data breaching → missing"]));
  expect(mutants.filter((change) => equivalents.some((one) => one.change === change))).toEqual([]);
});

test.each(["ec2.cpuUtilization warn", "lambda.duration error"])(
  "the scenarios notice a wrong threshold of %s",
  (name) => {
    const { survivors } = mutate(subject(name), all);
    expect(survivors.filter((change) => change.startsWith("threshold"))).toEqual([]);
  },
);

// Some of each kind, as all take minutes: `npm run mutate` has them.
test("the scenarios notice as many changes of rows as `npm run mutate` asks for", () => {
  const sample = [
    "alb.elb5xxRateAtLowTraffic warn",
    "alb.targetConnectionErrors warn",
    "aurora.freeableMemory error",
    "cloudfront.serverErrorRate error",
    "dynamodb.readConsumption warn",
    "dynamodb.systemErrors warn",
    "lambda.errors warn",
    "sns.notificationsFailed error",
    "sqs.stalledConsumers error",
    "waf.blockedRequests warn",
  ].map((name) => mutate(subject(name), all));
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const unnoticed = sum(sample.map(({ survivors }) => survivors.length));
  expect(100 * (1 - unnoticed / sum(sample.map(({ mutants }) => mutants)))).toBeGreaterThanOrEqual(goal);
});

test("what no scenario can tell apart survives", () => {
  const one = subject("ec2.cpuUtilization warn");
  const same = { ...one, evaluated: { ...one.evaluated, treatMissingData: "breaching" as const } };
  // The row is stated to be quiet when data stop, so that it is wrong in itself there, and says nothing of missing data.
  expect(mutate(same, all).survivors.some((change) => change.startsWith("missing data"))).toBe(true);
});
