import { basename, dirname, resolve } from "node:path";
import ts from "typescript";
import { linksOf, meaningOf } from "./doc-comments.js";
import { withoutLongLists } from "./long-lists.js";

/** One property of a module's inputs or outputs, as its doc comment tells of it. */
export interface PropertyFacts {
  readonly name: string;
  readonly type: string;
  /** `required`, or the default. */
  readonly given: string;
  readonly meaning: string;
}

/** A class, function or interface that a module exports. */
export interface ExportFacts {
  readonly name: string;
  readonly kind: "class" | "function" | "interface";
  readonly meaning: string;
  readonly links: readonly string[];
  /** The name of the type of its inputs, if it takes an object of a named type. */
  readonly inputsType: string | undefined;
  readonly inputs: readonly PropertyFacts[];
  readonly outputs: readonly PropertyFacts[];
  /** What a class can be told to do. */
  readonly methods: readonly { readonly signature: string; readonly meaning: string }[];
  /** What a function gives back. */
  readonly returns: string | undefined;
}

/** What the modules of a barrel file export, by the folder that it comes from. */
export function moduleReference(barrel: string): ReadonlyMap<string, readonly ExportFacts[]> {
  const program = ts.createProgram([barrel], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  });
  const checker = program.getTypeChecker();
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(barrel)!)!);
  const folders = new Map<string, ExportFacts[]>();
  for (const alias of exported) {
    const symbol = checker.getAliasedSymbol(alias);
    const declaration = symbol.declarations?.[0];
    if (!declaration) continue;
    const facts = exportFacts(checker, symbol, declaration);
    if (!facts) continue;
    const folder = folderOf(barrel, alias, declaration);
    folders.set(folder, [...(folders.get(folder) ?? []), facts]);
  }
  return new Map([...folders].sort(([one], [other]) => one.localeCompare(other, "en")));
}

/** A type of an environment that a module takes belongs to the module which exports it. */
function folderOf(barrel: string, alias: ts.Symbol, declaration: ts.Declaration): string {
  const exporter = alias.declarations![0]!.getSourceFile().fileName;
  return basename(dirname(resolve(exporter) === resolve(barrel) ? declaration.getSourceFile().fileName : exporter));
}

function exportFacts(checker: ts.TypeChecker, symbol: ts.Symbol, declaration: ts.Declaration): ExportFacts | undefined {
  const common = { name: symbol.name, meaning: meaningOf(checker, symbol), links: linksOf(checker, symbol) };
  if (ts.isClassDeclaration(declaration)) {
    const [constructor] = checker.getTypeOfSymbolAtLocation(symbol, declaration).getConstructSignatures();
    const given = constructor!.parameters.filter(({ name }) => !["scope", "id"].includes(name));
    const props = given.map((one) => checker.getTypeOfSymbol(one)).find(isOurs);
    const outputs = declaration.members
      .filter((member) => ts.isPropertyDeclaration(member) || ts.isGetAccessorDeclaration(member))
      .filter(isPublic);
    return {
      ...common,
      kind: "class",
      inputsType: props && checker.typeToString(props),
      inputs: inputsOf(checker, given),
      outputs: outputs.map((member) => propertyFacts(checker, checker.getSymbolAtLocation(member.name)!)),
      methods: declaration.members
        .filter(ts.isMethodDeclaration)
        .filter(isPublic)
        .map((method) => ({
          signature: `${method.name.getText()}(${method.parameters.map((one) => one.getText()).join(", ")})`,
          meaning: meaningOf(checker, checker.getSymbolAtLocation(method.name)!),
        })),
      returns: undefined,
    };
  }
  const nothing = { inputsType: undefined, outputs: [], methods: [], returns: undefined };
  if (ts.isInterfaceDeclaration(declaration)) {
    const fields = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol));
    return { ...common, ...nothing, kind: "interface", inputs: fields.map((one) => propertyFacts(checker, one)) };
  }
  const signature = checker.getTypeOfSymbol(symbol).getCallSignatures()[0];
  if (!signature) return undefined;
  const returns = typeText(checker, signature.getReturnType());
  return { ...common, ...nothing, kind: "function", inputs: inputsOf(checker, signature.parameters), returns };
}

/** What parameters take: the properties of an interface of this project, else the parameter as it is. */
const inputsOf = (checker: ts.TypeChecker, parameters: readonly ts.Symbol[]): PropertyFacts[] =>
  parameters.flatMap((one) => {
    const type = checker.getTypeOfSymbol(one);
    if (isOurs(type)) return checker.getPropertiesOfType(type).map((field) => propertyFacts(checker, field));
    return [{ name: one.name, type: typeText(checker, type), given: "required", meaning: meaningOf(checker, one) }];
  });

const isPublic = (member: ts.ClassElement): boolean =>
  (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.NonPublicAccessibilityModifier) === 0;

/** An interface of this project, whose properties are worth a table. */
const isOurs = (type: ts.Type): boolean =>
  type.symbol?.declarations?.some(
    (one) => ts.isInterfaceDeclaration(one) && !one.getSourceFile().fileName.includes("node_modules"),
  ) === true;

function propertyFacts(checker: ts.TypeChecker, symbol: ts.Symbol): PropertyFacts {
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
  const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
  const fallback = symbol.getJsDocTags(checker).find(({ name }) => name === "default");
  const given = optional ? ts.displayPartsToString(fallback?.text) || "none" : "required";
  return { name: symbol.name, type: typeText(checker, type), given, meaning: meaningOf(checker, symbol) };
}

const typeText = (checker: ts.TypeChecker, type: ts.Type): string =>
  withoutLongLists(
    checker.typeToString(
      type,
      undefined,
      ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope,
    ),
  );
