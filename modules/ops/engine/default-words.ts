import { severities } from "../../../src/model/environment/index.js";
import { inLanguage, type SomeText, type Text } from "../../../src/model/text.js";
import { amountInWords } from "./amounts.js";
import { comparisonOf } from "./comparison.js";
import { windowInWords } from "./in-force.js";
import { fillIn, type Values } from "./placeholders.js";
import type { Row, Threshold } from "./row.js";

const derived = {
  threshold: { en: "the limit derived from the target", ja: "対象から導出したしきい値" },
  window: { en: "for a time derived from the target", ja: "対象から導出した期間にわたり" },
} satisfies Values;

const asked: Text = { en: "the limit that the environment gives", ja: "環境で指定したしきい値" };

/** A space that sets off a number, where words take its place. */
const needless = / (?=[\u3040-\u30ff\u4e00-\u9fff])(?<=[\u3040-\u30ff\u4e00-\u9fff\uff09] )/g;

/** The text of a row apart from any environment: with its own threshold and window. */
export function withDefaults(row: Row<unknown>): SomeText {
  const { window, because } = row;
  const values = {
    threshold: thresholdsInWords(row),
    window: typeof window === "function" ? derived.window : windowInWords(window),
  };
  const japanese = (text: string) => fillIn(text, values, "ja").replace(needless, "");
  if (because.en === undefined) return { ja: japanese(inLanguage(because, "ja")) };
  return { en: fillIn(because.en, values, "en"), ...(because.ja !== undefined && { ja: japanese(because.ja) }) };
}

/** `80 %`, or `80 % (warn) or 95 % (error)` where the severities differ. */
function thresholdsInWords(row: Row<unknown>): Text {
  const { thresholds } = comparisonOf(row);
  const unit = row.metric ? row.metric.unit : row.log ? row.log.unit : row.unit;
  const wordsOf = (threshold: Threshold<unknown>): Text => {
    if (typeof threshold === "number") return amountInWords(threshold, unit);
    return typeof threshold === "function" ? derived.threshold : asked;
  };
  const told = [...severities].reverse().flatMap((severity) => {
    const threshold = thresholds[severity];
    return threshold === undefined ? [] : [{ severity, words: wordsOf(threshold) }];
  });
  const [first] = told;
  if (first && told.every(({ words }) => words.en === first.words.en)) return first.words;
  return {
    en: told.map(({ severity, words }) => `${words.en} (${severity})`).join(" or "),
    ja: told.map(({ severity, words }) => `${words.ja}（${severity}）`).join("または "),
  };
}
