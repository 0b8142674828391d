import { lookUp } from "../../model/look-up.js";
import { shortList } from "../../model/environment/index.js";
import { prefixOf } from "../../model/names/index.js";
import { inLanguage, type Text } from "../../model/text.js";
import { requireDefined, type DefinedEnvironment } from "../define-environment.js";

/** Something that an environment does not watch. */
export interface Gap {
  /** A value is missing; or it is switched off; or nothing of the catalogue looks at it. */
  readonly kind: "needs a value" | "off" | "no alarm";
  /** Alarms and events of one text, with their targets; of `no alarm` what is not looked at. */
  readonly alarms: string;
  /** How to choose the value, why it is off, or what can be done. */
  readonly text: string;
}

/** An environment has gaps, and `synthesize` was asked to take them as errors. */
export class GapsError extends Error {
  override readonly name = "GapsError";
}

const unwatchedText: Text = {
  en: "No alarm and no event of the catalogue looks at it. A row of your own can: docs/adding-alarms.md.",
  ja: "カタログのアラームもイベントもこれを見ていません。独自の行を追加できます（docs/adding-alarms.md）。",
};

/** What an environment does not watch: alarms that need a value, alarms that are off, with the reason, and things without any alarm. */
export function gapsOf(environment: DefinedEnvironment): readonly Gap[] {
  const { language, monitoring } = requireDefined(environment, "gapsOf");
  const needs = gather(monitoring.needsValue, ({ guidance }) => inLanguage(guidance, language));
  const disabled = monitoring.disabled.map((one) => ({
    ...one,
    id: one.severity ? `${one.id} ${one.severity}` : one.id,
  }));
  const off = gather(disabled, ({ reason }) => reason);
  const unwatched = gather(unwatchedOf(environment), () => unwatchedText[language]);
  return [
    ...needs.map(([text, alarms]): Gap => ({ kind: "needs a value", alarms, text })),
    ...off.map(([text, alarms]): Gap => ({ kind: "off", alarms, text })),
    ...unwatched.map(([text, alarms]): Gap => ({ kind: "no alarm", alarms, text })),
  ];
}

/** Gaps as lines for people. */
export const formatGaps = (environment: DefinedEnvironment, gaps = gapsOf(environment)): string[] =>
  gaps.map(({ kind, alarms, text }) => `${prefixOf(environment)}: ${kind}: ${alarms}\n  ${text}`);

/** What to do where a value is missing: tell it on standard error, refuse to write, or nothing. */
export type GapsOption = "warn" | "error" | "ignore";

export const gapsOptions: readonly GapsOption[] = ["warn", "error", "ignore"];

/**
 * Tells what needs a value, since nobody has said anything of it. What is off has a reason and is nothing to warn of.
 *
 * @throws GapsError where gaps are errors and there are some.
 */
export function tellGaps(environments: readonly DefinedEnvironment[], option: GapsOption): void {
  if (option === "ignore") return;
  const lines = environments.flatMap((environment) =>
    formatGaps(
      environment,
      gapsOf(environment).filter(({ kind }) => kind === "needs a value"),
    ),
  );
  if (lines.length === 0) return;
  if (option === "error") throw new GapsError(`Not watched, and nobody said why:\n${lines.join("\n")}`);
  console.warn(lines.join("\n"));
}

/**
 * Things of the inventory that nothing in the plan is about: no alarm or event, and none that needs a value or is off. An event of
 * the account as a whole is about every thing of its service; an alarm of it, such as on a quota, is not.
 */
function unwatchedOf({
  resources,
  monitoring,
}: DefinedEnvironment): { readonly id: string; readonly target: string }[] {
  const { alarms, events, databaseEvents, needsValue, disabled } = monitoring;
  const spoken = new Set([
    ...[...alarms, ...events, ...databaseEvents].map(({ service, target }) => thing(service, target[0])),
    ...[...needsValue, ...disabled].map(({ id, target }) => thing(id.split(".")[0]!, target.split("/")[0])),
  ]);
  const ofAll = new Set(events.filter(({ target }) => target.length === 0).map(({ service }) => service));
  return Object.keys(resources).flatMap((service) =>
    Object.keys(lookUp(resources as Readonly<Record<string, object>>, service) ?? {})
      .filter((key) => !ofAll.has(service) && !spoken.has(thing(service, key)))
      .map((key) => ({ id: service, target: key })),
  );
}

const thing = (service: string, key = ""): string => `${service}/${key}`;

/** Alarms that share a text, as `aurora.dbLoad (main/reader, main/writer), …`. */
function gather<T extends { readonly id: string; readonly target: string }>(
  alarms: readonly T[],
  textOf: (alarm: T) => string,
): [text: string, alarms: string][] {
  const byText = new Map<string, Map<string, Set<string>>>();
  for (const alarm of alarms) {
    const ids = byText.get(textOf(alarm)) ?? new Map<string, Set<string>>();
    byText.set(textOf(alarm), ids);
    ids.set(alarm.id, (ids.get(alarm.id) ?? new Set()).add(alarm.target));
  }
  return [...byText].map(([text, ids]) => [
    text,
    [...ids].map(([id, of]) => `${id} (${shortList([...of])})`).join(", "),
  ]);
}
