import type { BurnPair } from "../../../../src/model/burn-rates.js";
import type { ServiceLevel, Severity } from "../../../../src/model/environment/index.js";
import type { Text } from "../../../../src/model/text.js";
import { windowText } from "./windows.js";

/** What a text tells of. */
export interface Told {
  readonly level: ServiceLevel;
  /** What is counted: `requests`. */
  readonly counted: Text;
  /** `alb main` */
  readonly source: string;
}

/** What is wrong: `more than 1.44 % of the requests fail`. */
function failing({ level: { within }, counted }: Told, percent: number): Text {
  const late = within !== undefined;
  return {
    en: `more than ${percent} % of the ${counted.en} ${late ? `took longer than ${within} s` : "failed"}`,
    ja: `${counted.ja}の ${percent} % 超が${late ? ` ${within} 秒を超え` : "失敗し"}`,
  };
}

/** A pair of windows, and what share of failures it tells of. */
export interface Rate {
  readonly pair: BurnPair;
  /** Percent. */
  readonly failures: number;
}

/** Why a composite alarm tells. */
export function because(told: Told, rates: readonly Rate[]): Text {
  const { objective, window } = told.level;
  const one = ({ pair, failures }: Rate, language: "en" | "ja", first: boolean): string => {
    const long = windowText(pair.long)[language];
    if (language === "ja") return `直近 ${long}で ${failures} % 超（許容量の ${pair.budget} %）`;
    const whole = first ? failing(told, failures).en : `${failures} %`;
    return `${whole} in the last ${long} (${pair.budget} % of what may fail in ${window} days)`;
  };
  const parts = (language: "en" | "ja") => rates.map((rate, index) => one(rate, language, index === 0));
  const what = told.level.within === undefined ? "失敗" : `${told.level.within} 秒超過`;
  return {
    en: `The objective of ${objective} % is at risk: ${parts("en").join(", or ")}, and it goes on.`,
    ja: `${window} 日間 ${objective} % の目標が危険です。${told.counted.ja}の${what}が${parts("ja").join("、または")}で、現在も続いています。`,
  };
}

/** What one alarm of a pair looks at. */
export function halfBecause(told: Told, { failures }: Rate, seconds: number, composite: string): Text {
  const { en, ja } = windowText(seconds);
  const what = failing(told, failures);
  return {
    en: `${what.en[0]!.toUpperCase()}${what.en.slice(1)} in the last ${en}. It is half of a pair and tells nobody; ${composite} does.`,
    ja: `直近 ${ja}で${what.ja}ました。組の片方であり、通知は ${composite} が行います。`,
  };
}

/** What to do. */
export function remedy({ source }: Told, severity: Severity): Text {
  if (severity === "error") {
    return {
      en: `Look at the other alarms of ${source} and of what stands behind it: they tell the cause. If there are none, compare the time it began with deployments, and take the last one back.`,
      ja: `${source} とその背後のアラームで原因を確認します。なければ発生時刻とデプロイを見比べ、直近のものを戻します。`,
    };
  }
  return {
    en: `Find in the logs of ${source} what has failed in the last days, and fix it before new work goes out.`,
    ja: `${source} のログで直近数日の失敗の内訳を調べ、新しいリリースより先に直します。`,
  };
}
