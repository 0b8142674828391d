/** What goes on at a target in one minute. */
export interface Condition {
  /** `clear`: nothing fails; `fine`: short of the line; `brink`: just short of it; `bad`: just past it; `total`: everything fails. */
  readonly state: "clear" | "fine" | "brink" | "bad" | "total";
  readonly requests: number;
  /** Whether the resource runs; one that does not sends nothing that is sent while it is active only. */
  readonly runs: boolean;
  /** Whether data reach CloudWatch at all. */
  readonly sent: boolean;
  /** Of the counters of an expression, the only one in which the failure shows. @default all */
  readonly part?: string;
}

/** A stretch of time in which conditions stay the same. */
export interface Phase extends Partial<Condition> {
  readonly minutes: number;
}

export const busy: Condition = { state: "fine", requests: 1000, runs: true, sent: true };

export const lowTraffic = { requests: 10 };
export const idle = { requests: 0 };

/** Conditions by the minute. */
export const timeline = (phases: readonly Phase[]): Condition[] =>
  phases.flatMap(({ minutes, ...rest }) => Array<Condition>(minutes).fill({ ...busy, ...rest }));

export const lengthOf = (phases: readonly Phase[]): number => phases.reduce((sum, { minutes }) => sum + minutes, 0);

/** Phases over and over. */
export const repeat = (times: number, ...phases: readonly Phase[]): Phase[] =>
  Array.from({ length: times }, () => phases).flat();
