import type { EventSummary } from "../../../modules/ops/alarms/index.js";
import { factList, sourceLinks } from "./facts.js";
import { inLanguage, type Language, type Text } from "../../model/text.js";

const words = {
  title: { en: "Events", ja: "イベント一覧" },
  intro: {
    en: "Every event of the standard catalogue: what no metric stands for. This page is made from it by `npm run docs`; a test fails when it is stale.",
    ja: "標準カタログの全イベント（メトリクスに現れない事象）です。このページは `npm run docs` がカタログから生成し、古くなるとテストが失敗します。",
  },
  legend: {
    en: "In a pattern `<name>` is filled in from the inventory; in a message, from the event. `alarms.overrides` takes a `severity`, or `off` with a reason, for all targets or for one.",
    ja: "パターンの `<name>` は構成情報から、メッセージの `<name>` はイベントから埋められます。`alarms.overrides` では全対象または対象ごとに `severity` と `off`（理由）を指定できます。",
  },
  other: { en: "日本語: [events.ja.md](events.ja.md)", ja: "English: [events.md](events.md)" },
  severity: { en: "Severity", ja: "重大度" },
  message: { en: "Message", ja: "メッセージ" },
  subscription: { en: "Event subscription of RDS", ja: "RDS イベントサブスクリプション" },
  region: { en: "Region", ja: "リージョン" },
  requires: { en: "Requires", ja: "前提" },
  remedy: { en: "What to do", ja: "対処" },
  sources: { en: "Source", ja: "出典" },
} as const satisfies Record<string, Text>;

/** The events of the catalogue as a page of the documentation, in one language. */
export function documentEvents(rows: readonly EventSummary[], language: Language): string {
  const say = (word: keyof typeof words) => words[word][language];
  const parts = [
    `# ${say("title")}`,
    say("intro"),
    say("legend"),
    say("other"),
    ...rows.flatMap((row) => describe(row, language)),
  ];
  return `${parts.join("\n\n")}\n`;
}

function describe(row: EventSummary, language: Language): string[] {
  const say = (word: keyof typeof words) => words[word][language];
  const { id, because, severity, text, subscription, region, requires, remedy, sources, pattern } = row;
  const categories = subscription?.categories.join(", ");
  const facts = factList([
    [say("severity"), severity],
    [say("message"), text ? `\`${inLanguage(text, language)}\`` : undefined],
    [say("subscription"), subscription ? `\`${subscription.sourceType}\`: ${categories}` : undefined],
    [say("region"), region ?? undefined],
    [say("requires"), requires.map((one) => `\`${one}\``).join(", ")],
    [say("remedy"), inLanguage(remedy, language)],
    [say("sources"), sourceLinks(sources)],
  ]);
  const shown = pattern ? ["```json\n" + JSON.stringify(pattern, undefined, 2) + "\n```"] : [];
  return [`## ${id}`, inLanguage(because, language), facts, ...shown];
}
