import type { Alarm } from "../../modules/ops/alarms/index.js";
import { severities, type Severity } from "../model/environment/index.js";
import { awsName, prefixOf } from "../model/names/index.js";
import type { DefinedEnvironment } from "./define-environment.js";

/** The end of alarms of one severity in one region, where it is told. */
export interface OkNotices {
  readonly region: string;
  readonly severity: Severity;
  /** The rule's name. */
  readonly name: string;
  /** Of a second rule and further ones, where names are more than one pattern takes. */
  readonly number?: number;
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
  const alarms = tellingAlarms(environment);
  const regions = [...new Set(alarms.map(({ region }) => region))].sort();
  return regions.flatMap((region) =>
    severities.flatMap((severity): OkNotices[] => {
      if (!environment.alarms.routes[severity].okNotices) return [];
      const abroad = region === environment.region ? [] : [region.replaceAll("-", "_")];
      return patternsOf(environment, region, severity).map((pattern, index) => {
        const number = index === 0 ? undefined : index + 1;
        const name = awsName("rule", environment, "ok", ...abroad, severity, ...(number ? [String(number)] : []));
        return { region, severity, name, pattern, ...(number && { number }) };
      });
    }),
  );
}

/** Alarms with actions: half of a burn rate has none. */
const tellingAlarms = ({ monitoring: { alarms, burnRates } }: DefinedEnvironment): TellingAlarm[] => [
  ...alarms,
  ...burnRates,
];

type TellingAlarm = Pick<Alarm, "name" | "adopted" | "service" | "target" | "severity" | "region">;

/** Names of the usual form are told by how they begin and end, and others one by one; all are where the two could be mixed up. */
function patternsOf(environment: DefinedEnvironment, region: string, severity: Severity): OkPattern[] {
  const alarms = tellingAlarms(environment);
  const usual = `${prefixOf(environment)}-`;
  const apart =
    environment.alarms.name === undefined && !alarms.some((one) => one.adopted && one.name.startsWith(usual));
  const prefixes = apart ? prefixesOf(environment, region, severity) : [];
  const named = alarms.filter((one) => one.region === region && one.severity === severity && !(apart && !one.adopted));
  return [
    ...(prefixes.length > 0 ? [patternOf(prefixes, severity)] : []),
    ...filled(named.map(({ name }) => name).sort()).map((names) => namedPattern(names)),
  ];
}

/** Names in as few patterns as take them. */
function filled(names: readonly string[]): string[][] {
  const patterns: string[][] = [];
  for (const name of names) {
    const last = patterns.at(-1);
    if (last && Buffer.byteLength(JSON.stringify(namedPattern([...last, name]))) <= longestPattern) last.push(name);
    else patterns.push([name]);
  }
  return patterns;
}

/**
 * Characters of an event pattern that EventBridge takes.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
export const longestPattern = 2048;

/**
 * What the names of the alarms begin with: a service; a target where the service is in other regions too. Where so many are more
 * than a pattern takes, it is what all names of the environment begin with.
 */
function prefixesOf(environment: DefinedEnvironment, region: string, severity: Severity): string[] {
  const prefixes = exactPrefixes(environment, region, severity);
  const fits = JSON.stringify(patternOf(prefixes, severity)).length <= longestPattern;
  return fits ? prefixes : [`${prefixOf(environment)}-`];
}

function exactPrefixes(environment: DefinedEnvironment, region: string, severity: Severity): string[] {
  const alarms = tellingAlarms(environment).filter(({ adopted }) => !adopted);
  const elsewhere = new Set(alarms.filter((alarm) => alarm.region !== region).map(({ service }) => service));
  const prefixes = alarms
    .filter((alarm) => alarm.region === region && alarm.severity === severity)
    .map(({ service, target }) => (elsewhere.has(service) ? [service, ...target] : [service]))
    .map((keys) => `${[prefixOf(environment), ...keys].join("-")}-`);
  return [...new Set(prefixes)].sort();
}

const patternOf = (prefixes: readonly string[], severity: Severity): OkPattern => ({
  ...event,
  resources: [{ suffix: `-${severity}` }],
  detail: { alarmName: prefixes.map((prefix) => ({ prefix })), ...becameOk },
});

const namedPattern = (names: readonly string[]): OkPattern => ({ ...event, detail: { alarmName: names, ...becameOk } });

const event = { source: ["aws.cloudwatch"], "detail-type": ["CloudWatch Alarm State Change"] } as const;
const becameOk = { state: { value: ["OK"] }, previousState: { value: ["ALARM"] } } as const;
