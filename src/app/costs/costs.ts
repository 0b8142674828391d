import { halvesOf, type Alarm } from "../../../modules/ops/alarms/index.js";
import { archiveRetention } from "../../model/contract/archive.js";
import { archiveCopy } from "../../model/contract/archive-copy.js";
import { archivedLogGroups, planLogGroups, type LogGroupPlan } from "../../model/contract/log-groups.js";
import { logSourceId } from "../../model/contract/log-sources.js";
import { trafficLogs } from "../../model/contract/traffic-logs.js";
import type { Environment } from "../../model/environment/index.js";
import { trafficLogDefaults } from "../../model/environment/traffic-logs.js";
import { compressedShare, listPrices, type Prices } from "../../model/facts/prices.js";
import { lookUp } from "../../model/look-up.js";
import { requireDefined, type DefinedEnvironment } from "../define-environment.js";
import { ofContainerInsights } from "./container-insights.js";
import { daysInMonth, type Counted } from "./counted.js";
import { notCounted } from "./not-counted.js";
import { ofScanners } from "./scanners.js";

/** One thing that a month costs. */
export interface CostItem {
  /** `alarms`, `metrics of logs`, `GuardDuty`, `Inspector`, or a log such as `ecs.main/keycloak`. */
  readonly subject: string;
  /** What is counted: `alarmMetric`, `logIngested` … */
  readonly price: keyof Prices;
  /** How many of them: metrics, alarms, gigabytes. */
  readonly quantity: number;
  /** US dollars in a month. */
  readonly dollars: number;
}

/** What alarms, logs, measuring and scanning of an environment cost in a month. */
export interface MonthlyCosts {
  /** US dollars in a month of everything that is counted. */
  readonly total: number;
  /** The dearest first. */
  readonly items: readonly CostItem[];
  /** What costs something and is not counted, and why. */
  readonly notCounted: readonly string[];
  /** The day that the list prices are of, where any was taken, or the first and the last of such days: `2025-09-23 to 2026-07-01`. */
  readonly pricesOf?: string;
}

/**
 * What alarms, logs, measuring and scanning of an environment cost in a month, at list prices or those of `costs.prices`, without AWS's free
 * tier. Of logs counts what `costs.volumes` says; kept is what has gathered once the retention is over.
 */
export function costsOf(environment: DefinedEnvironment): MonthlyCosts {
  const { volumes, prices } = requireDefined(environment, "costsOf").costs;
  const logs = planLogGroups(environment).filter(({ managed }) => managed);
  const direct = trafficLogs(environment).map(logSourceId);
  const counted = [
    ...ofAlarms(environment),
    ...ofContainerInsights(environment),
    ...ofScanners(environment),
    ...direct.flatMap((id) => ofDelivered(id, lookUp(volumes, id), environment)),
    ...logs.flatMap((log) => ofLog(log, lookUp(volumes, log.id), environment)),
    ...archivedLogGroups(environment).flatMap(({ id }) => ofCopy(id, lookUp(volumes, id), environment)),
  ].filter(({ quantity }) => quantity > 0);
  const priced = counted.map(({ region, ...one }) => {
    const own = prices[one.price];
    const list = own === undefined ? listPrices[one.price] : undefined;
    const listed = list && lookUp(list.dollars, region);
    return { ...one, region, of: listed === undefined ? undefined : list?.of, cost: own ?? listed };
  });
  const items = priced
    .flatMap(({ subject, price, quantity, cost }) =>
      cost === undefined ? [] : [{ subject, price, quantity, dollars: quantity * cost }],
    )
    .sort((a, b) => b.dollars - a.dollars);
  const missing = priced
    .filter(({ cost }) => cost === undefined)
    .map(({ price, region }) => `${price} in ${region}: no list price is known; give costs.prices.${price}`);
  const queries = [...new Set(environment.monitoring.alarms.filter(isQuery).map(({ id }) => id))];
  const silent = [...logs.map(({ id }) => id), ...direct].filter((id) => lookUp(volumes, id) === undefined);
  const days = [...new Set(priced.flatMap(({ of }) => of ?? []))].sort();
  return {
    total: items.reduce((sum, { dollars }) => sum + dollars, 0),
    items,
    notCounted: [...new Set(missing), ...notCounted(environment, silent, queries)],
    ...(days.length > 0 && { pricesOf: [...new Set([days[0], days.at(-1)])].join(" to ") }),
  };
}

