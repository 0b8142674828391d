import { show, severities } from "../../model/environment/index.js";
import type { AlarmOfEnvironment, Counterpart, Counterparts } from "./counterparts.js";

/** Names by id, target and severity, as `alarms.adopt` takes them. */
export type AdoptRecord = Record<string, Record<string, Partial<Record<(typeof severities)[number], string>>>>;

/** What `alarms.adopt` says once all counterparts are taken over. */
export function adoptRecordOf(counterparts: readonly Counterpart[]): AdoptRecord {
  const record: AdoptRecord = {};
  for (const { name, alarm } of counterparts) {
    const { id, target, severity } = alarm;
    record[id] = { ...record[id], [target]: { ...record[id]?.[target], [severity]: name } };
  }
  return record;
}

/** Counterparts for people, with the lines to paste. */
export function formatCounterparts(environment: string, found: Counterparts): string {
  const { counterparts, present, alone, besides, others } = found;
  const total = counterparts.length + present.length + alone.length;
  const head = `${environment}: ${counterparts.length} of ${total} alarms watch the same as an alarm that exists`;
  const parts = [
    head,
    ...(counterparts.some(({ adopted }) => !adopted) ? [pasted(adoptRecordOf(counterparts))] : []),
    ...counterparts.map(counterpartText),
    ...(counterparts.length > 0 ? ["the description of each becomes that of this environment; its tags stay"] : []),
    ...section("there already, by the names that they have here", present.map(nameOf)),
    ...section("made anew, as no alarm watches the same", alone.map(nameOf)),
    ...section(
      "left as they are, though they watch the same as",
      besides.map(({ name, alarm }) => `${name}: ${nameOf(alarm)}`),
    ),
    ...section("left as they are, as nothing here watches the same", others),
  ];
  return parts.join("\n\n");
}

const nameOf = ({ id, target, severity }: AlarmOfEnvironment): string => `${id} of ${target} (${severity})`;

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [[`${title} (${lines.length}):`, ...lines.map((line) => `  ${line}`)].join("\n")];

function counterpartText({ name, alarm, adopted, changes }: Counterpart): string {
  const width = Math.max(...changes.map(({ what }) => what.length), 0);
  const lines = changes.map(({ what, now, then }) => `  ${what.padEnd(width)}  ${now} → ${then}`);
  const title = `${name} ${adopted ? "is" : "becomes"} ${nameOf(alarm)}`;
  return [title, ...(lines.length > 0 ? lines : ["  nothing else changes"])].join("\n");
}

/** The record as it is written in TypeScript. */
function pasted(record: AdoptRecord): string {
  const key = (word: string) => (/^[A-Za-z_$][\w$]*$/.test(word) ? word : show(word));
  const lines = Object.entries(record).flatMap(([id, targets]) => [
    `  ${key(id)}: {`,
    ...Object.entries(targets).map(([target, names]) => {
      const each = severities.flatMap((severity) =>
        names[severity] === undefined ? [] : [`${severity}: ${JSON.stringify(names[severity])}`],
      );
      return `    ${key(target)}: { ${each.join(", ")} },`;
    }),
    "  },",
  ]);
  return ["adopt: {", ...lines, "},"].join("\n");
}
