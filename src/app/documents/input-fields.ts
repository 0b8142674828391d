import ts from "typescript";
import { linksOf, meaningOf } from "./doc-comments.js";
import { withoutLongLists } from "./long-lists.js";

/** A field of an interface that somebody fills in, as its doc comment tells of it. */
export interface InputField {
  /** Keys from the root; `*` for those of a record, `[]` for the elements of a list. */
  readonly path: readonly string[];
  /** Nothing where it has fields of its own. */
  readonly type?: string;
  readonly optional: boolean;
  readonly meaning: string;
  /** What `@default` says. */
  readonly fallback?: string;
  /** What `@limits` says. */
  readonly limits?: string;
  readonly links: readonly string[];
}

/** All fields of an interface of this project, those of the interfaces in it too, in the order in which they are written. */
export function inputFields(file: string, name: string): readonly InputField[] {
  const program = ts.createProgram([file], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  });
  const checker = program.getTypeChecker();
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)!)!);
  const symbol = exported.find((one) => one.name === name)!;
  return new FieldReader(checker).within(checker.getDeclaredTypeOfSymbol(symbol), []);
}

class FieldReader {
  constructor(private readonly checker: ts.TypeChecker) {}

  within(type: ts.Type, path: readonly string[]): InputField[] {
    return this.checker.getPropertiesOfType(type).flatMap((symbol) => this.field(symbol, [...path, symbol.name]));
  }

  private field(symbol: ts.Symbol, path: readonly string[]): InputField[] {
    const type = this.checker.getNonNullableType(this.checker.getTypeOfSymbol(symbol));
    const below = this.below(type, path);
    const tag = (name: string) => {
      const found = symbol.getJsDocTags(this.checker).find((one) => one.name === name);
      return found && ts.displayPartsToString(found.text);
    };
    const own = {
      path,
      optional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
      meaning: meaningOf(this.checker, symbol),
      links: linksOf(this.checker, symbol),
      ...(below.length === 0 || type.isUnion() ? { type: this.text(type) } : {}),
      ...(tag("default") !== undefined && { fallback: tag("default") }),
      ...(tag("limits") !== undefined && { limits: tag("limits") }),
    };
    return [own, ...below];
  }

  /** The fields of what stands there: of an object, of a record's values, of a list's elements, of each choice. */
  private below(type: ts.Type, path: readonly string[]): InputField[] {
    if (type.isUnion()) return unique(type.types.flatMap((one) => this.below(one, path)));
    if ((type.flags & ts.TypeFlags.Object) === 0) return [];
    const value = type.getStringIndexType();
    if (value) return this.below(this.checker.getNonNullableType(value), [...path, "*"]);
    if (this.checker.isArrayType(type))
      return this.below(this.checker.getTypeArguments(type as ts.TypeReference)[0]!, [...path, "[]"]);
    return isFixedRecord(type) ? [] : this.within(type, path);
  }

  private valueOf(record: ts.Type): ts.Type {
    return this.checker.getNonNullableType(this.checker.getTypeOfSymbol(record.getProperties()[0]!));
  }

  private text(type: ts.Type): string {
    const value = type.getStringIndexType();
    if (value) return `Record<string, ${this.text(this.checker.getNonNullableType(value))}>`;
    if (isFixedRecord(type)) return `Record<string, ${this.text(this.valueOf(type))}>`;
    const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias;
    return withoutLongLists(this.checker.typeToString(type, undefined, flags));
  }
}

/** A record over keys that nobody declared one by one, such as regions: none is worth a line. */
const isFixedRecord = (type: ts.Type): boolean =>
  type.getProperties().length > 0 && type.getProperties().every(({ declarations }) => declarations === undefined);

const unique = (fields: readonly InputField[]): InputField[] => [
  ...new Map(fields.map((field) => [field.path.join("."), field])).values(),
];
