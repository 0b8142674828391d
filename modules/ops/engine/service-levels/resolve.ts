import { burnPairs, burnRateOf, failuresToldBy } from "../../../../src/model/burn-rates.js";
import {
  collectTargets,
  serviceLevelSources,
  severities,
  show,
  suggest,
  type Environment,
  type Issue,
  type ServiceLevel,
  type ServiceLevelSource,
  type Severity,
} from "../../../../src/model/environment/index.js";
import { alarmName, prefixOf } from "../../../../src/model/names/index.js";
import { adoptedName } from "../adopted.js";
import type { Alarm, BurnRateAlarm, DisabledItem } from "../alarm.js";
import { reasonsOf } from "../change.js";
import { description, runbookOf, tooLong } from "../describe.js";
import { routed } from "../routed.js";
import type { Indicator, Indicators } from "./indicator.js";
import { because, halfBecause, remedy, type Rate, type Told } from "./text.js";
import { windowText } from "./windows.js";

/** What service levels of an environment come to. */
export interface ResolvedServiceLevels {
  readonly burnRates: readonly BurnRateAlarm[];
  readonly disabled: readonly DisabledItem[];
  readonly issues: readonly Issue[];
}

/** The first part of the ids, names and addresses of service levels, where alarms have their service. */
const service = "serviceLevel";

/** Burn-rate alarms of every service level, of each severity that is on. */
export function resolveServiceLevels(environment: Environment, indicators: Indicators): ResolvedServiceLevels {
  const result = { burnRates: [] as BurnRateAlarm[], disabled: [] as DisabledItem[], issues: [] as Issue[] };
  for (const [key, level] of Object.entries(environment.serviceLevels)) {
    const source = serviceLevelSources.find((one) => level[one] !== undefined);
    if (source === undefined) continue; // the schema asks for one
    const indicator = indicators[source];
    const target = collectTargets(environment, indicator.kind).find((one) => one.key === level[source]);
    const issue = problemOf(environment, level, source, indicator, target?.target);
    if (issue) {
      const needs = issue.path === source ? [["resources", source]] : [];
      result.issues.push({ path: ["serviceLevels", key, issue.path], message: issue.message, needs });
      continue;
    }
    const off = reasonsOf(level.off);
    const told: Told = { level, counted: indicator.counted, source: `${source} ${level[source]}` };
    const subject = { environment, key, level, indicator, target: target!.target as unknown, told };
    result.disabled.push(...disabledOf(key, level, off));
    const on = severities.filter((severity) => off[severity] === undefined);
    const burnRates = on.map((severity) => burnRateAlarm(subject, severity));
    result.burnRates.push(...burnRates);
    result.issues.push(...burnRates.flatMap((alarm) => tooLong(environment, alarm)));
  }
  return result;
}

interface Problem {
  /** The key of the service level that must change. */
  readonly path: ServiceLevelSource | "within";
  readonly message: string;
}

function problemOf(
  { resources }: Environment,
  level: ServiceLevel,
  source: ServiceLevelSource,
  { latency, problem }: Indicator<unknown>,
  target: unknown,
): Problem | undefined {
  const given = level[source]!;
  if (target === undefined) {
    const near = suggest(given, Object.keys(resources[source]));
    return { path: source, message: `${show(given)} is no key of resources.${source}${near}` };
  }
  const wrong = problem?.(target);
  if (wrong !== undefined) return { path: source, message: `${show(given)} ${wrong}` };
  if (level.within === undefined || latency) return undefined;
  const message = `${level.within} s cannot be held against ${source}: AWS has no percentiles of how long a run takes. Leave it out, and let the run fail that takes too long`;
  return { path: "within", message };
}

/** One entry where all of it is off for one reason. */
function disabledOf(key: string, { off }: ServiceLevel, reasons: ReturnType<typeof reasonsOf>): DisabledItem[] {
  if (typeof off === "string") return [{ id: service, target: key, reason: off }];
  return severities.flatMap((severity) => {
    const reason = reasons[severity];
    return reason === undefined ? [] : [{ id: service, target: key, severity, reason }];
  });
}

interface Subject {
  readonly environment: Environment;
  readonly key: string;
  readonly level: ServiceLevel;
  readonly indicator: Indicator<unknown>;
  readonly target: unknown;
  readonly told: Told;
}

function burnRateAlarm(subject: Subject, severity: Severity): BurnRateAlarm {
  const { environment, key, level, told } = subject;
  const { language, region } = environment;
  const usual = alarmName(environment, { service, keys: [key], severity });
  const adopted = adoptedName(environment, service, key, severity);
  const name = adopted ?? usual;
  const pairs = burnPairs.filter((pair) => pair.severity === severity);
  const rates = pairs.map((pair) => ({ pair, failures: failuresToldBy(pair, level) }));
  return {
    id: service,
    service,
    target: [key],
    severity,
    ...routed(level.route, severity),
    name,
    ...(adopted !== undefined && { adopted: true }),
    description: description(environment, {
      subject: `${service} ${key}`,
      because: because(told, rates)[language],
      remedy: remedy(told, severity)[language],
      severity,
      runbook: runbookOf(environment, `${service}.${key}`), // each has one of its own
    }),
    region,
    pairs: rates.map((rate) => ({
      rate: burnRateOf(rate.pair, level.window),
      long: half(subject, rate, rate.pair.long, { usual, name }),
      short: half(subject, rate, rate.pair.short, { usual, name }),
    })),
  };
}

/** What a composite alarm is called, and what it would be called if it were not taken over: its halves are made anew. */
interface Composite {
  readonly name: string;
  readonly usual: string;
}

/** One window of a pair: one period as long as the window, which CloudWatch moves on every minute, and where it is days every hour. */
function half(subject: Subject, rate: Rate, seconds: number, composite: Composite): Alarm {
  const { environment, key, level, indicator, target, told } = subject;
  const { failures } = rate;
  const { severity } = rate.pair;
  const row = windowText(seconds).key;
  const { within } = level;
  const counted = within === undefined ? indicator.availability(target, seconds) : indicator.latency!(within);
  const dimensions = indicator.dimensions(target);
  // A few failures are enough to say that it still goes on, where a longer window says that it was much.
  const least = seconds < 3600 ? "> 0" : `>= ${level.leastFailures}`;
  const text = halfBecause(told, rate, seconds, composite.name)[environment.language];
  return {
    id: service,
    service,
    row,
    target: [key],
    severity,
    name: `${composite.usual}-${row}`,
    description: `${prefixOf(environment)} ${service} ${key}: ${text}`,
    measure: {
      expression: `IF(${counted.failed} ${least}, 100 * ${counted.failed} / ${counted.total}, 0)`,
      metrics: Object.fromEntries(
        Object.entries(counted.metrics).map(([name, metric]) => [name, { ...metric, dimensions }]),
      ),
    },
    unit: "Percent",
    comparisonOperator: "GreaterThanThreshold",
    threshold: failures,
    window: { period: seconds, datapointsToAlarm: 1, evaluationPeriods: 1 },
    treatMissingData: "notBreaching",
    region: environment.region,
  };
}
