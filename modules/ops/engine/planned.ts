import type { Planned } from "../../../src/model/environment/index.js";
import type { CatalogueEntry, Catalogue } from "./catalogue.js";
import type { MonitoringPlan } from "./resolve.js";

/** What rows on topics and rules are made from. */
export const plannedOf = ({
  alarms,
  burnRates,
  events,
  databaseEvents,
}: Pick<MonitoringPlan, "alarms" | "burnRates" | "events" | "databaseEvents">): Planned => ({
  regions: [...new Set([...alarms, ...burnRates, ...events, ...databaseEvents].map(({ region }) => region))].sort(),
  rules: events.map(({ name, service, target, row, region, severity }) => ({
    name,
    keys: [service, ...target, row],
    region,
    severity,
  })),
});

export const isOfPlan = ({ kind }: CatalogueEntry): boolean => "derive" in kind && kind.ofPlan === true;

/** Rows on what tells of all others come last: which topics and rules there are is known then. */
export function inOrder(catalogue: Catalogue): [id: string, entry: CatalogueEntry][] {
  const entries = Object.entries(catalogue);
  return [...entries.filter(([, entry]) => !isOfPlan(entry)), ...entries.filter(([, entry]) => isOfPlan(entry))];
}
