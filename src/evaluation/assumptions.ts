import { Problems, show } from "./errors.js";

/** What AWS leaves open. Every result names the values it was made with. */
export interface Assumptions {
  /**
   * How many periods CloudWatch looks back beyond the evaluation periods when points are missing. AWS gives one example:
   * 3 periods, 5 points.
   * @default 2
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
   */
  readonly extraPeriods: number;
  /**
   * `missing`, and the only points of the range are breaches newer than M periods: AWS says that the alarm does not go
   * to ALARM at once, not where it goes.
   * @default "OK"
   */
  readonly recentBreachUnderMissing: "OK" | "retain";
  /**
   * `ignore`, fewer than N points in the range, and every one of them is a breach, M or more: the tables show one
   * breach only.
   * @default "retain"
   */
  readonly enoughBreachesUnderIgnore: "retain" | "ALARM";
  /**
   * Metrics of `AWS/DynamoDB`: the user guide says that missing data are ignored by default, PutMetricAlarm that they
   * always are.
   * @default "byDefault"
   */
  readonly dynamoDbIgnoresMissingData: "byDefault" | "always";
  /**
   * Alarms that ignore percentiles of few samples keep their state while this many of the N points have too few.
   * @default "any"
   */
  readonly lowSamples: "any" | "all";
  /**
   * The minute of the hour at which multi-day alarms are evaluated.
   * @default 3, as in AWS's example
   */
  readonly multiDayMinute: number;
  /**
   * When a mute or a suppression ends: whether the actions of the state run only if that state differs from the one
   * whose actions ran last, or after every change that was held back.
   * @default "changed"
   */
  readonly afterSilence: "changed" | "always";
}

export const defaultAssumptions: Assumptions = {
  extraPeriods: 2,
  recentBreachUnderMissing: "OK",
  enoughBreachesUnderIgnore: "retain",
  dynamoDbIgnoresMissingData: "byDefault",
  lowSamples: "any",
  multiDayMinute: 3,
  afterSilence: "changed",
};

const choices: Readonly<Record<keyof Assumptions, readonly string[] | readonly [number, number]>> = {
  extraPeriods: [0, 1000],
  recentBreachUnderMissing: ["OK", "retain"],
  enoughBreachesUnderIgnore: ["retain", "ALARM"],
  dynamoDbIgnoresMissingData: ["byDefault", "always"],
  lowSamples: ["any", "all"],
  multiDayMinute: [0, 59],
  afterSilence: ["changed", "always"],
};

/** The defaults with what the caller knows better. */
export function assume(given: Partial<Assumptions> = {}): Assumptions {
  const problems = new Problems();
  for (const [key, value] of Object.entries(given)) {
    const allowed = Object.hasOwn(choices, key) ? choices[key as keyof Assumptions] : undefined;
    const place = `assumptions.${key}`;
    if (allowed === undefined) problems.add(place, `is not one of ${Object.keys(choices).join(", ")}`);
    else if (value === undefined) continue;
    else if (typeof allowed[0] === "number") {
      const [from, to] = allowed as readonly [number, number];
      if (!Number.isInteger(value) || Number(value) < from || Number(value) > to) {
        problems.add(place, `${show(value)} is not a whole number from ${from} to ${to}`);
      }
    } else if (!(allowed as readonly unknown[]).includes(value)) {
      problems.add(place, `${show(value)} is not one of ${allowed.join(", ")}`);
    }
  }
  problems.throwIfAny();
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...defaultAssumptions, ...Object.fromEntries(known) };
}

/** One line for each, as results print them. */
export function assumptionLines(assumptions: Assumptions): string[] {
  return Object.entries(assumptions).map(([key, value]) => `${key} = ${value}`);
}
