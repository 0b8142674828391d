import { isBand, isInsights } from "../expression.js";
import { identifiersOf, type Expression } from "../math/ast.js";
import { ExpressionError } from "../math/error.js";
import { parseExpression } from "../math/parse.js";
import { asksAws, givesArray, isPointwise, takesAllMetrics } from "../math/pointwise.js";
import type { MetricAlarm, MetricQuery } from "../types.js";

/** A query with its expression as read. */
interface ReadQuery {
  readonly query: MetricQuery;
  readonly expression: Expression | undefined;
  /** What is wrong with the expression, one line each. */
  readonly issues: readonly string[];
  /** Ids of other queries. */
  readonly inputs: readonly string[];
}

/** The queries of an alarm: what they read, and how. Each expression is parsed once. */
export class Queries {
  readonly #queries: ReadonlyMap<string, ReadQuery>;
  readonly #metrics: ReadonlySet<string>;

  private constructor(alarm: MetricAlarm) {
    const ids = new Set(alarm.queries.map(({ id }) => id));
    this.#metrics = new Set(alarm.queries.flatMap(({ id, metric }) => (metric ? [id] : [])));
    this.#queries = new Map(alarm.queries.map((query) => [query.id, this.#read(query, ids)]));
  }

  static readonly #known = new WeakMap<MetricAlarm, Queries>();

  static of(alarm: MetricAlarm): Queries {
    const known = Queries.#known.get(alarm) ?? new Queries(alarm);
    Queries.#known.set(alarm, known);
    return known;
  }

  expression(id: string): Expression | undefined {
    return this.#queries.get(id)?.expression;
  }

  issues(id: string): readonly string[] {
    return this.#queries.get(id)?.issues ?? [];
  }

  /** What an expression reads: metrics, and expressions other than bands. */
  inputs(id: string): readonly string[] {
    return this.#queries.get(id)?.inputs ?? [];
  }

  isMetric(id: string): boolean {
    return this.#metrics.has(id);
  }

  isBand(id: string): boolean {
    return isBand(this.expression(id));
  }

  /** Whether only AWS can answer a query. */
  forAws(id: string): boolean {
    const { query, expression } = this.#queries.get(id) ?? {};
    return isInsights(query?.expression ?? "") || (expression !== undefined && asksAws(expression.root));
  }

  /** Whether a query gives an array of series. */
  givesArray(id: string): boolean {
    const expression = this.expression(id);
    return expression !== undefined && givesArray(expression.root, (input) => this.givesArray(input));
  }

  /** Whether the values of an expression come from the values that its inputs have at the same time. */
  isPointwise(id: string): boolean {
    const expression = this.expression(id);
    return expression === undefined || isPointwise(expression.root, (input) => this.givesArray(input));
  }

  #read(query: MetricQuery, ids: ReadonlySet<string>): ReadQuery {
    const text = query.expression;
    if (text === undefined || isInsights(text)) return { query, expression: undefined, issues: [], inputs: [] };
    try {
      const expression = parseExpression(text);
      const named = identifiersOf(expression).filter((id) => ids.has(id));
      const all = takesAllMetrics(expression.root) ? this.#metrics : [];
      return { query, expression, issues: [], inputs: isBand(expression) ? [] : [...new Set([...named, ...all])] };
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      return { query, expression: undefined, issues: error.message.split("\n"), inputs: [] };
    }
  }
}
