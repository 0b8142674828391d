import * as z from "zod";
import { severities, suggest } from "../../../../src/model/environment/index.js";
import { checked, expects, matching, object, oneOf, text, type Report } from "../../../../src/model/schema/fields.js";
import type { EventRow } from "../event-row.js";
import { loose, type Loose } from "../loose.js";
import { beside, common, derived, list, oneOfWords, words } from "./fields.js";

const paths = z.record(
  z.string(),
  matching(/^\$(\.|$)/, 'a JSON path such as "$.detail.reason"'),
  expects("JSON paths by the names that the text has for them"),
);

const subscription = object({
  key: text("a short stable key"),
  sourceType: oneOf(["db-cluster", "db-instance"]),
  categories: list("a list of categories, as RDS writes them"),
});

const asAlarm = "alarms are rows of catalogue";

/** What is written by who takes it for an alarm. */
const hints = { metric: asAlarm, math: asAlarm, log: asAlarm, window: asAlarm };

const shape = {
  pattern: derived("a function of the target that gives an event pattern").optional(),
  paths: paths.optional(),
  text: words.optional(),
  subscription: subscription.optional(),
  identifier: derived("a function of the target that gives its identifier in RDS").optional(),
  severity: oneOf(severities),
  ...common,
} satisfies Record<keyof EventRow<unknown>, z.ZodType>;

/** A row of an event, as alarmRow is of an alarm. */
export const eventRow = checked(object(shape, "a row", hints), (row, report) => {
  const kinds = {
    pattern: { must: ["paths", "text"], may: ["region"] },
    subscription: { must: ["identifier"] },
  };
  beside(row, oneOfWords(row, Object.keys(kinds), report), kinds, report);
  namesWithoutPath(row, report);
});

/**
 * EventBridge puts what a path finds into the place of its name in the text.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html
 */
function namesWithoutPath({ paths, text: texts }: Loose, report: Report): void {
  const known = Object.keys(loose(paths));
  for (const [language, text] of Object.entries(loose(texts))) {
    const names = typeof text === "string" ? [...text.matchAll(/<([A-Za-z0-9_-]+)>/g)].map(([, name]) => name!) : [];
    for (const name of new Set(names.filter((one) => !known.includes(one))))
      report(["text", language], `<${name}> is none of paths${suggest(name, known)}`);
  }
}
