import type { InventoryKind } from "../../../../src/model/inventory/targets.js";
import type { ServiceLevelSource } from "../../../../src/model/environment/index.js";
import type { Text } from "../../../../src/model/text.js";
import type { Dimensions, Metric } from "../metric.js";

/** What there is of a target in one window: how many requests, and how many of them failed. */
export interface Counted {
  readonly metrics: Readonly<Record<string, Metric>>;
  /** Metric math that is never missing, in brackets where it is more than a call. */
  readonly failed: string;
  /** The same, save that it may be missing where nothing failed. */
  readonly total: string;
}

/** How service levels of one kind of target are counted. */
export interface Indicator<Target> {
  readonly kind: InventoryKind<Target>;
  /** What is counted: `requests`. */
  readonly counted: Text;
  readonly dimensions: (target: Target) => Dimensions;
  /** Of a window of so many seconds. */
  readonly availability: (target: Target, seconds: number) => Counted;
  /** The same, where what takes longer than so many seconds is a failure; none where AWS has no percentiles of how long it takes. */
  readonly latency?: (within: number) => Counted;
  /** Why nothing can be told of a target, and what would be right. */
  readonly problem?: (target: Target) => string | undefined;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- indicators of all kinds of targets stand in one record
export type Indicators = Readonly<Record<ServiceLevelSource, Indicator<any>>>;
