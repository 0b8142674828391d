import { routeNameOf, routesOf, type Severity } from "../model/environment/index.js";
import { awsName, prefixOf } from "../model/names/index.js";
import type { DefinedEnvironment } from "./define-environment.js";

/** The end of alarms of one route in one region, where it is told. */
export interface OkNotices {
  readonly region: string;
  readonly route: string;
  /** Its own among those of the environment. */
  readonly key: string;
  /** The rule's name. */
  readonly name: string;
  /** EventBridge's event pattern. */
  readonly pattern: OkPattern;
}

/** A name, or what names begin with. */
type Name = string | { readonly prefix: string };

export interface OkPattern {
  readonly source: readonly ["aws.cloudwatch"];
  readonly "detail-type": readonly ["CloudWatch Alarm State Change"];
  readonly resources: readonly { readonly suffix: string }[];
  readonly detail: {
    readonly alarmName: readonly Name[];
    readonly state: { readonly value: readonly ["OK"] };
    readonly previousState: { readonly value: readonly ["ALARM"] };
  };
}

/**
 * That an alarm became OK is told where it was in ALARM before. An alarm's own OK action runs after INSUFFICIENT_DATA too: at a first
 * apply, and whenever data come back, for every alarm there is.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 */
export function okNoticesOf(environment: DefinedEnvironment): OkNotices[] {
  const alarms = tellingAlarms(environment);
  const regions = [...new Set(alarms.map(({ region }) => region))].sort();
  const told = routesOf(environment.alarms).filter(({ route }) => route.okNotices);
  return regions.flatMap((region) =>
    told.flatMap(({ name: route }): OkNotices[] => {
      const isOf = (alarm: Telling) => alarm.region === region && routeNameOf(alarm) === route;
      const own = alarms.filter(isOf);
      const severities = [...new Set(own.map(({ severity }) => severity))].sort();
      const names = namesOf(
        environment,
        own,
        alarms.filter((alarm) => !isOf(alarm) && severities.includes(alarm.severity)),
      );
      const abroad = region === environment.region ? [] : [region.replaceAll("-", "_")];
      return fitting(names, severities).map((some, index) => {
        const keys = [...abroad, route, ...(index === 0 ? [] : [String(index + 1)])];
        const name = awsName("rule", environment, "ok", ...keys);
        return { region, route, key: keys.join("_"), name, pattern: patternOf(some, severities) };
      });
    }),
  );
}

/** Alarms with actions: half of a burn rate has none. */
const tellingAlarms = ({ monitoring: { alarms, burnRates } }: DefinedEnvironment) => [...alarms, ...burnRates];

type Telling = ReturnType<typeof tellingAlarms>[number];

/**
 * Characters of an event pattern that EventBridge takes.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
export const longestPattern = 2048;

/** Names in as many lists as patterns need to hold them all: a beginning that all have would be of other environments too. */
function fitting(names: readonly Name[], severities: readonly Severity[]): Name[][] {
  const lists: Name[][] = [];
  for (const name of names) {
    const last = [...(lists.at(-1) ?? []), name];
    const fits = JSON.stringify(patternOf(last, severities)).length <= longestPattern;
    if (fits && lists.length > 0) lists[lists.length - 1] = last;
    else lists.push([name]);
  }
  return lists;
}

/** What the alarms have and no other one has: a service, a target where others are of the service too, or else the name. */
function namesOf(environment: DefinedEnvironment, own: readonly Telling[], others: readonly Telling[]): Name[] {
  const ofOthers = new Map<string, boolean>();
  const isOfOthers = (beginning: string): boolean => {
    const known = ofOthers.get(beginning) ?? others.some(({ name }) => name.startsWith(beginning));
    ofOthers.set(beginning, known);
    return known;
  };
  const names = own.map(({ name, service, target }) => {
    const beginnings = [[service], [service, ...target]].map((keys) => [prefixOf(environment), ...keys, ""].join("-"));
    const prefix = beginnings.find((one) => name.startsWith(one) && !isOfOthers(one));
    return { key: prefix ?? name, name: prefix === undefined ? name : { prefix } };
  });
  const byKey = [...new Map(names.map((one) => [one.key, one.name]))];
  return byKey.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name);
}

const patternOf = (names: readonly Name[], severities: readonly Severity[]): OkPattern => ({
  source: ["aws.cloudwatch"],
  "detail-type": ["CloudWatch Alarm State Change"],
  resources: severities.map((severity) => ({ suffix: `-${severity}` })),
  detail: {
    alarmName: [...names],
    state: { value: ["OK"] },
    previousState: { value: ["ALARM"] },
  },
});
