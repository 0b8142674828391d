import { assume, type Assumptions } from "./assumptions.js";
import { comparison, type Band } from "./comparison.js";
import { Problems, show } from "./errors.js";
import { alarmStates, missingDataPolicies } from "./types.js";
import type { AlarmState, ComparisonOperator, TreatMissingData } from "./types.js";

export interface StateInput {
  /** The evaluation range, oldest first; null where no point is. At least `evaluationPeriods` of them. */
  readonly points: readonly (number | null)[];
  /** Required for the operators that compare with a threshold. */
  readonly threshold?: number;
  /** Required for the operators that compare with a band: one for all points, or one each. */
  readonly band?: Band | readonly (Band | null)[];
  readonly comparisonOperator: ComparisonOperator;
  /** M. @default `evaluationPeriods` */
  readonly datapointsToAlarm?: number;
  /** N. */
  readonly evaluationPeriods: number;
  /** @default "missing" */
  readonly treatMissingData?: TreatMissingData;
  /** @default "INSUFFICIENT_DATA", as a new alarm has */
  readonly previousState?: AlarmState;
  /** @default `defaultAssumptions` */
  readonly assumptions?: Pick<Partial<Assumptions>, "recentBreachUnderMissing" | "enoughBreachesUnderIgnore">;
}

/**
 * The state of a metric alarm at one evaluation. Wrong input throws an `EvaluationError` that names every wrong field.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function evaluateState(input: StateInput): AlarmState {
  const policy = checked(input);
  const marks = new Uint8Array(input.points.length);
  const { breaches } = comparison(input.comparisonOperator) as Exclude<ReturnType<typeof comparison>, string>;
  input.points.forEach((value, index) => {
    const limits = input.band === undefined ? null : "lower" in input.band ? input.band : (input.band[index] ?? null);
    if (value === null || (policy.band && limits === null)) return;
    const lower = policy.band ? limits!.lower : input.threshold!;
    marks[index] = breaches(value, lower, limits?.upper ?? lower) ? breaching : good;
  });
  return decide(marks, policy, input.previousState ?? "INSUFFICIENT_DATA");
}

/** What a point is: mark of a Uint8Array, as 14 days of minutes of a thousand alarms are to fit in memory. */
export const missing = 0;
export const good = 1;
export const breaching = 2;

/** What `decide` needs to know of an alarm. */
export interface Policy {
  readonly m: number;
  readonly n: number;
  readonly treatMissingData: TreatMissingData;
  readonly recentBreachUnderMissing: Assumptions["recentBreachUnderMissing"];
  readonly enoughBreachesUnderIgnore: Assumptions["enoughBreachesUnderIgnore"];
}

/**
 * The rule itself, over marks oldest first. Fewer real points than N: all of them count, and `breaching` and
 * `notBreaching` fill what lacks. Under `missing` and `ignore` a good point in the range means that the real points
 * decide alone; without one the premature rule holds: ALARM once the oldest breach is M periods old.
 */
export function decide(marks: Uint8Array, policy: Policy, previous: AlarmState): AlarmState {
  const { m, n, treatMissingData } = policy;
  let real = 0;
  let breaches = 0;
  let age = 0;
  for (let back = 1; back <= marks.length && real < n; back++) {
    const mark = marks[marks.length - back]!;
    if (mark === missing) continue;
    real++;
    if (mark !== breaching) continue;
    breaches++;
    age = back;
  }
  const byCount = (count: number): AlarmState => (count >= m ? "ALARM" : "OK");
  if (real === n) return byCount(breaches);
  if (treatMissingData === "breaching") return byCount(breaches + n - real);
  if (treatMissingData === "notBreaching") return byCount(breaches);
  if (real === 0) return treatMissingData === "ignore" ? previous : "INSUFFICIENT_DATA";
  if (breaches < real) return byCount(breaches);
  if (treatMissingData === "ignore") {
    return breaches >= m && policy.enoughBreachesUnderIgnore === "ALARM" ? "ALARM" : previous;
  }
  if (age >= m) return "ALARM";
  return policy.recentBreachUnderMissing === "OK" ? "OK" : previous;
}

function checked(input: StateInput): Policy & { readonly band: boolean } {
  const problems = new Problems();
  const { evaluationPeriods: n, datapointsToAlarm: m = n, points } = input;
  const whole = (value: number) => Number.isInteger(value) && value >= 1;
  if (!whole(n)) problems.add("evaluationPeriods", `${show(n)} is not a whole number of at least 1`);
  if (input.datapointsToAlarm !== undefined && !whole(m))
    problems.add("datapointsToAlarm", `${show(m)} is not a whole number of at least 1`);
  else if (whole(n) && m > n) {
    problems.add("datapointsToAlarm", `${m} is more than evaluationPeriods (${n}): at most ${n}`);
  }
  const operator = comparison(input.comparisonOperator);
  if (typeof operator === "string") problems.add("comparisonOperator", operator);
  const band = typeof operator !== "string" && operator.band;
  if (!Array.isArray(points)) problems.add("points", `${show(points)} is not a list of numbers and nulls`);
  else {
    if (whole(n) && points.length < n) {
      problems.add(
        "points",
        `${points.length} points are fewer than evaluationPeriods (${n}): give the whole range, null where a point is missing`,
      );
    }
    for (const [index, value] of points.entries()) {
      if (value !== null && !Number.isFinite(value)) {
        problems.add(`points[${index}]`, `${show(value)} is not a number; a missing point is null`);
      }
    }
  }
  if (!band && !Number.isFinite(input.threshold)) problems.add("threshold", `${show(input.threshold)} is not a number`);
  if (band) checkBand(input, problems);
  const { treatMissingData = "missing", previousState = "INSUFFICIENT_DATA", assumptions = {} } = input;
  if (!missingDataPolicies.includes(treatMissingData)) {
    problems.add("treatMissingData", `${show(treatMissingData)} is not one of ${missingDataPolicies.join(", ")}`);
  }
  if (!alarmStates.includes(previousState)) {
    problems.add("previousState", `${show(previousState)} is not one of ${alarmStates.join(", ")}`);
  }
  const assumed = problems.keep(() => assume(assumptions));
  problems.throwIfAny();
  return { m, n, treatMissingData, band, ...assumed! };
}

function checkBand({ band, points, comparisonOperator }: StateInput, problems: Problems): void {
  if (band === undefined) {
    problems.add("band", `is required: ${comparisonOperator} compares with { lower, upper }`);
    return;
  }
  const single = !Array.isArray(band);
  const bands = (single ? [band] : band) as readonly (Band | null)[];
  if (!single && bands.length !== points.length) {
    problems.add("band", `${bands.length} bands for ${points.length} points: one for all, or one each`);
  }
  bands.forEach((limits, index) => {
    const place = single ? "band" : `band[${index}]`;
    if (limits === null && !single) return;
    const { lower, upper } = limits ?? {};
    if (Number.isFinite(lower) && Number.isFinite(upper) && lower! <= upper!) return;
    problems.add(place, `${show(limits)} is not { lower, upper } with two numbers, the lower one first`);
  });
}
