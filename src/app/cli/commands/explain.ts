import { standardCatalogue } from "../../../../modules/ops/alarms/index.js";
import { lookUp } from "../../../model/look-up.js";
import { didYouMean } from "../../../model/environment/index.js";
import { inLanguage } from "../../../model/text.js";
import type { DefinedEnvironment } from "../../define-environment.js";
import {
  explain as explanationsOf,
  explainComposites,
  explainLevels,
  formatComposite,
  formatExplanation,
  formatLevel,
  wordsOf,
  wordsOfComposite,
  wordsOfLevel,
} from "../../explain/index.js";
import { appOption, command, UsageError } from "../command.js";
import { environmentsOf, onlyOption } from "../selection.js";

/** Tells all there is to know of an alarm. */
export const explain = command({
  summary: "tell what an alarm looks at, when it fires and why then, and who is told",
  positionals: ["<alarm>"],
  options: {
    ...appOption,
    ...onlyOption,
    json: { type: "boolean", summary: "print JSON, for other programs" },
  },
  details:
    "An alarm is named by its id in the catalogue, which means all its targets and severities, by its name in CloudWatch, or by its address in Terraform; a service level as serviceLevel.<key> too, a composite alarm as composite.<key>.",
  examples: [
    "explain ecs.runningTaskCount",
    "explain shop-prod-ecs-main-api-runningTaskCount-error",
    "explain aws_cloudwatch_metric_alarm.ecs_main_api_runningTaskCount_error --only prod",
  ],
  run: async ({ values, positionals: [word], app, print, note }) => {
    const asked = await environmentsOf(app, values.only);
    const found = asked.flatMap((environment) => explanationsOf(environment, word!));
    const levels = asked.flatMap((environment) => explainLevels(environment, word!));
    const composites = asked.flatMap((environment) => explainComposites(environment, word!));
    const missing = asked.flatMap((environment) => gapsNamed(environment, word!));
    if ([...found, ...levels, ...composites, ...missing].length === 0) throw new UsageError(nothing(asked, word!));
    if (values.json) missing.forEach(note);
    print(
      values.json
        ? JSON.stringify([...found, ...levels, ...composites], undefined, 2)
        : [
            ...found.map(formatExplanation),
            ...levels.map(formatLevel),
            ...composites.map(formatComposite),
            ...missing,
          ].join("\n\n"),
    );
    return 0;
  },
});

/** Why an alarm of the catalogue is not there on some targets. */
function gapsNamed({ name, language, monitoring }: DefinedEnvironment, word: string): string[] {
  const needs = monitoring.needsValue.filter(({ id }) => id === word);
  const disabled = monitoring.disabled.filter(({ id, target }) => [id, `${id}.${target}`].includes(word));
  return [
    ...needs.map(
      ({ id, target, severity, guidance }) =>
        `${id} of ${target}, in ${name}: ${severity} needs a value\n  ${inLanguage(guidance, language)}`,
    ),
    ...disabled.map(
      ({ id, target, severity, reason }) =>
        `${id} of ${target}, in ${name}: ${severity ? `${severity} is off` : "is off"}\n  ${reason}`,
    ),
  ];
}

function nothing(environments: readonly DefinedEnvironment[], word: string): string {
  const names = environments.map(({ name }) => name).join(", ");
  const entry = lookUp(standardCatalogue, word);
  if (entry?.type === "event")
    return `${word}: is an event, and no alarm; npx unyo catalogue ${entry.service} tells of it`;
  if (entry) return `${word}: nothing in ${names} has this alarm`;
  const known = environments.flatMap(({ monitoring: { alarms, burnRates, composites } }) => [
    ...alarms.flatMap(wordsOf),
    ...burnRates.flatMap(wordsOfLevel),
    ...composites.flatMap(wordsOfComposite),
  ]);
  return `${word}: no such alarm in ${names}${didYouMean(word, [...new Set([...known, ...Object.keys(standardCatalogue)])])}`;
}
