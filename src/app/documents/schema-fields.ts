import type * as z from "zod";

/** What a schema says of one field. */
export interface SchemaField {
  /** Keys from the root; `*` for those of a record, `[]` for the elements of a list. */
  readonly path: readonly string[];
  readonly optional: boolean;
  /** What is taken where it is left out. */
  readonly fallback?: unknown;
  /** What would be right, in the words of its error; of an object the errors of its fields say it. */
  readonly right?: string;
}

/** All fields of a schema, in the order in which they are written. */
export function schemaFields(schema: z.core.$ZodType, path: readonly string[] = []): readonly SchemaField[] {
  const { def } = schema._zod as unknown as { readonly def: Def };
  if (def.innerType) return schemaFields(def.innerType, path);
  if (def.valueType) return schemaFields(def.valueType, [...path, "*"]);
  if (def.element) return schemaFields(def.element, [...path, "[]"]);
  if (def.options) return unique(def.options.flatMap((one) => schemaFields(one, path)));
  return Object.entries(def.shape ?? {}).flatMap(([key, value]) => [
    fieldOf(value, [...path, key]),
    ...schemaFields(value, [...path, key]),
  ]);
}

/** The parts of zod's definitions that hold further schemas. */
interface Def {
  readonly innerType?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly defaultValue?: unknown;
}

function fieldOf(schema: z.core.$ZodType, path: readonly string[]): SchemaField {
  let inner = schema;
  let fallback: unknown;
  for (;;) {
    const { def } = inner._zod as unknown as { readonly def: Def };
    fallback ??= def.defaultValue;
    if (!def.innerType) break;
    inner = def.innerType;
  }
  const right = /^is required: (.*)/.exec(
    (inner as z.ZodType).safeParse(undefined).error?.issues[0]?.message ?? "",
  )?.[1];
  return { path, optional: inner !== schema, ...(fallback !== undefined && { fallback }), ...(right && { right }) };
}

const unique = (fields: readonly SchemaField[]): SchemaField[] => [
  ...new Map(fields.map((field) => [field.path.join("."), field])).values(),
];
