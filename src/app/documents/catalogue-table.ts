import Table from "cli-table3";
import type { EventSummary, RowSummary, ThresholdSummary } from "../../../modules/ops/alarms/index.js";

/** What a row looks at: `CPUUtilization (Average)`, or its expression. */
export const signalOf = ({ metrics, expression }: RowSummary): string =>
  expression ?? metrics.map(({ name, statistic }) => `${name} (${statistic})`).join(", ");

const words = {
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
    : `${words[comparisonOperator]} ${typeof threshold === "number" ? threshold.toLocaleString("en-US", { maximumFractionDigits: 6 }) : threshold}`;

/** `5 of 5 × 60 s` */
export const windowOf = ({ period, datapointsToAlarm, evaluationPeriods }: RowSummary): string =>
  period === "derived" ? "derived" : `${datapointsToAlarm} of ${evaluationPeriods} × ${period} s`;

/** What an event row listens to: `ECS Task State Change`, or the categories of RDS. */
export const eventOf = ({ pattern, subscription }: EventSummary): string =>
  subscription ? `${subscription.sourceType}: ${subscription.categories.join(", ")}` : typesOf(pattern).join(", ");

const typesOf = (pattern: EventSummary["pattern"]): unknown[] => [pattern?.["detail-type"] ?? pattern?.source].flat();

/** The events of the catalogue as a table for people. */
export function formatEvents(rows: readonly EventSummary[]): string {
  const table = new Table({
    head: ["event", "what arrives", "severity", "region", "requires"],
    colWidths: [40, 58, 16, 16, 26],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const row of rows) table.push([row.id, eventOf(row), row.severity, row.region ?? "", row.requires.join(", ")]);
  return `${table.toString()}\n${rows.length} events`;
}

/** The alarms of the catalogue as a table for people. */
export function formatCatalogue(rows: readonly RowSummary[]): string {
  const table = new Table({
    head: ["alarm", "signal", "error", "warn", "window", "missing", "requires"],
    colWidths: [40, 58, 16, 16, 18, 14, 26],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const row of rows) {
    const { error, warn } = row.thresholds;
    table.push([
      row.id,
      signalOf(row),
      limitOf(row, error),
      limitOf(row, warn),
      windowOf(row),
      row.treatMissingData,
      row.requires.join(", "),
    ]);
  }
  return `${table.toString()}\n${rows.length} alarms`;
}
