import { severities, type Severity } from "../model/environment/index.js";
import { awsName, prefixOf } from "../model/names/index.js";
import type { DefinedEnvironment } from "./define-environment.js";

/** The end of alarms of one severity in one region, where it is told. */
export interface OkNotices {
  readonly region: string;
  readonly severity: Severity;
  /** Its own among those of the environment. */
  readonly key: string;
  /** The rule's name. */
  readonly name: string;
  /** EventBridge's event pattern. */
  readonly pattern: OkPattern;
}

export interface OkPattern {
  readonly source: readonly ["aws.cloudwatch"];
  readonly "detail-type": readonly ["CloudWatch Alarm State Change"];
  readonly resources: readonly { readonly suffix: string }[];
  readonly detail: {
    readonly alarmName: readonly { readonly prefix: string }[];
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
      return fitting(prefixesOf(environment, region, severity), severity).map((prefixes, index) => {
        const number = index === 0 ? [] : [String(index + 1)];
        const name = awsName("rule", environment, "ok", ...abroad, severity, ...number);
        return {
          region,
          severity,
          key: [...abroad, severity, ...number].join("_"),
          name,
          pattern: patternOf(prefixes, severity),
        };
      });
    }),
  );
}

/** Alarms with actions: half of a burn rate has none. */
const tellingAlarms = ({ monitoring: { alarms, burnRates } }: DefinedEnvironment) => [...alarms, ...burnRates];

/**
 * Characters of an event pattern that EventBridge takes.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
export const longestPattern = 2048;

/** Beginnings of names in as many lists as patterns need to hold them all: one that all names begin with would be of others too. */
function fitting(prefixes: readonly string[], severity: Severity): string[][] {
  const lists: string[][] = [];
  for (const prefix of prefixes) {
    const last = [...(lists.at(-1) ?? []), prefix];
    const fits = JSON.stringify(patternOf(last, severity)).length <= longestPattern;
    if (fits && lists.length > 0) lists[lists.length - 1] = last;
    else lists.push([prefix]);
  }
  return lists;
}

/** What the names of the alarms begin with: a service; a target where the service is in other regions too. */
function prefixesOf(environment: DefinedEnvironment, region: string, severity: Severity): string[] {
  const alarms = tellingAlarms(environment);
  const elsewhere = new Set(alarms.filter((alarm) => alarm.region !== region).map(({ service }) => service));
  const prefixes = alarms
    .filter((alarm) => alarm.region === region && alarm.severity === severity)
    .map(({ service, target }) => (elsewhere.has(service) ? [service, ...target] : [service]))
    .map((keys) => `${[prefixOf(environment), ...keys].join("-")}-`);
  return [...new Set(prefixes)].sort();
}

const patternOf = (prefixes: readonly string[], severity: Severity): OkPattern => ({
  source: ["aws.cloudwatch"],
  "detail-type": ["CloudWatch Alarm State Change"],
  resources: [{ suffix: `-${severity}` }],
  detail: {
    alarmName: prefixes.map((prefix) => ({ prefix })),
    state: { value: ["OK"] },
    previousState: { value: ["ALARM"] },
  },
});
