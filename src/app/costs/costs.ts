import { halvesOf, type Alarm } from "../../../modules/ops/alarms/index.js";
import { archiveRetention } from "../../model/contract/archive.js";
import { archiveCopy } from "../../model/contract/archive-copy.js";
import { archivedLogGroups, planLogGroups, type LogGroupPlan } from "../../model/contract/log-groups.js";
import { logSourceId } from "../../model/contract/log-sources.js";
import { trafficLogs } from "../../model/contract/traffic-logs.js";
import { compressedShare, listPrices, priceNames, pricesOf, type Prices } from "../../model/facts/prices.js";
import { lookUp } from "../../model/look-up.js";
import type { DefinedEnvironment } from "../define-environment.js";
import { notCounted } from "./not-counted.js";

/** One thing that a month costs. */
export interface CostItem {
  /** `alarms`, `metrics of logs`, or a log such as `ecs.main/keycloak`. */
  readonly subject: string;
  /** What is counted: `alarmMetric`, `logIngested` … */
  readonly price: keyof Prices;
  /** How many of them: metrics, alarms, gigabytes. */
  readonly quantity: number;
  /** US dollars in a month. */
  readonly dollars: number;
}

/** What alarms and logs of an environment cost in a month. */
export interface MonthlyCosts {
  /** US dollars in a month of everything that is counted. */
  readonly total: number;
  /** The dearest first. */
  readonly items: readonly CostItem[];
  /** What costs something and is not counted, and why. */
  readonly notCounted: readonly string[];
  /** The day that the list prices are of, where any was taken. */
  readonly pricesOf?: string;
}

interface Counted {
  readonly subject: string;
  readonly price: keyof Prices;
  readonly quantity: number;
  readonly region: string;
}

const daysInMonth = 365 / 12;

/**
 * What alarms and logs of an environment cost in a month, at list prices or those of `costs.prices`, without AWS's free tier. Of logs
 * counts what `costs.volumes` says; kept is what has gathered once the retention is over.
 */
export function costsOf(environment: DefinedEnvironment): MonthlyCosts {
  const { volumes, prices } = environment.costs;
  const logs = planLogGroups(environment).filter(({ managed }) => managed);
  const direct = trafficLogs(environment).map(logSourceId);
  const counted = [
    ...ofAlarms(environment),
    ...direct.map((subject): Counted => {
      const quantity = lookUp(volumes, subject) ?? 0;
      return { subject, price: "logDelivered", quantity, region: environment.region };
    }),
    ...logs.flatMap((log) => ofLog(log, lookUp(volumes, log.id), environment.region)),
    ...archivedLogGroups(environment).flatMap(({ id }) => ofCopy(id, lookUp(volumes, id), environment)),
  ].filter(({ quantity }) => quantity > 0);
  const priced = counted.map(({ region, ...one }) => {
    const list = lookUp(listPrices, region)?.[one.price];
    const price = prices[one.price] ?? list;
    return { ...one, region, listed: prices[one.price] === undefined && list !== undefined, cost: price };
  });
  const items = priced
    .flatMap(({ subject, price, quantity, cost }) =>
      cost === undefined ? [] : [{ subject, price, quantity, dollars: quantity * cost }],
    )
    .sort((a, b) => b.dollars - a.dollars);
  const unpriced = priced.filter(({ cost }) => cost === undefined);
  const missing = priceNames.flatMap((name) => {
    const regions = new Set(unpriced.filter(({ price }) => price === name).map(({ region }) => region));
    return [...regions].map((region) => `${name} in ${region}: no list price is known; give costs.prices.${name}`);
  });
  const queries = [...new Set(environment.monitoring.alarms.filter(isQuery).map(({ id }) => id))];
  const silent = [...logs.map(({ id }) => id), ...direct].filter((id) => lookUp(volumes, id) === undefined);
  return {
    total: items.reduce((sum, { dollars }) => sum + dollars, 0),
    items,
    notCounted: [...missing, ...notCounted(environment, silent, queries)],
    ...(priced.some(({ listed }) => listed) && { pricesOf }),
  };
}

/** Alarms, and the metrics that metric filters make for them. */
function ofAlarms({ region, monitoring: { alarms, burnRates } }: DefinedEnvironment): Counted[] {
  const all = [...alarms, ...burnRates.flatMap(halvesOf)].filter((alarm) => !isQuery(alarm));
  const regions = [...new Set([...all, ...burnRates].map((alarm) => alarm.region))];
  const filters = new Set(alarms.filter(({ filter }) => filter).map((alarm) => JSON.stringify(alarm.measure)));
  return [
    ...regions.flatMap((one): Counted[] => {
      const here = all.filter((alarm) => alarm.region === one);
      const quick = here.filter(({ window }) => window.period < 60);
      const composites = burnRates.filter((alarm) => alarm.region === one).length;
      const count = (some: readonly Alarm[]) => some.reduce((sum, alarm) => sum + billedMetrics(alarm), 0);
      return [
        { subject: "alarms", price: "alarmMetric", quantity: count(here) - count(quick), region: one },
        { subject: "alarms", price: "highResolutionAlarmMetric", quantity: count(quick), region: one },
        { subject: "composite alarms", price: "compositeAlarm", quantity: composites, region: one },
      ];
    }),
    { subject: "metrics of logs", price: "customMetric", quantity: filters.size, region },
  ];
}

/** An alarm by a query costs as much as the query finds metrics, which only AWS knows. */
const isQuery = ({ measure }: Alarm): boolean => "metric" in measure && measure.across !== undefined;

/** An alarm costs as much as the metrics that it looks at; one with a band two more, for its bounds. */
const billedMetrics = ({ measure, anomalyBand }: Alarm): number =>
  ("metric" in measure ? 1 : Object.keys(measure.metrics).length) + (anomalyBand === undefined ? 0 : 2);

function ofLog({ id, retention, logClass }: LogGroupPlan, volume: number | undefined, region: string): Counted[] {
  if (volume === undefined) return [];
  const kept = (volume * compressedShare * retention) / daysInMonth;
  return [
    { subject: id, price: logClass === "STANDARD" ? "logIngested" : "logIngestedInfrequent", quantity: volume, region },
    { subject: id, price: "logStored", quantity: kept, region },
  ];
}

/** What Firehose carries and what the bucket keeps; a bucket of another account is not charged to this one, be it of the archive or its copy. */
function ofCopy(subject: string, volume: number | undefined, environment: DefinedEnvironment): Counted[] {
  if (volume === undefined) return [];
  const { region } = environment;
  const copy = archiveCopy(environment);
  const compressed = volume * compressedShare;
  const kept = environment.telemetry.logs.archive ? (compressed * archiveRetention(environment)) / daysInMonth : 0;
  return [
    { subject, price: "archiveCarried", quantity: compressed, region },
    { subject, price: "archiveDecompressed", quantity: volume, region },
    { subject, price: "archiveStored", quantity: kept, region },
    ...(copy === undefined || copy.account !== undefined
      ? []
      : [{ subject: `${subject}, copy`, price: "archiveStored", quantity: kept, region: copy.region } as const]),
  ];
}
