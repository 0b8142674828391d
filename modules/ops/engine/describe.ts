import type { Environment, Issue, Severity } from "../../../src/model/environment/index.js";
import { prefixOf } from "../../../src/model/names/index.js";
import { inLanguage, type Text } from "../../../src/model/text.js";
import type { AlarmEntry } from "./catalogue.js";
import type { EffectiveChange } from "./change.js";
import { conditionInWords, valuesInForce, type InForce } from "./in-force.js";
import { fillIn } from "./placeholders.js";
import type { Row } from "./row.js";

/** Longest description that CloudWatch takes. */
const descriptionLimit = 1024;

/** What whoever is told of a severity does. */
export const severityInWords: Readonly<Record<Severity, Text>> = {
  error: { en: "Act now.", ja: "直ちに対応してください。" },
  warn: { en: "Act within a few working days.", ja: "数営業日以内に対応してください。" },
};

const words = {
  condition: { en: "Condition: ", ja: "条件: " } satisfies Text,
  remedy: { en: "What to do: ", ja: "対処: " } satisfies Text,
  runbook: { en: "Runbook: ", ja: "手順書: " } satisfies Text,
};

interface Situation {
  readonly target: string;
  readonly severity: Severity;
  readonly runbook: string | undefined;
  readonly change: EffectiveChange;
  readonly inForce: InForce;
}

/** What whoever is woken reads: where, what, how urgent, when it goes off, what to do, and where the runbook is. */
export function describe(
  environment: Environment,
  { service, definition }: AlarmEntry,
  { target, change, inForce, ...rest }: Situation,
): string {
  const { language } = environment;
  return description(environment, {
    subject: `${service} ${target}`,
    // Words of the environment stand as they were written.
    because: change.because ?? fillIn(inLanguage(definition.because, language), valuesInForce(inForce), language),
    condition: conditionInWords(inForce, looksAt(definition, change), language),
    remedy: change.remedy ?? inLanguage(definition.remedy, language),
    ...rest,
  });
}

/** The metric by its name, where it is one, and no filter's. */
const looksAt = ({ metric }: Row<unknown>, change: EffectiveChange): string | undefined =>
  metric && `${metric.name} (${change.statistic ?? metric.statistic})`;

interface Described {
  readonly subject: string;
  readonly because: string;
  /** When it goes off, where the reason does not say it. */
  readonly condition?: string;
  readonly remedy: string;
  readonly severity: Severity;
  readonly runbook: string | undefined;
}

/** The same of anything that is told. */
export function description(environment: Environment, given: Described): string {
  const { subject, because, condition, remedy, severity, runbook } = given;
  const { language } = environment;
  const lines = [
    `${prefixOf(environment)} ${subject}: ${because} ${severityInWords[severity][language]}`,
    ...(condition === undefined ? [] : [words.condition[language] + condition]),
    words.remedy[language] + remedy,
  ];
  if (runbook !== undefined) lines.push(words.runbook[language] + runbook);
  return lines.join("\n");
}

/** The text is longer than CloudWatch takes where the address of the runbook is, or a row's own words. */
export function tooLong(
  { alarms }: Environment,
  { id, description }: { readonly id: string; readonly description: string },
): Issue[] {
  if (description.length <= descriptionLimit) return [];
  const message = `makes the description of ${id} ${description.length} characters long; CloudWatch takes ${descriptionLimit}`;
  const withoutRunbook = description.slice(0, description.lastIndexOf("\n")).length;
  const byRunbook = alarms.runbook !== undefined && withoutRunbook <= descriptionLimit;
  return [{ path: byRunbook ? ["alarms", "runbook"] : ["catalogue", id, "because"], message }];
}

/** The address of the runbook of what has this id. */
export const runbookOf = ({ alarms }: Environment, id: string, own = alarms.runbook): string | undefined =>
  own?.replaceAll("{alarm}", id);
