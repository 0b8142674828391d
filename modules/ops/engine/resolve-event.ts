import type { AlarmChange, Environment, Issue } from "../../../src/model/environment/index.js";
import { inLanguage } from "../../../src/model/text.js";
import { awsName, prefixOf } from "../../../src/model/names/index.js";
import type { EventEntry } from "./catalogue.js";
import { missingTexts } from "./missing-texts.js";
import { routed } from "./routed.js";
import type { PlannedDatabaseEvents, PlannedEvent } from "./event.js";

interface Candidate {
  readonly id: string;
  readonly entry: EventEntry;
  readonly keys: readonly string[];
  readonly target: unknown;
  readonly change: Pick<AlarmChange, "severity" | "route">;
}

/** What tells of a row's event on one target. */
export function collectEvent(
  environment: Environment,
  { id, entry, keys, target, change }: Candidate,
  result: { events: PlannedEvent[]; databaseEvents: PlannedDatabaseEvents[]; issues: Issue[] },
): void {
  const { service, row, definition } = entry;
  const severity = change.severity ?? definition.severity;
  const common = {
    id,
    service,
    row,
    target: keys,
    severity,
    ...routed(change.route, severity),
    name: awsName("rule", environment, service, ...keys, row),
    description: inLanguage(definition.because, environment.language),
  };
  if (definition.subscription) {
    const { subscription, identifier } = definition;
    const { region } = environment;
    result.databaseEvents.push({ ...common, region, subscription, identifier: identifier(target) });
    return;
  }
  const { pattern, paths, text, region } = definition;
  result.issues.push(...missingTexts(environment, id, { because: definition.because, text }));
  result.events.push({
    ...common,
    region: (typeof region === "function" ? region(target) : region) ?? environment.region,
    pattern: pattern(target, environment),
    paths,
    text: `${prefixOf(environment)}: ${inLanguage(text, environment.language)}`,
  });
}
