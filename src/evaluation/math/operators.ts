import { arithmetic, comparisons, type Operator } from "./ast.js";
import {
  describe,
  isMissing,
  mapPoints,
  orMissing,
  scalar,
  series,
  seriesList,
  type Points,
  type Run,
  type Value,
} from "./values.js";

type Operation = (left: number, right: number) => number;

const operations: Readonly<Record<Operator, Operation>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "^": (left, right) => left ** right,
  "==": (left, right) => (left === right ? 1 : 0),
  "!=": (left, right) => (left !== right ? 1 : 0),
  "<=": (left, right) => (left <= right ? 1 : 0),
  ">=": (left, right) => (left >= right ? 1 : 0),
  "<": (left, right) => (left < right ? 1 : 0),
  ">": (left, right) => (left > right ? 1 : 0),
  AND: (left, right) => (left !== 0 && right !== 0 ? 1 : 0),
  OR: (left, right) => (left !== 0 || right !== 0 ? 1 : 0),
};

const isArithmetic = (operator: Operator): boolean => (arithmetic as readonly Operator[]).includes(operator);

/**
 * An operator between two values: a missing value of a time series counts as 0 where the other series has one.
 * Arithmetic also takes an array of time series on one side, and then works on each.
 */
export function operate(operator: Operator, left: Value, right: Value, run: Run): Value {
  const operation = operations[operator];
  // Of comparisons AWS says that one of the two series must have a value; of arithmetic it does not.
  const none = isArithmetic(operator) && run.readings.noneHasValue === "zero" ? 0 : NaN;
  if (isArithmetic(operator) && left.kind === "TS[]" && (right.kind === "S" || right.kind === "TS")) {
    return seriesList(left.series.map((points) => pointwise(operation, points, plain(right), none)));
  }
  if (isArithmetic(operator) && right.kind === "TS[]" && (left.kind === "S" || left.kind === "TS")) {
    return seriesList(right.series.map((points) => pointwise(operation, plain(left), points, none)));
  }
  if ((left.kind !== "S" && left.kind !== "TS") || (right.kind !== "S" && right.kind !== "TS")) {
    return run.fail(refusal(operator, left, right));
  }
  if (left.kind === "S" && right.kind === "S") return scalar(ofNumbers(operation, left.number, right.number));
  return series(pointwise(operation, plain(left), plain(right), none));
}

/** Unary subtraction: of a number, a time series, or each of an array. */
export function negate(value: Value, run: Run): Value {
  const each = (points: Points): Points =>
    mapPoints(points, (point) => (isMissing(point) && run.readings.noneHasValue === "zero" ? 0 : -point));
  switch (value.kind) {
    case "S":
      return scalar(-value.number);
    case "TS":
      return series(each(value.points));
    case "TS[]":
      return seriesList(value.series.map(each));
    default:
      return run.fail(`- takes S, TS or TS[]; here ${describe(value)}`);
  }
}

const plain = (value: Extract<Value, { kind: "S" | "TS" }>): number | Points =>
  value.kind === "S" ? value.number : value.points;

const ofNumbers = (operation: Operation, left: number, right: number): number =>
  isMissing(left) || isMissing(right) ? left + right : orMissing(operation(left, right));

/** The operation at each time; `none` stands for a series' value where no series has one, and is NaN for "drop it". */
function pointwise(operation: Operation, left: number | Points, right: number | Points, none: number): Points {
  if (typeof left === "number") {
    return mapPoints(right as Points, (b) => ofNumbers(operation, left, isMissing(b) ? none : b));
  }
  if (typeof right === "number") {
    return mapPoints(left, (a) => ofNumbers(operation, isMissing(a) ? none : a, right));
  }
  return mapPoints(left, (a, index) => {
    const b = right[index] as number;
    if (isMissing(a)) return isMissing(b) ? ofNumbers(operation, none, none) : ofNumbers(operation, 0, b);
    return ofNumbers(operation, a, isMissing(b) ? 0 : b);
  });
}

function refusal(operator: Operator, left: Value, right: Value): string {
  const takes = isArithmetic(operator)
    ? "S and TS on both sides, or TS[] on one"
    : "S or TS on both sides; of an array, take one series (FIRST, LAST) or one value a time (MAX, SUM)";
  const word = [left, right].find(({ kind }) => kind === "word");
  const hint = word ? `; ${describe(word)} is no id: ids begin with a lowercase letter` : "";
  const kind = (comparisons as readonly Operator[]).includes(operator) ? "the comparison " : "";
  return `${kind}${operator} takes ${takes}; here ${describe(left)} and ${describe(right)}${hint}`;
}
