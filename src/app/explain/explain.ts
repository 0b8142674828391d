import {
  derivationOf,
  givenOf,
  plannedOf,
  type Alarm,
  type AlarmEntry,
  type Catalogue,
  type Derivation,
  sourcesInWords,
} from "../../../modules/ops/alarms/index.js";
import { lookUp } from "../../model/look-up.js";
import { prefixOf } from "../../model/names/index.js";
import { inspectionOf, type DefinedEnvironment } from "../define-environment.js";
import { whoIsTold, type Receivers } from "./receivers.js";

/** All that there is to know of one alarm of an environment. */
export interface Explanation extends Receivers {
  readonly environment: string;
  readonly stack: string;
  readonly address: string;
  readonly alarm: Alarm;
  readonly derivation: Derivation;
  /** Where the environment says anything of it but its threshold. */
  readonly given: readonly (readonly string[])[];
  readonly sources: readonly string[];
}

/** The alarms that an id, a name in CloudWatch or an address in Terraform means, each explained. */
export function explain(environment: DefinedEnvironment, word: string): readonly Explanation[] {
  const { catalogue } = inspectionOf(environment)!;
  return environment.monitoring.alarms
    .filter((alarm) => wordsOf(alarm).includes(word.replace(/^(module\..+\.)?(?=aws_cloudwatch_metric_alarm\.)/, "")))
    .map((alarm) => explanationOf(environment, catalogue, alarm));
}

/** What an alarm may be called by. */
export const wordsOf = (alarm: Alarm): readonly string[] => [
  alarm.id,
  alarm.name,
  addressOf(alarm),
  bareAddressOf(alarm),
];

const bareAddressOf = ({ service, target, row, severity }: Alarm): string =>
  [service, ...target, row, severity].join("_").replace(/[^A-Za-z0-9_-]/g, "_");

const addressOf = (alarm: Alarm): string => `aws_cloudwatch_metric_alarm.${bareAddressOf(alarm)}`;

function explanationOf(environment: DefinedEnvironment, catalogue: Catalogue, alarm: Alarm): Explanation {
  const entry = lookUp(catalogue, alarm.id) as AlarmEntry;
  const { composites } = environment.monitoring;
  const teller = composites.find(({ name }) => name === alarm.silencedBy) ?? alarm;
  return {
    environment: environment.name,
    stack: `${prefixOf(environment)}-alarms`,
    address: addressOf(alarm),
    alarm,
    derivation: derivationOf(environment, plannedOf(environment.monitoring), entry, alarm),
    ...whoIsTold(environment, teller),
    given: givenOf(environment, alarm),
    sources: sourcesInWords(entry.definition.source),
  };
}
