import type { Environment, Severity } from "../../../src/model/environment/index.js";
import { prefixOf } from "../../../src/model/names/index.js";
import type { Text } from "../../../src/model/text.js";
import type { AlarmEntry } from "./catalogue.js";
import type { EffectiveChange } from "./change.js";

/** Longest description that CloudWatch takes. */
export const descriptionLimit = 1024;

const words = {
  severity: {
    error: { en: "Act now.", ja: "直ちに対応してください。" },
    warn: { en: "Act within some working days.", ja: "数営業日以内に対応してください。" },
  } satisfies Record<Severity, Text>,
  remedy: { en: "What to do: ", ja: "対処: " } satisfies Text,
  runbook: { en: "Runbook: ", ja: "手順書: " } satisfies Text,
};

interface Situation {
  readonly target: string;
  readonly severity: Severity;
  readonly runbook?: string;
  readonly change: EffectiveChange;
}

/** What whoever is woken reads: where, what, how urgent, what to do, and where the runbook is. */
export function describe(
  environment: Environment,
  { service, definition }: AlarmEntry,
  { target, severity, runbook, change }: Situation,
): string {
  const { language } = environment;
  const because = change.because ?? definition.because[language];
  const lines = [
    `${prefixOf(environment)} ${service} ${target}: ${because} ${words.severity[severity][language]}`,
    words.remedy[language] + (change.remedy ?? definition.remedy[language]),
  ];
  if (runbook !== undefined) lines.push(words.runbook[language] + runbook);
  return lines.join("\n");
}
