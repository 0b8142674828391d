import type { Environment, Severity } from "../../../src/model/environment/index.js";
import { prefixOf } from "../../../src/model/names/index.js";
import type { Text } from "../../../src/model/text.js";
import type { AlarmEntry } from "./catalogue.js";

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

/** What whoever is woken reads: where, what, how urgent, what to do, and where the runbook is. */
export function describe(environment: Environment, entry: AlarmEntry, target: string, severity: Severity): string {
  const { language, alarms } = environment;
  const { because, remedy } = entry.definition;
  const lines = [
    `${prefixOf(environment)} ${entry.service} ${target}: ${because[language]} ${words.severity[severity][language]}`,
    words.remedy[language] + remedy[language],
  ];
  if (alarms.runbook) {
    const id = `${entry.service}.${entry.row}`;
    lines.push(words.runbook[language] + alarms.runbook.replaceAll("{alarm}", id));
  }
  return lines.join("\n");
}
