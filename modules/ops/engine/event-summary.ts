import type { Severity } from "../../../src/model/environment/index.js";
import type { SomeText } from "../../../src/model/text.js";
import type { EventEntry } from "./catalogue.js";
import type { DatabaseSubscription, EventPattern } from "./event-row.js";
import { standIn } from "./stand-in.js";
import { sourcesInWords } from "./source-documents.js";

/** An event of the catalogue, seen without any environment. */
export interface EventSummary {
  readonly type: "event";
  /** `ecs.taskStopped` */
  readonly id: string;
  readonly service: string;
  readonly severity: Severity;
  /** Its pattern in EventBridge, with `<name>` for what comes from the inventory; null where RDS publishes it by itself. */
  readonly pattern: EventPattern | null;
  /** What is sent; null where RDS writes it. */
  readonly text: SomeText | null;
  /** The subscription of RDS; null where it arrives at EventBridge. */
  readonly subscription: DatabaseSubscription | null;
  /** Telemetry of the dev half without which the event does not arrive. */
  readonly requires: readonly string[];
  /** Where it arrives, if not in the environment's region; `derived` where that follows the target. */
  readonly region: string | null;
  readonly sources: readonly string[];
  readonly because: SomeText;
  readonly remedy: SomeText;
}

/** An event row as plain values, for tables, documents and other programs. */
export function summarizeEvent(id: string, { service, definition }: EventEntry): EventSummary {
  const { severity, pattern, text, subscription, requires, region, source, because, remedy } = definition;
  return {
    type: "event",
    id,
    service,
    severity,
    pattern: pattern ? plain(pattern(standIn("target") as never, standIn("environment") as never)) : null,
    text: text ?? null,
    subscription: subscription ?? null,
    requires: requires === undefined ? [] : [requires],
    region: typeof region === "function" ? "derived" : (region ?? null),
    sources: sourcesInWords(source),
    because,
    remedy,
  };
}

/** With stand-ins that stand alone, as `resources: [arn]`, written as text. */
const plain = (pattern: EventPattern): EventPattern => JSON.parse(JSON.stringify(pattern)) as EventPattern;
