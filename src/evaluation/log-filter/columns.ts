import { fieldsOf, type Field } from "./fields.js";
import type { Match, Matcher } from "./readings.js";
import type { Scanner } from "./scanner.js";
import { comparison, comparisonPattern, numberIn, readOperand, type Comparison } from "./values.js";

interface Column {
  readonly name: string;
  readonly holds: (text: string) => boolean;
}

/** A text without quotation marks, up to what goes on behind it. */
const bareValue = /^[^\s,\]"&|%]+/;

const rest = "...";

/** A pattern for events whose fields are separated by spaces: `[ip, user, status = 5*, ...]`. */
export function columnsMatcher(scanner: Scanner): Matcher {
  const columns = readColumns(scanner);
  const names = columns.map((column) => (column === rest ? rest : column.name));
  return {
    kind: "columns",
    match: (message) => matchColumns(columns, message),
    selectorIssue: (selector) =>
      /^\$\d+$/.test(selector) || (selector.startsWith("$") && names.includes(selector.slice(1)))
        ? undefined
        : `names no column; the pattern has ${names.join(", ") || "none"}`,
  };
}

function readColumns(scanner: Scanner): (Column | typeof rest)[] {
  scanner.takeWord(/^\s*\[/);
  const columns: (Column | typeof rest)[] = [];
  if (!scanner.takeWord(/^\]/)) {
    do {
      const start = scanner.at;
      const column = scanner.takeWord(/^\.\.\./) ? rest : readColumn(scanner);
      const same = columns.some((other) =>
        other === rest ? column === rest : column !== rest && other.name === column.name,
      );
      if (same)
        scanner.fail(
          column === rest ? "a second ...; which fields each takes is open" : `a second column ${column.name}`,
          start,
        );
      columns.push(column);
    } while (scanner.takeWord(/^,/));
    if (!scanner.takeWord(/^\]/))
      scanner.fail(`${scanner.found} where "]" would close the pattern, or a comma, && or || go on`);
  }
  if (!scanner.ended) scanner.fail(`${scanner.found} behind the closing "]"`);
  return columns;
}

function readColumn(scanner: Scanner): Column {
  const name = scanner.takeWord(/^[A-Za-z_]\w*/)?.[0];
  if (name === undefined) return scanner.fail(`${scanner.found} where the name of a column or ... would`);
  if (!comparisonPattern.test(scanner.rest)) return { name, holds: () => true };
  const any = [[readCondition(scanner)]];
  for (let word = scanner.takeWord(/^(&&|\|\|)/); word; word = scanner.takeWord(/^(&&|\|\|)/)) {
    const again = scanner.takeWord(/^\w+/)?.[0];
    if (again !== name)
      scanner.fail(`a condition of column ${name} names ${again ?? "none"}; each column has its own between commas`);
    const condition = readCondition(scanner);
    if (word[0] === "||") any.push([condition]);
    else any.at(-1)?.push(condition);
  }
  return { name, holds: (text) => any.some((all) => all.every((condition) => condition(text))) };
}

function readCondition(scanner: Scanner): (text: string) => boolean {
  const operator = scanner.takeWord(comparisonPattern)?.[0] as Comparison | undefined;
  if (operator === undefined) return scanner.fail(`${scanner.found} where = != < > <= or >= would`);
  const test = comparison(operator, readOperand(scanner, operator, bareValue));
  scanner.skipSpace();
  return (text) => test(text, numberIn(text));
}

/** Columns before ... count from the first field, those behind it from the last one. */
function matchColumns(columns: readonly (Column | typeof rest)[], message: string): Match | undefined {
  const split = columns.indexOf(rest);
  const names = columns.filter((column) => column !== rest);
  const fields = split < 0 && names.length > 0 ? lastTakesAll(message, names.length) : fieldsOf(message);
  if (fields.length < names.length) return undefined;
  const behind = split < 0 ? 0 : names.length - split;
  const fieldOf = (index: number): string =>
    (index < names.length - behind ? fields[index] : fields[fields.length - names.length + index])?.text ?? "";
  if (!names.every((column, index) => column.holds(fieldOf(index)))) return undefined;
  const values = new Map(fields.map(({ text }, index) => [`$${index + 1}`, text]));
  names.forEach((column, index) => values.set(`$${column.name}`, fieldOf(index)));
  return { value: (selector) => values.get(selector) };
}

/**
 * AWS's example `[w1=ERROR, w2]` matches events of seven words, and needs the second column for it: the last column takes
 * all that is left.
 */
function lastTakesAll(message: string, count: number): Field[] {
  const fields = fieldsOf(message);
  const last = fields[count - 1];
  if (fields.length <= count || !last) return fields;
  return [...fields.slice(0, count - 1), { text: message.slice(last.at).trimEnd(), at: last.at }];
}
