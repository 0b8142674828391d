import { compositeRule, type PlannedComposite } from "../../../modules/ops/alarms/index.js";
import { prefixOf } from "../../model/names/index.js";
import type { DefinedEnvironment } from "../define-environment.js";
import { whoIsTold, type Receivers } from "./receivers.js";

/** All that there is to know of a composite alarm. */
export interface CompositeExplanation extends Receivers {
  readonly environment: string;
  readonly stack: string;
  readonly address: string;
  readonly alarm: PlannedComposite;
  readonly rule: string;
}

/** The composite alarms that a word means: `composite.outage`, the name or address of one, or all by `composite`. */
export const explainComposites = (environment: DefinedEnvironment, word: string): readonly CompositeExplanation[] =>
  environment.monitoring.composites
    .filter((alarm) => wordsOfComposite(alarm).includes(word.replace(/^(module\..+\.)?(?=aws_cloudwatch_)/, "")))
    .map((alarm) => ({
      environment: environment.name,
      stack: `${prefixOf(environment)}-alarms`,
      address: addressOf(alarm),
      alarm,
      rule: compositeRule(alarm),
      ...whoIsTold(environment, alarm),
    }));

/** What a composite alarm may be called by. */
export const wordsOfComposite = (alarm: PlannedComposite): readonly string[] => [
  alarm.service,
  [alarm.service, ...alarm.target].join("."),
  alarm.name,
  addressOf(alarm),
];

const addressOf = ({ service, target }: PlannedComposite): string =>
  `aws_cloudwatch_composite_alarm.${[service, ...target].join("_")}`;
