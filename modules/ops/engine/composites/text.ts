import { keyOf, type Composite } from "../../../../src/model/environment/index.js";
import type { Text } from "../../../../src/model/text.js";
import type { CompositeChild } from "../alarm.js";

/** So many alarms are named; CloudWatch's own message says which of them went off. */
const named = 3;

function listed(children: readonly CompositeChild[]): Text {
  const names = children.slice(0, named).map(({ id, target }) => ({ id, of: keyOf(target) }));
  const rest = children.length - names.length;
  const en = names.map(({ id, of }) => `${id} of ${of}`);
  const ja = names.map(({ id, of }) => `${of} の ${id}`).join("、");
  return {
    en: rest > 0 ? `${en.join(", ")} and ${rest} more` : en.join(", "),
    ja: rest > 0 ? `${ja} ほか ${rest} 件` : ja,
  };
}

/** Why it tells, where the environment does not say it. */
export function because({ when }: Pick<Composite, "when">, children: readonly CompositeChild[]): Text {
  const { en, ja } = listed(children);
  if (typeof when === "object") {
    return {
      en: `${when.atLeast} or more of these alarms are in ALARM at once: ${en}.`,
      ja: `次のアラームのうち ${when.atLeast} 件以上が同時に発生しています（${ja}）。`,
    };
  }
  return when === "all"
    ? {
        en: `All of these alarms are in ALARM at once: ${en}.`,
        ja: `次のアラームがすべて同時に発生しています（${ja}）。`,
      }
    : {
        en: `One or more of these alarms are in ALARM: ${en}.`,
        ja: `次のアラームの 1 つ以上が発生しています（${ja}）。`,
      };
}

/** What to do, where the environment does not say it. */
export const remedy = ({ children }: Pick<Composite, "children">): Text =>
  children === "silent"
    ? {
        en: "Open it in CloudWatch: the alarms under it tell nobody, and the descriptions of those in ALARM say what to do.",
        ja: "CloudWatch でこのアラームを開き、ALARM になっている配下のアラームの説明に従います。配下のアラームは通知しません。",
      }
    : {
        en: "Look at the alarms under it that are in ALARM; each is told too, and says what to do.",
        ja: "ALARM になっている配下のアラームの説明に従います。配下のアラームもそれぞれ通知されます。",
      };
