import { arithmetic, comparisons, type Operator } from "./ast.js";
import {
  describe,
  isMissing,
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
  "==": (left, right) => Number(left === right),
  "!=": (left, right) => Number(left !== right),
  "<=": (left, right) => Number(left <= right),
  ">=": (left, right) => Number(left >= right),
  "<": (left, right) => Number(left < right),
  ">": (left, right) => Number(left > right),
  AND: (left, right) => Number(left !== 0 && right !== 0),
  OR: (left, right) => Number(left !== 0 || right !== 0),
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
    points.map((point) => (isMissing(point) && run.readings.noneHasValue === "zero" ? 0 : -point));
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
  isMissing(left) || isMissing(right) ? NaN : orMissing(operation(left, right));

/** The operation at each time; `none` stands for a series' value where no series has one, and is NaN for "drop it". */
function pointwise(operation: Operation, left: number | Points, right: number | Points, none: number): Points {
  const result = new Float64Array(typeof left === "number" ? (right as Points).length : left.length);
  for (let index = 0; index < result.length; index += 1) {
    let a = typeof left === "number" ? left : (left[index] as number);
    let b = typeof right === "number" ? right : (right[index] as number);
    if (typeof left === "number") b = isMissing(b) ? none : b;
    else if (typeof right === "number") a = isMissing(a) ? none : a;
    else if (isMissing(a)) [a, b] = isMissing(b) ? [none, none] : [0, b];
    else if (isMissing(b)) b = 0;
    result[index] = ofNumbers(operation, a, b);
  }
  return result;
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
