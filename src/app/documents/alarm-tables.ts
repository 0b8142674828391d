import type { RowSummary } from "../../../modules/ops/alarms/index.js";
import { inLanguage, type Language, type Text } from "../../model/text.js";
import { factList, sourceLinks } from "./facts.js";
import { limitOf, signalOf, windowOf } from "./catalogue-table.js";

const words = {
  title: { en: "Alarms", ja: "アラーム一覧" },
  intro: {
    en: "Every alarm of the standard catalogue. This page is made from it by `npm run docs`; a test fails when it is stale.",
    ja: "標準カタログの全アラームです。このページは `npm run docs` がカタログから生成し、古くなるとテストが失敗します。",
  },
  legend: {
    en: "_derived_: follows the target in the inventory. _needs value_: only the history of the environment can tell; give it in `alarms.overrides`, or an `anomalyBand` where anomaly detection is offered (billed as three alarms). Until then synthesis lists the alarm.",
    ja: "_derived_ は構成情報から導出します。_needs value_ は環境の実績からしか決められないため `alarms.overrides` で指定します（異常検出が使えるものは `anomalyBand` も可、料金はアラーム 3 件分）。未指定のものは合成時に一覧表示されます。",
  },
  other: { en: "日本語: [alarms.ja.md](alarms.ja.md)", ja: "English: [alarms.md](alarms.md)" },
  contents: { en: "alarms", ja: "件" },
  signal: { en: "Signal", ja: "対象" },
  dimensions: { en: "Dimensions", ja: "ディメンション" },
  window: { en: "Window", ja: "評価期間" },
  missing: { en: "Missing data", ja: "欠落データ" },
  requires: { en: "Requires", ja: "前提" },
  anomaly: { en: "Anomaly detection", ja: "異常検出" },
  offered: { en: "offered", ja: "選択可" },
  remedy: { en: "What to do", ja: "対処" },
  sources: { en: "Source", ja: "出典" },
} as const satisfies Record<string, Text>;

/** The catalogue as a page of the documentation, in one language. */
export function documentCatalogue(rows: readonly RowSummary[], language: Language): string {
  const say = (word: keyof typeof words) => words[word][language];
  const services = [...new Set(rows.map(({ service }) => service))];
  const parts = [
    `# ${say("title")}`,
    say("intro"),
    say("legend"),
    say("other"),
    services.map((service) => `- [${service}](#${service.toLowerCase()})`).join("\n"),
    ...services.flatMap((service) => [
      `## ${service}`,
      ...rows.filter((row) => row.service === service).flatMap((row) => describe(row, language)),
    ]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function describe(row: RowSummary, language: Language): string[] {
  const say = (word: keyof typeof words) => words[word][language];
  const { error, warn } = row.thresholds;
  const limits = [error !== null && `error ${limitOf(row, error)}`, warn !== null && `warn ${limitOf(row, warn)}`];
  const facts = factList([
    [say("signal"), `${code(signalOf(row))} ${limits.filter(Boolean).join(", ")}`],
    [say("dimensions"), [...new Set(row.metrics.flatMap(({ dimensions }) => dimensions))].map(code).join(", ") || "–"],
    [say("window"), windowOf(row)],
    [say("missing"), row.treatMissingData],
    [say("requires"), row.requires.map(code).join(", ")],
    [say("anomaly"), row.anomalyDetection ? say("offered") : undefined],
    [say("remedy"), inLanguage(row.remedy, language)],
    [say("sources"), sourceLinks(row.sources)],
  ]);
  return [`### ${row.id}`, inLanguage(row.because, language), facts];
}

const code = (text: string): string => `\`${text}\``;
