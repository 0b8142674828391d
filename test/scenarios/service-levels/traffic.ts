import { alarmsOf, type DefinedEnvironment } from "../../../src/index.js";
import { evaluate, type MetricSeries, type Notice } from "../../../src/evaluation/index.js";
import type { ServiceLevelInput } from "../../../src/model/environment/service-levels.js";
import { testStart } from "../../../src/testing/index.js";
import { withResources } from "../../support/environment.js";

export const balancer = { arnSuffix: "app/main/0123456789abcdef", targetGroups: {} };

/** An environment with a service level of a load balancer. */
export const withLevel = (level: Partial<ServiceLevelInput> & { readonly objective: number }): DefinedEnvironment =>
  withResources({ alb: { main: balancer } }, { serviceLevels: { login: { alb: "main", ...level } } });

/** What comes in one minute. */
export interface Minute {
  readonly requests: number;
  readonly failures: number;
}

/** Minutes of one kind. */
export const lasting = (minutes: number, minute: Minute): Minute[] => Array<Minute>(minutes).fill(minute);

/** Requests of which a share fails: exact over any stretch, with whole failures only. */
export function failing(minutes: number, requests: number, share: number): Minute[] {
  let owed = 0;
  return Array.from({ length: minutes }, () => {
    owed += requests * share;
    const failures = Math.floor(owed + 1e-9);
    owed -= failures;
    return { requests, failures };
  });
}

export const day = 24 * 60;

/** Series of a load balancer, which publishes nothing where nothing happens. */
export function seriesOf(minutes: readonly Minute[]): MetricSeries[] {
  const dimensions = { LoadBalancer: balancer.arnSuffix };
  const series = (metricName: string, values: readonly number[]): MetricSeries => ({
    namespace: "AWS/ApplicationELB",
    metricName,
    dimensions,
    start: testStart,
    period: 60,
    values: values.map((value) => (value === 0 ? null : value)),
  });
  return [
    series(
      "RequestCount",
      minutes.map(({ requests }) => requests),
    ),
    series(
      "HTTPCode_Target_5XX_Count",
      minutes.map(({ failures }) => failures),
    ),
  ];
}

export interface Told {
  readonly severity: string;
  /** Minutes after the quiet ones. */
  readonly after: number;
}

/** What the service levels of an environment tell after so many quiet minutes, until the end of all. */
export function told(environment: DefinedEnvironment, quiet: readonly Minute[], then: readonly Minute[]): Told[] {
  const { alarms, ...rest } = alarmsOf(environment);
  const minutes = [...quiet, ...then];
  const start = testStart + quiet.length * 60;
  const result = evaluate(
    alarms.filter(({ name }) => name.includes("-serviceLevel-")).map((alarm) => ({ ...alarm, state: "OK" as const })),
    seriesOf(minutes),
    { ...rest, start, end: testStart + minutes.length * 60 },
  );
  return result.notices.filter(({ state }) => state === "ALARM").map((notice) => toldOf(notice, start));
}

const toldOf = ({ alarm, time }: Notice, start: number): Told => ({
  severity: alarm.split("-").at(-1)!,
  after: (time - start) / 60,
});

/** Minutes until a severity is told; nothing where it is not. */
export const first = (all: readonly Told[], severity: string): number | undefined =>
  all.find((one) => one.severity === severity)?.after;
