import {
  severities,
  show,
  targetPath,
  type Environment,
  type Issue,
  type Severity,
} from "../../../src/model/environment/index.js";
import { isNumberToken } from "../../../src/model/schema/token.js";
import { tidy } from "../../../src/model/tidy.js";
import type { Alarm, AlarmNeedingValue } from "./alarm.js";
import { buildAlarm, descriptionProblems, type Candidate } from "./build-alarm.js";
import { isStandard } from "./catalogue.js";
import { comparisonOf } from "./comparison.js";
import { failure } from "./own-rows/derived-problems.js";
import { missingTexts } from "./missing-texts.js";
import { routed } from "./routed.js";
import type { NeedsValue, Threshold } from "./row.js";
import type { ThresholdOrder } from "./threshold-order.js";
import { ownRowProblems } from "./own-rows/resolved-problems.js";
import { pointless } from "./pointless.js";
import { writtenOf } from "./written.js";

/** What becomes of the severities of a row on one target: an alarm, one that needs a value, or an issue. */
export function collectSeverities(
  environment: Environment,
  candidate: Candidate,
  result: { alarms: Alarm[]; needsValue: AlarmNeedingValue[]; issues: Issue[] },
  order: ThresholdOrder,
): void {
  const { id, key, entry, change } = candidate;
  const { operator, thresholds } = comparisonOf(entry.definition);
  const effective: Partial<Record<Severity, number>> = {};
  const before = result.alarms.length;
  for (const severity of severities) {
    if (change.off[severity] !== undefined) continue;
    if (change.anomalyBand !== undefined) {
      if (thresholds[severity] === undefined) continue;
      const alarm = buildAlarm(environment, candidate, severity, { anomalyBand: change.anomalyBand });
      result.issues.push(...ownRowProblems(candidate, alarm, severity));
      result.alarms.push(alarm);
      continue;
    }
    const given = change.thresholds?.[severity] ?? thresholds[severity];
    const threshold = given === undefined ? undefined : thresholdOf(environment, candidate, severity, given);
    if (threshold === undefined) continue;
    if ("issue" in threshold) {
      result.issues.push(threshold.issue);
    } else if ("needsValue" in threshold) {
      result.needsValue.push({
        id,
        target: key,
        severity,
        ...routed(change.route, severity),
        guidance: threshold.needsValue,
      });
      result.issues.push(...missingTexts(environment, id, { needsValue: threshold.needsValue }));
    } else {
      effective[severity] = threshold.value;
      const alarm = buildAlarm(environment, candidate, severity, { threshold: threshold.value });
      result.issues.push(
        ...descriptionProblems(environment, alarm),
        ...pointless(environment, candidate, alarm, severity),
        ...ownRowProblems(candidate, alarm, severity),
      );
      result.alarms.push(alarm);
    }
  }
  if (result.alarms.length > before) result.issues.push(...missingTexts(environment, id, textsOf(candidate)));
  order.check(id, key, operator, effective);
}

/** What an alarm takes from its row: not what the environment says in its own words. */
const textsOf = ({ entry: { definition }, change }: Candidate) => ({
  because: change.because === undefined ? definition.because : undefined,
  remedy: change.remedy === undefined ? definition.remedy : undefined,
});

type Outcome = { readonly value: number } | NeedsValue | { readonly issue: Issue } | undefined;

function thresholdOf(
  environment: Environment,
  { id, key, keys, entry, target }: Candidate,
  severity: Severity,
  given: Threshold<unknown>,
): Outcome {
  const written = writtenOf(environment, { id, target: key }, "thresholds", severity);
  let threshold: unknown;
  try {
    threshold = typeof given === "function" ? given(target, environment) : given;
  } catch (error) {
    if (!written && isStandard(entry)) throw error;
    const { word } = comparisonOf(entry.definition);
    return { issue: { path: written?.path ?? ["catalogue", id, word, severity], message: failure(error, key) } };
  }
  if (typeof threshold === "number" && Number.isFinite(threshold) && !isNumberToken(threshold))
    return { value: tidy(threshold) };
  if (written) {
    return { issue: { path: written.path, message: `comes to ${show(threshold)} on ${key}, and must be a number` } };
  }
  if (threshold === undefined) return undefined;
  if (typeof threshold === "object" && threshold !== null) return threshold as NeedsValue;
  const message = `the threshold of ${id} (${severity}) comes to ${show(threshold)}, and must be a number; correct what it is derived from, or give alarms.overrides["${id}"].thresholds.${severity}`;
  return { issue: { path: targetPath(entry.kind, keys) ?? ["alarms", "overrides", id], message } };
}
