import { nodesOf, textOf, type Expression, type Node } from "./ast.js";
import { ExpressionError, type ExpressionIssue } from "./error.js";
import { externalFunctions } from "./function-names.js";
import { functions } from "./functions.js";
import { isA } from "./functions/math-function.js";
import { namesOf, readContext, type Context, type Inputs, type SeriesValues } from "./inputs.js";
import { negate, operate } from "./operators.js";
import { parseExpression } from "./parse.js";
import { describe, isMissing, scalar, series, seriesList, type Points, type Run, type Value } from "./values.js";

/**
 * The time series that an expression of CloudWatch's metric math gives: one value a period, `null` where there is none.
 *
 * @param expression the text, or what {@link parseExpression} made of it where it is evaluated more than once
 * @param inputs the metrics, and results of other expressions, by id: one value for each of the context's timestamps
 * @throws ExpressionError for what AWS does not document, ids that are not given, types that do not fit, and a result that is
 *   a number or more than one time series: an alarm watches one
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function evaluateExpression(expression: string | Expression, inputs: Inputs, context: Context): SeriesValues {
  const [only, ...others] = evaluateToList(expression, inputs, context);
  if (only && others.length === 0) return only;
  const { source } = parsed(expression);
  throw new ExpressionError(source, [
    { position: 1, message: `gives ${others.length + Number(only !== undefined)} time series; an alarm watches one` },
  ]);
}

/** As {@link evaluateExpression}, for an expression that others use: one time series or any number of them. */
export function evaluateToList(
  expression: string | Expression,
  inputs: Inputs,
  context: Context,
): readonly SeriesValues[] {
  const result = evaluate(expression, inputs, context);
  return result.kind === "TS" ? [outward(result.points)] : result.series.map(outward);
}

/** As {@link evaluateToList}; one time series stands alone, as an array of one is another thing to the functions. */
export function evaluateAny(
  expression: string | Expression,
  inputs: Inputs,
  context: Context,
): SeriesValues | readonly SeriesValues[] {
  const result = evaluate(expression, inputs, context);
  return result.kind === "TS" ? outward(result.points) : result.series.map(outward);
}

function evaluate(
  expression: string | Expression,
  inputs: Inputs,
  context: Context,
): Extract<Value, { kind: "TS" | "TS[]" }> {
  const { source, root } = parsed(expression);
  const { run, values } = readContext(inputs, context);
  const unknown = unknownNames(root, values, run.metrics);
  if (unknown.length > 0) throw new ExpressionError(source, unknown);
  const result = new Evaluator(source, values, run, context.supplied ?? {}).value(root);
  if (result.kind === "TS" || result.kind === "TS[]") return result;
  throw new ExpressionError(source, [
    {
      position: 1,
      message: `gives ${describe(result)}; the result of an expression is a time series: TIME_SERIES makes one of a number`,
    },
  ]);
}

const parsed = (expression: string | Expression): Expression =>
  typeof expression === "string" ? parseExpression(expression) : expression;

function outward(points: Points): SeriesValues {
  const result = new Array<number | null>(points.length);
  for (let index = 0; index < points.length; index += 1) {
    const point = points[index] as number;
    // Adding 0 makes 0 of -0, which nobody wants to see.
    result[index] = isMissing(point) ? null : point + 0;
  }
  return result;
}

function unknownNames(
  root: Node,
  values: ReadonlyMap<string, Value>,
  metrics: ReadonlyMap<string, Points>,
): ExpressionIssue[] {
  return nodesOf(root).flatMap((node): ExpressionIssue[] => {
    if (node.kind === "id" && !values.has(node.name)) {
      return [
        { position: node.at + 1, message: `${JSON.stringify(node.name)} is not given; given: ${namesOf(values)}` },
      ];
    }
    if (node.kind !== "call" || node.name !== "PERIOD") return [];
    const [metric] = node.args;
    return metric?.kind === "id" && (metrics.has(metric.name) || !values.has(metric.name))
      ? []
      : [{ position: node.at + 1, message: "PERIOD takes the id of a metric, not the result of an expression" }];
  });
}

class Evaluator {
  constructor(
    private readonly source: string,
    private readonly values: ReadonlyMap<string, Value>,
    private readonly run: Omit<Run, "fail">,
    private readonly supplied: Readonly<Record<string, readonly SeriesValues[]>>,
  ) {}

  value(node: Node): Value {
    switch (node.kind) {
      case "number":
        return scalar(node.value);
      case "string":
        return node;
      case "word":
        return node;
      case "id":
        return this.values.get(node.name) as Value;
      case "array":
        return this.array(node.items, node.at);
      case "negate":
        return negate(this.value(node.of), this.at(node.at));
      case "binary":
        return operate(node.operator, this.value(node.left), this.value(node.right), this.at(node.at));
      case "call":
        return externalFunctions.includes(node.name) ? this.external(node) : this.call(node);
    }
  }

  private at(at: number): Run {
    const fail = (message: string): never => {
      throw new ExpressionError(this.source, [{ position: at + 1, message }]);
    };
    return { ...this.run, fail };
  }

  private array(items: readonly Node[], at: number): Value {
    return seriesList(
      items
        .map((item) => this.value(item))
        .flatMap((value): readonly Points[] => {
          if (value.kind === "TS") return [value.points];
          if (value.kind === "TS[]") return value.series;
          const hint = value.kind === "S" ? "; TIME_SERIES makes one of a number" : "";
          return this.at(at).fail(`an array holds time series; here ${describe(value)}${hint}`);
        }),
    );
  }

  private call({ name, args, at }: Extract<Node, { kind: "call" }>): Value {
    const { forms, apply } = functions.get(name) as NonNullable<ReturnType<typeof functions.get>>;
    const given = args.map((arg) => this.value(arg));
    const run = this.at(at);
    const fits = forms.some(
      (form) => form.length === given.length && form.every((kind, index) => isA(kind, given[index] as Value)),
    );
    if (fits) return apply(given, run);
    const takes = forms.map((form) => `${name}(${form.join(", ")})`).join(", ");
    return run.fail(`AWS documents ${takes}; here ${name}(${given.map(describe).join(", ")})`);
  }

  private external(node: Extract<Node, { kind: "call" }>): Value {
    const text = textOf(node);
    const run = this.at(node.at);
    const place = `supplied[${JSON.stringify(text)}]`;
    if (!Object.hasOwn(this.supplied, text)) {
      return run.fail(`${text} cannot be computed from the series given: supply what it returns as ${place}`);
    }
    const list = (this.supplied[text] ?? []).map((points) => Float64Array.from(points, (point) => point ?? NaN));
    if (node.name === "ANOMALY_DETECTION_BAND" && list.length !== 2) {
      return run.fail(`${place} holds ${list.length} time series; a band is two: the lower limit, then the upper one`);
    }
    const [only] = list;
    return list.length === 1 && only ? series(only) : seriesList(list);
  }
}
