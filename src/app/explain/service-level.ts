import { burnRule, halvesOf, type Alarm, type BurnRateAlarm } from "../../../modules/ops/alarms/index.js";
import { prefixOf } from "../../model/names/index.js";
import type { DefinedEnvironment } from "../define-environment.js";
import { whoIsTold, type Receivers } from "./receivers.js";

/** All that there is to know of what a service level tells at one severity. */
export interface LevelExplanation extends Receivers {
  readonly environment: string;
  readonly stack: string;
  /** Of the composite alarm. */
  readonly address: string;
  readonly alarm: BurnRateAlarm;
  /** The rule of the composite alarm. */
  readonly rule: string;
  readonly sources: readonly string[];
}

const sources = [
  "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-ServiceLevelObjectives.html",
  "https://sre.google/workbook/alerting-on-slos/",
];

/** The service levels that a word means: `serviceLevel.login`, the name or address of one of its alarms, or all by `serviceLevel`. */
export const explainLevels = (environment: DefinedEnvironment, word: string): readonly LevelExplanation[] =>
  environment.monitoring.burnRates
    .filter((alarm) => wordsOfLevel(alarm).includes(word.replace(/^(module\..+\.)?(?=aws_cloudwatch_)/, "")))
    .map((alarm) => ({
      environment: environment.name,
      stack: `${prefixOf(environment)}-alarms`,
      address: addressOf(alarm),
      alarm,
      rule: burnRule(alarm),
      ...whoIsTold(environment, alarm),
      sources,
    }));

/** What a service level may be called by. */
export const wordsOfLevel = (alarm: BurnRateAlarm): readonly string[] => [
  alarm.service,
  [alarm.service, ...alarm.target].join("."),
  alarm.name,
  addressOf(alarm),
  ...halvesOf(alarm).flatMap((half) => [half.name, halfAddressOf(half)]),
];

const addressOf = ({ service, target, severity }: BurnRateAlarm): string =>
  `aws_cloudwatch_composite_alarm.${[service, ...target, severity].join("_")}`;

const halfAddressOf = ({ service, target, severity, row }: Alarm): string =>
  `aws_cloudwatch_metric_alarm.${[service, ...target, severity, row].join("_")}`;
