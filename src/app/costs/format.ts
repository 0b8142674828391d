import type { Prices } from "../../model/facts/prices.js";
import type { CostItem, MonthlyCosts } from "./costs.js";

/** How many of the dearest things are named. */
const named = 3;

const units: Readonly<Record<keyof Prices, string>> = {
  alarmMetric: "metrics",
  highResolutionAlarmMetric: "metrics in less than a minute",
  compositeAlarm: "alarms",
  customMetric: "metrics",
  logIngested: "GB taken in",
  logIngestedInfrequent: "GB taken in, class INFREQUENT_ACCESS",
  logDelivered: "GB written to S3",
  logStored: "GB kept",
  archiveCarried: "GB to the archive",
  archiveDecompressed: "GB decompressed",
  archiveStored: "GB kept in the archive",
};

/** A month's cost for people: the sum, what costs most, and what is not in it. */
export function formatCosts({ total, items, notCounted, pricesOf }: MonthlyCosts): string {
  const at = pricesOf === undefined ? "at the prices of costs.prices" : `at list prices of ${pricesOf}`;
  const lines = [`${money(total)} US dollars a month ${at}, without the free tier`, ...items.slice(0, named).map(line)];
  if (items.length > named) {
    const rest = items.slice(named).reduce((sum, { dollars }) => sum + dollars, 0);
    lines.push(`  ${money(rest)} for ${items.length - named} more`);
  }
  if (notCounted.length > 0) lines.push("not counted:", ...notCounted.map((one) => `  ${one}`));
  return lines.join("\n");
}

const line = ({ subject, price, quantity, dollars }: CostItem): string =>
  `  ${money(dollars)} for ${subject} (${quantity.toLocaleString("en", { maximumFractionDigits: 1 })} ${units[price]})`;

const money = (dollars: number): string =>
  dollars.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
