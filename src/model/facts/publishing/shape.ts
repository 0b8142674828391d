/**
 * When there is a data point:
 * - `always`: in every interval for as long as the resource exists
 * - `active`: in every interval while the resource is running, in use or has what is measured; the note says which
 * - `events`: only where something happened, be its value 0 (a request that did not fail)
 * - `nonzero`: only where the value is above zero
 * - `daily`: once a day
 */
export type PublishedWhen = "always" | "active" | "events" | "nonzero" | "daily";

/** What to go by where AWS says nothing: the reading under which an alarm sees least. */
export interface PublishingAssumption {
  readonly interval?: number;
  readonly when?: PublishedWhen;
  readonly because: string;
}

/** How AWS publishes metrics of one namespace. `unknown`: AWS does not say, and `assumed` has the careful answer. */
export interface PublishingFacts {
  readonly namespace: string;
  readonly metrics: readonly string[];
  /** Seconds between two data points. */
  readonly interval: number | "unknown";
  readonly when: PublishedWhen | "unknown";
  /** Seconds by which a data point can come late, where AWS gives a number. */
  readonly delay?: number;
  readonly note?: string;
  readonly page: string;
  readonly assumed?: PublishingAssumption;
}

/** A page of AWS's documentation. */
export const docs = (path: string): string => `https://docs.aws.amazon.com/${path}`;

export const fiveMinutes = 300;

/** AWS's list of recommended alarms looks at the namespace by the minute, which is a hint and no statement. */
export const byTheMinute: PublishingAssumption = {
  interval: 60,
  because: "AWS's recommended alarms on the namespace have a period of a minute",
};
