/** `error`: act now. `warn`: act within a few working days. */
export const severities = ["error", "warn"] as const;
export type Severity = (typeof severities)[number];

/** Something for each severity. */
export interface BySeverity<T> {
  /** Act now. */
  readonly error: T;
  /** Act within a few working days. */
  readonly warn: T;
}

/** Something for some of the severities that there are. */
export type SomeSeverities<T, S extends Severity = Severity> = Partial<Pick<BySeverity<T>, S>>;
