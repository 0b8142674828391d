import { ownTopic, plannedTargets, type Environment, type Planned, type Severity } from "../environment/index.js";
import type { Region } from "../facts/regions.js";
import { awsName } from "../names/index.js";
import { regionKey } from "./region-key.js";

/** A topic that is made for the receivers of a route. */
export interface MadeTopic {
  readonly name: string;
  readonly region: Region;
}

/** A rule of EventBridge that tells a topic of an event. */
export interface TellingRule {
  readonly name: string;
  readonly region: Region;
}

const other = { error: "warn", warn: "error" } as const;

const isMade = (environment: Environment, severity: Severity, region: string): boolean =>
  ownTopic(environment, severity, region) === undefined && environment.alarms.routes[severity].receivers !== undefined;

const hasTopic = (environment: Environment, severity: Severity, region: string): boolean =>
  ownTopic(environment, severity, region) !== undefined || isMade(environment, severity, region);

/** Where a topic of the other severity can tell what becomes of one: its own could not. */
const toldElsewhere = (environment: Environment, severity: Severity, { regions }: Planned): Region[] =>
  [...new Set([environment.region, ...regions])]
    .filter((region) => hasTopic(environment, other[severity], region))
    .sort() as Region[];

const madeTopics = (severity: Severity) =>
  plannedTargets<MadeTopic>((inventory, planned) => {
    const environment = inventory as Environment;
    const name = awsName("topic", environment, "alarms", severity);
    return toldElsewhere(environment, severity, planned)
      .filter((region) => isMade(environment, severity, region))
      .map((region) => {
        const key = regionKey(region);
        return { key, keys: [key], target: { name, region } };
      });
  });

const tellingRules = (severity: Severity) =>
  plannedTargets<TellingRule>((inventory, planned) => {
    const told = toldElsewhere(inventory as Environment, severity, planned);
    return planned.rules.flatMap((rule) => {
      const region = told.find((one) => one === rule.region);
      if (rule.severity !== severity || region === undefined) return [];
      return [{ key: rule.keys.join("/"), keys: rule.keys, target: { name: rule.name, region } }];
    });
  });

/** The topics of each severity, in each region in which anything is told. */
export const errorTopics = madeTopics("error");
export const warnTopics = madeTopics("warn");

/** The rules that tell the topics of each severity, be they made or the team's own. */
export const errorRules = tellingRules("error");
export const warnRules = tellingRules("warn");
