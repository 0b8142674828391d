import { show, type KindOf } from "../../../src/model/environment/index.js";
import { entries, type EventEntry, type TypedCatalogue } from "./catalogue.js";
import type { EventRow } from "./event-row.js";
import type { Row } from "./row.js";

/**
 * Declares the alarms of one kind of target. The service, named as in the inventory, begins each id. A text may be in the language of
 * the environments alone that use the row.
 */
export function ownCatalogue<Target, const Service extends string, const Rows extends Record<string, Row<Target>>>(
  service: Service,
  kind: KindOf<NoInfer<Service>, Target>,
  rows: Rows,
): TypedCatalogue<Service, Rows, Target> {
  checkArguments("catalogue", service, rows);
  return entries("alarm", service, kind, rows) as TypedCatalogue<Service, Rows, Target>;
}

/** Declares the events of one kind of target, like `catalogue`; their ids are of the same kind as those of alarms. */
export function ownEventCatalogue<
  Target,
  const Service extends string,
  const Rows extends Record<string, EventRow<Target>>,
>(
  service: Service,
  kind: KindOf<NoInfer<Service>, Target>,
  rows: Rows,
): { readonly [Name in keyof Rows & string as `${Service}.${Name}`]: EventEntry } {
  checkArguments("eventCatalogue", service, rows);
  return entries("event", service, kind, rows) as ReturnType<typeof ownEventCatalogue<Target, Service, Rows>>;
}

/** @throws Error where there is nothing to make ids of; the rows themselves are looked at with the environment that uses them. */
function checkArguments(what: string, service: unknown, rows: unknown): void {
  const isRecord = typeof rows === "object" && rows !== null && !Array.isArray(rows);
  const problems = [
    typeof service === "string" && service !== ""
      ? ""
      : `its first argument is ${show(service)}, and not a service's name`,
    isRecord ? "" : `its third argument is ${show(rows)}, and not an object of rows by their names`,
  ].filter((problem) => problem !== "");
  if (problems.length > 0)
    throw new Error(`${what}: ${problems.join("; ")}\n  right: ${what}("mq", targetsOf({ … }), { … })`);
}
