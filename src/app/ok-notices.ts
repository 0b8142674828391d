import { tellingAlarms, type TellingAlarm } from "../../modules/ops/alarms/index.js";
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

/** What an alarm is called, or how its name begins. */
type NamePart = string | { readonly prefix: string };

export interface OkPattern {
  readonly source: readonly ["aws.cloudwatch"];
  readonly "detail-type": readonly ["CloudWatch Alarm State Change"];
  /** Where names are told by how they begin: how they end. */
  readonly resources?: readonly { readonly suffix: string }[];
  readonly detail: {
    readonly alarmName: readonly NamePart[];
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
  const alarms = tellingAlarms(environment.monitoring);
  const silent = environment.monitoring.alarms.filter(({ silencedBy }) => silencedBy !== undefined);
  const regions = [...new Set(alarms.map(({ region }) => region))].sort();
  const told = routesOf(environment.alarms).filter(({ route }) => route.okNotices);
  return regions.flatMap((region) =>
    told.flatMap(({ name: route }): OkNotices[] => {
      const isOf = (alarm: TellingAlarm) => alarm.region === region && routeNameOf(alarm) === route;
      const own = alarms.filter(isOf);
      const others = [...alarms.filter((alarm) => !isOf(alarm)), ...silent];
      const abroad = region === environment.region ? [] : [region.replaceAll("-", "_")];
      return patternsOf(environment, own, others).map((pattern, index) => {
        const keys = [...abroad, route, ...(index === 0 ? [] : [String(index + 1)])];
        const name = awsName("rule", environment, "ok", ...keys);
        return { region, route, key: keys.join("_"), name, pattern };
      });
    }),
  );
}

/** Names of the usual form are told by how they begin and end, and others one by one; all are where the two could be mixed up. */
function patternsOf(
  environment: DefinedEnvironment,
  own: readonly TellingAlarm[],
  others: readonly TellingAlarm[],
): OkPattern[] {
  const usual = `${prefixOf(environment)}-`;
  const apart =
    environment.alarms.name === undefined &&
    ![...own, ...others].some(({ adopted, name }) => adopted && name.startsWith(usual));
  const isUsual = ({ adopted }: TellingAlarm) => apart && !adopted;
  const ofForm = own.filter(isUsual);
  const severities = [...new Set(ofForm.map(({ severity }) => severity))].sort();
  const confusable = others.filter((alarm) => isUsual(alarm) && severities.includes(alarm.severity));
  const named = own.filter((alarm) => !isUsual(alarm)).map(({ name }) => name);
  return [
    ...fitting(namesOf(environment, ofForm, confusable), (names) => patternOf(names, severities)),
    ...fitting(named.sort(), namedPattern),
  ];
}

/**
 * Bytes of an event pattern that EventBridge takes.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
export const longestPattern = 2048;

/** Names in as few patterns as hold them all: a beginning that all have would be of other environments too. */
function fitting<Name extends NamePart>(
  names: readonly Name[],
  patternFor: (names: readonly Name[]) => OkPattern,
): OkPattern[] {
  const lists: Name[][] = [];
  for (const name of names) {
    const last = [...(lists.at(-1) ?? []), name];
    const fits = Buffer.byteLength(JSON.stringify(patternFor(last))) <= longestPattern;
    if (fits && lists.length > 0) lists[lists.length - 1] = last;
    else lists.push([name]);
  }
  return lists.map(patternFor);
}

/** What the alarms have and no other one has: a service, a target where others are of the service too, or else the name. */
function namesOf(
  environment: DefinedEnvironment,
  own: readonly TellingAlarm[],
  others: readonly TellingAlarm[],
): NamePart[] {
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

const patternOf = (names: readonly NamePart[], severities: readonly Severity[]): OkPattern => ({
  ...event,
  resources: severities.map((severity) => ({ suffix: `-${severity}` })),
  detail: { alarmName: [...names], ...becameOk },
});

const namedPattern = (names: readonly NamePart[]): OkPattern => ({
  ...event,
  detail: { alarmName: [...names], ...becameOk },
});

const event = { source: ["aws.cloudwatch"], "detail-type": ["CloudWatch Alarm State Change"] } as const;
const becameOk = { state: { value: ["OK"] }, previousState: { value: ["ALARM"] } } as const;
