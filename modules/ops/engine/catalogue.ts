import type { KindOf, Severity, TargetKind } from "../../../src/model/environment/index.js";
import type { Row } from "./row.js";

/** A row with its id and the kind of target it is for; the target's type is settled when the row is written. */
export interface CatalogueEntry {
  readonly service: string;
  readonly row: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- entries of all services stand in one record
  readonly kind: TargetKind<any>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
  readonly definition: Row<any>;
}

/** Entries by alarm id: `aurora.cpuUtilization`. `Severities` says, in types only, which severities each row has. */
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

/** A catalogue that remembers, for overrides, which severities each of its rows has. */
export type TypedCatalogue<Service extends string, Rows> = {
  readonly [Name in keyof Rows & string as `${Service}.${Name}`]: CatalogueEntry & {
    readonly severities?: SeveritiesOf<Rows[Name]>;
  };
};

/** Declares the alarms of one kind of target. The service, named as in the inventory, begins each id. */
export function catalogue<Target, const Service extends string, const Rows extends Record<string, Row<Target>>>(
  service: Service,
  kind: KindOf<NoInfer<Service>, Target>,
  rows: Rows,
): TypedCatalogue<Service, Rows> {
  const entries = Object.entries<Row<Target>>(rows).map(([row, definition]) => [
    `${service}.${row}`,
    { service, row, kind, definition } satisfies CatalogueEntry,
  ]);
  return Object.fromEntries(entries) as TypedCatalogue<Service, Rows>;
}