/** Alarms, the metrics that metric filters make for them, and the dashboard that shows them. */
function ofAlarms({ region, monitoring }: DefinedEnvironment): Counted[] {
  const { alarms, burnRates, dashboard } = monitoring;
  const all = [...alarms, ...burnRates.flatMap(halvesOf)].filter((alarm) => !isQuery(alarm));
  const combined = [...burnRates, ...monitoring.composites];
  const regions = [...new Set([...all, ...combined].map((alarm) => alarm.region))];
  const filters = new Set(alarms.filter(({ filter }) => filter).map((alarm) => JSON.stringify(alarm.measure)));
  return [
    ...regions.flatMap((one): Counted[] => {
      const here = all.filter((alarm) => alarm.region === one);
      const quick = here.filter(({ window }) => window.period < 60);
      const composites = combined.filter((alarm) => alarm.region === one).length;
      const count = (some: readonly Alarm[]) => some.reduce((sum, alarm) => sum + billedMetrics(alarm), 0);
      return [
        { subject: "alarms", price: "alarmMetric", quantity: count(here) - count(quick), region: one },
        { subject: "alarms", price: "highResolutionAlarmMetric", quantity: count(quick), region: one },
        { subject: "composite alarms", price: "compositeAlarm", quantity: composites, region: one },
      ];
    }),
    { subject: "dashboard", price: "dashboard", quantity: dashboard ? 1 : 0, region },
    { subject: "metrics of logs", price: "customMetric", quantity: filters.size, region },
  ];
}

/** An alarm by a query costs as much as the query finds metrics, which only AWS knows. */
const isQuery = ({ measure }: Alarm): boolean => "metric" in measure && measure.across !== undefined;

/** An alarm costs as much as the metrics that it looks at; one with a band two more, for its bounds. */
const billedMetrics = ({ measure, anomalyBand }: Alarm): number =>
  ("metric" in measure ? 1 : Object.keys(measure.metrics).length) + (anomalyBand === undefined ? 0 : 2);

function ofLog(
  { id, retention, logClass }: LogGroupPlan,
  volume: number | undefined,
  environment: Environment,
): Counted[] {
  if (volume === undefined) return [];
  const { region } = environment;
  const ingested: Counted = {
    subject: id,
    price: logClass === "STANDARD" ? "logIngested" : "logIngestedInfrequent",
    quantity: volume,
    region,
  };
  const stored: Counted = { subject: id, price: "logStored", quantity: keptFor(retention, volume), region };
  return isIngestedFree(id, environment) ? [stored] : [ingested, stored];
}

/**
 * With enhanced observability Container Insights is charged by metric, and at the other level by metric and by what its log takes in.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_billing.html#cloudwatch_billing_container-insights
 */
const isIngestedFree = (id: string, { telemetry }: Environment): boolean =>
  id.startsWith("containerInsights.") && telemetry.containerInsights === "enhanced";

/** What AWS writes to S3 itself, and the bucket keeps. */
function ofDelivered(subject: string, volume: number | undefined, { region, telemetry }: Environment): Counted[] {
  if (volume === undefined) return [];
  const { retention, flowLogFormat } = telemetry.trafficLogs ?? trafficLogDefaults;
  const converted = subject.endsWith("/flow") && flowLogFormat === "parquet" ? volume : 0;
  return [
    { subject, price: "logDelivered", quantity: volume, region },
    { subject, price: "logConverted", quantity: converted, region },
    { subject, price: "archiveStored", quantity: keptFor(retention, volume), region },
  ];
}

/** What Firehose carries and what the bucket keeps; a bucket of another account is not charged to this one, be it of the archive or its copy. */
function ofCopy(subject: string, volume: number | undefined, environment: DefinedEnvironment): Counted[] {
  if (volume === undefined) return [];
  const { region } = environment;
  const copy = archiveCopy(environment);
  const kept = environment.telemetry.logs.archive ? keptFor(archiveRetention(environment), volume) : 0;
  return [
    { subject, price: "archiveCarried", quantity: volume * compressedShare, region },
    { subject, price: "archiveDecompressed", quantity: volume, region },
    { subject, price: "archiveStored", quantity: kept, region },
    ...(copy === undefined || copy.account !== undefined
      ? []
      : [{ subject: `${subject}, copy`, price: "archiveStored", quantity: kept, region: copy.region } as const]),
  ];
}

/** Gigabytes that have gathered, compressed, once the days are over. */
const keptFor = (days: number, volume: number): number => (volume * compressedShare * days) / daysInMonth;
