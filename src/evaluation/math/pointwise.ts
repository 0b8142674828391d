import { nodesOf, type Node } from "./ast.js";
import { externalFunctions } from "./function-names.js";

/** Functions whose every value comes from the values of its own time, whatever they are given. */
const always = new Set(
  "IF ABS CEIL FLOOR LOG LOG10 MINUTE HOUR DAY DATE MONTH YEAR EPOCH PERIOD TIME_SERIES METRICS METRIC_COUNT FIRST LAST SLICE".split(
    " ",
  ),
);

/** Of an array they work at each time; of one series, over the whole of it. */
const acrossArrays = new Set("AVG DATAPOINT_COUNT MAX MIN STDDEV SUM".split(" "));

const arrays = new Set(["METRICS", "REMOVE_EMPTY", "SLICE", "SORT"]);
const single = new Set(["IF", "FIRST", "LAST", "TIME_SERIES", ...acrossArrays]);

/** Which ids stand for an array of series: results of other expressions. */
export type IsArray = (id: string) => boolean;

/** Whether a part of an expression gives an array of series. */
export function givesArray(node: Node, isArray: IsArray): boolean {
  switch (node.kind) {
    case "id":
      return isArray(node.name);
    case "array":
      return true;
    case "negate":
      return givesArray(node.of, isArray);
    case "binary":
      return givesArray(node.left, isArray) || givesArray(node.right, isArray);
    case "call":
      if (arrays.has(node.name)) return true;
      return !single.has(node.name) && node.args.some((arg) => givesArray(arg, isArray));
    default:
      return false;
  }
}

/**
 * Whether every value of an expression depends on the inputs of its own period alone, so that it can be evaluated over
 * the whole time at once. The answer of all others depends on the range that they are evaluated over.
 */
export function isPointwise(root: Node, isArray: IsArray): boolean {
  return nodesOf(root).every((node) => {
    if (node.kind !== "call" || always.has(node.name)) return true;
    if (acrossArrays.has(node.name)) return node.args.every((arg) => givesArray(arg, isArray));
    return node.name === "FILL" && node.args[1]?.kind !== "word";
  });
}

/** Whether an expression asks AWS for data that no series holds. */
export const asksAws = (root: Node): boolean =>
  nodesOf(root).some((node) => node.kind === "call" && externalFunctions.includes(node.name));

/** Whether an expression stands on all metrics of its alarm. */
export const takesAllMetrics = (root: Node): boolean =>
  nodesOf(root).some((node) => node.kind === "call" && node.name === "METRICS");
