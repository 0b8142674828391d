import type { Prices } from "../../model/facts/prices.js";
import { requireParts } from "../given.js";
import type { CostItem, MonthlyCosts } from "./costs.js";

/** How many of the dearest things are named. */
const named = 3;

const units: Readonly<Record<keyof Prices, string>> = {
  alarmMetric: "metrics",
  highResolutionAlarmMetric: "metrics in less than a minute",
  compositeAlarm: "alarms",
  dashboard: "dashboards",
  customMetric: "metrics",
  insightsMetric: "metrics",
  logIngested: "GB taken in",
  logIngestedInfrequent: "GB taken in, class INFREQUENT_ACCESS",
  logDelivered: "GB written to S3",
  logConverted: "GB converted to Parquet",
  logStored: "GB kept",
  archiveCarried: "GB to the archive",
  archiveDecompressed: "GB decompressed",
  archiveStored: "GB kept in S3",
  guardDutyEvents: "million management events",
  guardDutyLogs: "GB of flow logs and DNS queries",
  guardDutyS3Events: "million data events of S3",
  guardDutyEksEvents: "million events of EKS audit logs",
  guardDutyLambdaLogs: "GB of functions' network logs",
  guardDutyRuntime: "vCPUs with an agent",
  guardDutyDatabase: "vCPUs of databases",
  guardDutyServerless: "ACUs of databases",
  guardDutyVolumes: "GB of volumes scanned",
  inspectorInstance: "instances",
  imageScan: "images scanned",
  imageRescan: "images scanned again",
};

/** A month's cost for people: the sum, what costs most with all that it costs for, and what is not in it. */
export function formatCosts(costs: MonthlyCosts): string {
  requireParts("formatCosts", costs, ["total", "items", "notCounted"], "a month's costs, as costsOf makes them");
  const { total, items, notCounted, pricesOf } = costs;
  const at = pricesOf === undefined ? "at the prices of costs.prices" : `at list prices of ${pricesOf}`;
  const things = bySubject(items);
  const lines = [
    `${money(total)} US dollars a month ${at}, without the free tier`,
    ...things.slice(0, named).map(line),
  ];
  if (things.length > named) {
    const rest = things.slice(named).reduce((sum, { dollars }) => sum + dollars, 0);
    lines.push(`  ${money(rest)} for ${things.length - named} more`);
  }
  if (notCounted.length > 0) lines.push("not counted:", ...notCounted.map((one) => `  ${one}`));
  return lines.join("\n");
}

/** What has several prices is one thing: a log that is taken in and kept, GuardDuty with its plans. */
interface Thing {
  readonly subject: string;
  readonly dollars: number;
  readonly parts: readonly CostItem[];
}

const bySubject = (items: readonly CostItem[]): Thing[] =>
  [...new Set(items.map(({ subject }) => subject))]
    .map((subject) => {
      const parts = items.filter((item) => item.subject === subject);
      return { subject, dollars: parts.reduce((sum, { dollars }) => sum + dollars, 0), parts };
    })
    .sort((a, b) => b.dollars - a.dollars);

function line({ subject, dollars, parts }: Thing): string {
  const told = parts.map((part) => (parts.length === 1 ? amount(part) : `${money(part.dollars)} for ${amount(part)}`));
  return `  ${money(dollars)} for ${subject} (${told.join(", ")})`;
}

const amount = ({ price, quantity }: CostItem): string =>
  `${quantity.toLocaleString("en", { maximumFractionDigits: 1 })} ${units[price]}`;

const money = (dollars: number): string =>
  dollars.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
