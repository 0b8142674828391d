import { judge, describeRule, versionUses, type Judgement } from "../../model/versions/index.js";
import type { DefinedEnvironment } from "../define-environment.js";

/** What there is to do about a version on one day. */
export interface VersionFinding {
  /** `out` is to change now, `ending` within the days asked for, `patch` at once and apart from releases; `kept` is well. */
  readonly kind: "out" | "ending" | "patch" | "kept";
  readonly environment: string;
  /** What runs it: `aurora.main`. */
  readonly key: string;
  readonly product: string;
  readonly version: string;
  /** The day on which it goes out, or its exception ends, where that is known. */
  readonly on?: string;
  /** What is so, and the next step. */
  readonly message: string;
}

/** Judges all versions of an environment on a day, looking so many days ahead. */
export function versionFindings(environment: DefinedEnvironment, on: string, ahead = 90): readonly VersionFinding[] {
  const horizon = new Date(Date.parse(on) + ahead * 86_400_000).toISOString().slice(0, 10);
  return versionUses(environment).flatMap((use): VersionFinding[] => {
    const judgement = judge(environment.versions, use, on);
    if (!judgement) return [];
    const of = { environment: environment.name, key: use.key, product: judgement.product.title, version: use.version };
    const stand = standing(judgement, on, horizon);
    const patch = judgement.patch && { ...of, kind: "patch" as const, message: patchText(judgement.patch) };
    return [{ ...of, ...stand }, ...(patch ? [patch] : [])];
  });
}

type Standing = Pick<VersionFinding, "kind" | "on" | "message">;

function standing(judgement: Judgement, on: string, horizon: string): Standing {
  const { allowed, exception, outFrom, supportEnded, product, lines } = judgement;
  const step = nextStep(judgement);
  const rule = `${lines.join(", ") || "no line"} (${describeRule(product.rule)})`;
  if (!allowed && exception) {
    const ends = `kept by an exception until ${exception.until}: ${exception.reason}`;
    if (exception.until < on) return { kind: "out", on: exception.until, message: `was ${ends}; ${step}` };
    return { kind: exception.until <= horizon ? "ending" : "kept", on: exception.until, message: `${ends}; ${step}` };
  }
  if (!allowed) return { kind: "out", message: `is out: allowed are ${rule}; ${step}` };
  if (supportEnded !== undefined)
    return {
      kind: "out",
      on: supportEnded,
      message: `is listed, and its standard support ended on ${supportEnded}: where support goes on for a fee, give the line its last day in versions.releases; ${step}`,
    };
  if (outFrom === undefined) return { kind: "kept", message: "is allowed" };
  return { kind: outFrom <= horizon ? "ending" : "kept", on: outFrom, message: `is allowed until ${outFrom}; ${step}` };
}

const nextStep = ({ next }: Judgement): string =>
  next === undefined ? "no newer line is known here" : `next step: ${next}`;

const patchText = (patch: string): string =>
  `lacks the fixes of its line up to ${patch}: apply them at once, apart from releases`;
