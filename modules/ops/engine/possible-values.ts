import { publishingOf } from "../../../src/model/facts/publishing/index.js";
import type { Alarm, ComparisonOperator } from "./alarm.js";
import type { Candidate } from "./build-alarm.js";

/** The values that an alarm can ever see. */
export interface PossibleValues {
  readonly least: number;
  readonly most?: number;
  /** Whether the largest follows from the target. */
  readonly ofTarget: boolean;
}

/** Metrics that say -1 where there is nothing to say, as replicas do of their lag. */
const negative = /ReplicaLag$/;

/** Tasks may use more of the CPU and memory than is reserved for them. */
const beyondHundred = "AWS/ECS";

/**
 * What an alarm can see, by its unit and by what its row says of the target. Nothing is known of metrics that AWS does not publish, nor of
 * metric math but of rates, which are made of counts.
 */
export function valuesOf({ entry, target }: Candidate, { measure, unit }: Alarm): PossibleValues {
  const { math, most } = entry.definition;
  if (!("metric" in measure)) return { least: typeof math === "object" ? 0 : -Infinity, ofTarget: false };
  const { metric } = measure;
  if (!publishingOf(metric)) return { least: -Infinity, ofTarget: false };
  const least = negative.test(metric.name) ? -1 : 0;
  if (metric.statistic === "Sum" || metric.statistic === "SampleCount") return { least, ofTarget: false };
  const ofTarget = most?.(target);
  if (ofTarget !== undefined) return { least, most: ofTarget, ofTarget: true };
  const percent = unit === "Percent" && metric.namespace !== beyondHundred;
  return { least, ...(percent && { most: 100 }), ofTarget: false };
}

/** `is never` or `is always`, where a threshold makes it so. */
export function sideOf(
  operator: ComparisonOperator,
  threshold: number,
  { least, most = Infinity }: PossibleValues,
): "is never" | "is always" | undefined {
  switch (operator) {
    case "GreaterThanThreshold":
      return threshold >= most ? "is never" : threshold < least ? "is always" : undefined;
    case "GreaterThanOrEqualToThreshold":
      return threshold > most ? "is never" : threshold <= least ? "is always" : undefined;
    case "LessThanThreshold":
      return threshold <= least ? "is never" : threshold > most ? "is always" : undefined;
    case "LessThanOrEqualToThreshold":
      return threshold < least ? "is never" : threshold >= most ? "is always" : undefined;
    default:
      return undefined;
  }
}
