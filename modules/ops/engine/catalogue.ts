import type { KindOf, Severity, TargetKind } from "../../../src/model/environment/index.js";
import type { Text } from "../../../src/model/text.js";
import type { EventRow } from "./event-row.js";
import type { Row } from "./row.js";

/** A row with its id and the kind of target it is for; the target's type is settled when the row is written. */
interface Entry<Type extends string, Definition> {
  readonly type: Type;
  readonly service: string;
  readonly row: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- entries of all services stand in one record
  readonly kind: TargetKind<any>;
  readonly definition: Definition;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
export type AlarmEntry = Entry<"alarm", Row<any>>;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
export type EventEntry = Entry<"event", EventRow<any>>;

export type CatalogueEntry = AlarmEntry | EventEntry;

/** Entries by the id of the alarm or event: `aurora.cpuUtilization`. */
export type Catalogue<Ids extends string = string> = Readonly<Record<Ids, CatalogueEntry>>;

/** Which severities a row has: the keys of its thresholds. */
export type SeveritiesOf<R> = R extends { readonly above: infer T }
  ? keyof T & Severity
  : R extends { readonly atLeast: infer T }
    ? keyof T & Severity
    : R extends { readonly below: infer T }
      ? keyof T & Severity
      : R extends { readonly atMost: infer T }
        ? keyof T & Severity
        : never;

/** A catalogue that remembers, for overrides, which severities each of its rows has and what its targets are. */
export type TypedCatalogue<Service extends string, Rows, Target> = {
  readonly [Name in keyof Rows & string as `${Service}.${Name}`]: AlarmEntry & {
    readonly severities?: SeveritiesOf<Rows[Name]>;
    readonly target?: Target;
  };
};

/**
 * Declares the alarms of one kind of target, for every environment: each text in every language. The service, named as in the
 * inventory, begins each id.
 */
export function catalogue<Target, const Service extends string, const Rows extends Record<string, Row<Target, Text>>>(
  service: Service,
  kind: KindOf<NoInfer<Service>, Target>,
  rows: Rows,
): TypedCatalogue<Service, Rows, Target> {
  return standard(entries("alarm", service, kind, rows)) as TypedCatalogue<Service, Rows, Target>;
}

/** Declares the events of one kind of target, like `catalogue`; their ids are of the same kind as those of alarms. */
export function eventCatalogue<
  Target,
  const Service extends string,
  const Rows extends Record<string, EventRow<Target, Text>>,
>(
  service: Service,
  kind: KindOf<NoInfer<Service>, Target>,
  rows: Rows,
): { readonly [Name in keyof Rows & string as `${Service}.${Name}`]: EventEntry } {
  return standard(entries("event", service, kind, rows)) as ReturnType<typeof eventCatalogue<Target, Service, Rows>>;
}

const ours = new WeakSet<CatalogueEntry>();

function standard<Entries extends Catalogue>(made: Entries): Entries {
  for (const entry of Object.values(made)) ours.add(entry);
  return made;
}

/** Whether a row is one of this library, which types and tests hold; one of anybody's own is looked at when it is used. */
export const isStandard = (entry: CatalogueEntry): boolean => ours.has(entry);

export const entries = <Type extends string, Target, Definition>(
  type: Type,
  service: string,
  kind: TargetKind<Target>,
  rows: Readonly<Record<string, Definition>>,
): Record<string, Entry<Type, Definition>> =>
  Object.fromEntries(
    Object.entries(rows).map(([row, definition]) => [`${service}.${row}`, { type, service, row, kind, definition }]),
  );

/** The rows of one type in a catalogue, with their ids. */
export const entriesOf = <Type extends CatalogueEntry["type"]>(
  catalogue: Catalogue,
  type: Type,
): [id: string, entry: Extract<CatalogueEntry, { type: Type }>][] =>
  Object.entries(catalogue).filter((pair): pair is [string, Extract<CatalogueEntry, { type: Type }>] => {
    return pair[1].type === type;
  });
