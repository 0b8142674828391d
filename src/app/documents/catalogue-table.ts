import Table from "cli-table3";
import type { EventSummary, RowSummary, ThresholdSummary } from "../../../modules/ops/alarms/index.js";
import { severities } from "../../model/environment/index.js";
import { inLanguage } from "../../model/text.js";

/** What a row looks at: `CPUUtilization (Average)`, or its expression. */
export const signalOf = ({ metrics, expression }: RowSummary): string =>
  expression ?? metrics.map(({ name, statistic }) => `${name} (${statistic})`).join(", ");

/** Comparison operators as people write them. */
export const operatorSigns = {
  GreaterThanThreshold: ">",
  GreaterThanOrEqualToThreshold: "≥",
  LessThanThreshold: "<",
  LessThanOrEqualToThreshold: "≤",
  GreaterThanUpperThreshold: "above",
  LessThanLowerThreshold: "below",
} as const;

/** `> 90`, `≥ derived`, or nothing. */
export const limitOf = ({ comparisonOperator }: RowSummary, threshold: ThresholdSummary): string =>
  threshold === null
    ? ""
    : `${operatorSigns[comparisonOperator]} ${typeof threshold === "number" ? threshold.toLocaleString("en-US", { maximumFractionDigits: 6 }) : threshold}`;

/** `5 of 5 × 60 s` */
export const windowOf = ({ period, datapointsToAlarm, evaluationPeriods }: RowSummary): string =>
  period === "derived" ? "derived" : `${datapointsToAlarm} of ${evaluationPeriods} × ${period} s`;

/** Rows of the catalogue as a table for people. */
export function formatCatalogue(rows: readonly (RowSummary | EventSummary)[]): string {
  const table = new Table({
    head: ["service", "alarm or event", "severity", "what it tells"],
    colWidths: [16, 46, 20, 76],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const row of rows) table.push([row.service, row.id, severityOf(row), inLanguage(row.because, "en")]);
  const count = (type: "alarm" | "event") => rows.filter((row) => row.type === type).length;
  return `${table.toString()}\n${count("alarm")} alarms, ${count("event")} events`;
}

/** `error > 90`, and `warn > 80` on a line of its own. */
function severityOf(row: RowSummary | EventSummary): string {
  if (row.type === "event") return row.severity;
  const own = severities.filter((severity) => row.thresholds[severity] !== null);
  return own.map((severity) => `${severity} ${limitOf(row, row.thresholds[severity])}`).join("\n");
}
