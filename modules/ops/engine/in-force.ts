import type { AlarmWindow } from "../../../src/model/environment/index.js";
import type { Language, Text } from "../../../src/model/text.js";
import type { Alarm, ComparisonOperator } from "./alarm.js";
import { amountInWords } from "./amounts.js";
import { inEnglish, inLargestUnit, numberInWords } from "./durations.js";
import type { Values } from "./placeholders.js";

/** What a text tells of an alarm as it is in force, whatever its row says. */
export type InForce = Pick<
  Alarm,
  "unit" | "comparisonOperator" | "threshold" | "anomalyBand" | "window" | "leastSamples" | "treatMissingData"
>;

/** `in 3 of 15 minutes`, `in 3 of 5 periods of 5 minutes` */
export function windowInWords({ period, datapointsToAlarm: count, evaluationPeriods: of }: AlarmWindow): Text {
  const { count: length, unit } = inLargestUnit(period);
  const [en, ja] = [inEnglish(length, unit), `${length} ${unit.ja}`];
  const span = unit.key === "h" ? "" : "間";
  if (of === 1) return { en: `over ${en}`, ja: `${ja}${span}で` };
  if (length > 1) {
    return count === of
      ? { en: `in ${of} periods of ${en} in a row`, ja: `${ja}ごとの ${of} 回続けて` }
      : { en: `in ${count} of ${of} periods of ${en}`, ja: `${ja}ごとの ${of} 回のうち ${count} 回で` };
  }
  const whole = `${of} ${unit.ja}${span}`;
  return count === of
    ? { en: `for ${inEnglish(of, unit)}`, ja: `${whole}続けて` }
    : { en: `in ${count} of ${inEnglish(of, unit)}`, ja: `${whole}のうち ${count} ${unit.ja}で` };
}

const beyond: Readonly<Record<ComparisonOperator, (limit: Text) => Text>> = {
  GreaterThanThreshold: ({ en, ja }) => ({ en: `above ${en}`, ja: `${ja} 超` }),
  GreaterThanOrEqualToThreshold: ({ en, ja }) => ({ en: `at or above ${en}`, ja: `${ja} 以上` }),
  LessThanThreshold: ({ en, ja }) => ({ en: `below ${en}`, ja: `${ja} 未満` }),
  LessThanOrEqualToThreshold: ({ en, ja }) => ({ en: `at or below ${en}`, ja: `${ja} 以下` }),
  GreaterThanUpperThreshold: ({ en, ja }) => ({ en: `above ${en}`, ja: `${ja}を上回る` }),
  LessThanLowerThreshold: ({ en, ja }) => ({ en: `below ${en}`, ja: `${ja}を下回る` }),
};

/** What CloudWatch learned to expect; every alarm without a threshold has a width. */
const band = (deviations = 0): Text => ({
  en: `the expected band (${inEnglish(deviations, { en: "standard deviation", ja: "標準偏差" })})`,
  ja: `想定範囲（標準偏差 ${numberInWords(deviations)}）`,
});

const limitInWords = ({ threshold, anomalyBand, unit }: Pick<InForce, "threshold" | "anomalyBand" | "unit">): Text =>
  threshold === undefined ? band(anomalyBand) : amountInWords(threshold, unit);

/** What takes the places of a text's placeholders. */
export const valuesInForce = (alarm: InForce): Values => ({
  threshold: limitInWords(alarm),
  window: windowInWords(alarm.window),
});

/** What a period must have to count; nothing where every one does, or CloudWatch's own guard judges. */
function guardInWords({ leastSamples }: InForce): Text {
  if (leastSamples === undefined) return { en: "", ja: "" };
  const count = inEnglish(leastSamples, { en: "sample", ja: "件" });
  return { en: ` (with ${count} or more each)`, ja: `（各 ${numberInWords(leastSamples)} 件以上）` };
}

/** `above 90 %` */
export const limitInForce = (alarm: Pick<InForce, "comparisonOperator" | "threshold" | "anomalyBand" | "unit">): Text =>
  beyond[alarm.comparisonOperator](limitInWords(alarm));

/** When the alarm goes off: `CPUUtilization (Average) above 90 % in 5 of 7 minutes, or no data arrives.` */
export function conditionInWords(alarm: InForce, looksAt: string | undefined, language: Language): string {
  const limit = limitInForce(alarm)[language];
  const window = windowInWords(alarm.window)[language];
  const guard = guardInWords(alarm)[language];
  const silent = alarm.treatMissingData === "breaching";
  if (language === "ja") {
    const subject = looksAt === undefined ? "" : `${looksAt} が `;
    return `${subject}${window}${guard} ${limit}${silent ? "、またはデータが届かない場合" : ""}。`;
  }
  const subject = looksAt === undefined ? "" : `${looksAt} `;
  return `${subject}${limit} ${window}${guard}${silent ? ", or no data arrives" : ""}.`;
}
