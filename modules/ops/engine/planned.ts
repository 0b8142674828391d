import { routeNameOf, type Planned } from "../../../src/model/environment/index.js";
import type { CatalogueEntry, Catalogue } from "./catalogue.js";
import type { PlannedDatabaseEvents, PlannedEvent } from "./event.js";
import type { MonitoringPlan } from "./resolve.js";

/** What rows on topics and rules are made from. */
export function plannedOf({
  alarms,
  burnRates,
  composites,
  events,
  databaseEvents,
  spend,
}: Pick<MonitoringPlan, "alarms" | "burnRates" | "composites" | "events" | "databaseEvents" | "spend">): Planned {
  const routes = [...alarms, ...burnRates, ...composites, ...events, ...databaseEvents, ...spend].map((item) => ({
    route: routeNameOf(item),
    region: item.region,
  }));
  const byKey = new Map(routes.map((one) => [`${one.region} ${one.route}`, one]));
  return {
    routes: [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
    rules: [...events.map(ruleOf), ...databaseEvents.map((event) => ({ ...ruleOf(event), ofChat: true as const }))],
  };
}

const ruleOf = (event: PlannedEvent | PlannedDatabaseEvents) => ({
  name: event.name,
  keys: [event.service, ...event.target, event.row],
  region: event.region,
  route: routeNameOf(event),
});

export const isOfPlan = ({ kind }: CatalogueEntry): boolean => "derive" in kind && kind.ofPlan === true;

/** Rows on what tells of all others come last: which topics and rules there are is known then. */
export function inOrder(catalogue: Catalogue): [id: string, entry: CatalogueEntry][] {
  const entries = Object.entries(catalogue);
  return [...entries.filter(([, entry]) => !isOfPlan(entry)), ...entries.filter(([, entry]) => isOfPlan(entry))];
}
