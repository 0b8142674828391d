import { show, type Environment, type Issue, type Severity } from "../../../src/model/environment/index.js";
import type { ComparisonOperator } from "./alarm.js";
import { writtenOf } from "./written.js";

interface Finding {
  readonly path: readonly string[];
  readonly message: (targets: string) => string;
  readonly targets: string[];
}

/** Targets that one message names. */
const mostNamed = 5;

/** Says what is wrong with two thresholds of one alarm: `error` is the worse of them. */
export const orderProblem = (
  operator: ComparisonOperator,
  warn: number,
  error: number,
): "below" | "above" | undefined => {
  const upward = operator.startsWith("Greater");
  if (upward ? warn < error : warn > error) return undefined;
  return upward ? "below" : "above";
};

/**
 * The order of thresholds as they are in force, wherever each comes from: the row, a general override, or one of the target.
 * In the wrong order, `warn` would never be the first to tell.
 */
export class ThresholdOrder {
  private readonly findings = new Map<string, Finding>();

  constructor(private readonly environment: Environment) {}

  check(id: string, target: string, operator: ComparisonOperator, thresholds: Partial<Record<Severity, number>>): void {
    const { warn, error } = thresholds;
    if (warn === undefined || error === undefined) return;
    const right = orderProblem(operator, warn, error);
    if (right === undefined) return;
    const [ofWarn, ofError] = (["warn", "error"] as const).map((severity) =>
      writtenOf(this.environment, { id, target }, "thresholds", severity),
    );
    const sideBySide = ofWarn && ofError && ofWarn.path.length === ofError.path.length;
    // Two numbers are told of where overrides are checked as they are written.
    if (sideBySide && typeof ofWarn.value === "number" && typeof ofError.value === "number") return;
    if (!ofWarn && !ofError && warn === error) return; // both derived: of a small target they may come to one number
    const wrong = right === "below" ? "above" : "below";
    if (ofWarn) {
      this.find(
        ofWarn.path,
        target,
        (of) => `${show(warn)} is not ${right} error (${show(error)}) on ${of}, so it would not be the earlier warning`,
      );
    } else if (ofError) {
      this.find(
        ofError.path,
        target,
        (of) => `${show(error)} is not ${wrong} warn (${show(warn)}) on ${of}, which would not be the earlier warning`,
      );
    } else {
      const message = (of: string) =>
        `the row's warn (${show(warn)}) is not ${right} its error (${show(error)}) on ${of}; give thresholds`;
      this.find(["alarms", "overrides", id], target, message);
    }
  }

  issues(): Issue[] {
    return [...this.findings.values()].map(({ path, message, targets }) => {
      const more = targets.length - mostNamed;
      const named = targets.slice(0, mostNamed).join(", ");
      return { path, message: message(more > 0 ? `${named} and ${more} more` : named) };
    });
  }

  private find(path: readonly string[], target: string, message: Finding["message"]): void {
    const key = JSON.stringify([path, message("")]);
    const known = this.findings.get(key);
    if (known) known.targets.push(target);
    else this.findings.set(key, { path, message, targets: [target] });
  }
}
