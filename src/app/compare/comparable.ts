import { backupTag, copyRegion } from "../../model/contract/backups.js";
import { patchGroupNames } from "../../model/contract/patches.js";
import { parameterPath } from "../../model/environment/parameters.js";
import type { DefinedEnvironment } from "../define-environment.js";
import type { Alarm } from "../../../modules/ops/alarms/index.js";

/**
 * What of an environment is held against another one, as plain data without what must differ: not its name and account, where its
 * state is, what it declares and what it is thought to cost; overrides stand as what they come to.
 */
export function comparable(environment: DefinedEnvironment): unknown {
  const { name, account, region, alarms, monitoring } = environment;
  const policy = without(environment, ["name", "account", "backend", "differences", "costs"]);
  const compared = {
    ...policy,
    ...derived(environment),
    alarms: without(alarms, ["overrides", "adopt"]),
    monitoring: monitored(monitoring),
  };
  return neutral(compared, { name, account, region });
}

/** Defaults that follow from something else: who writes one down says nothing new. */
function derived(environment: DefinedEnvironment): object {
  const { parameters, backups, patches } = environment;
  const path = parameterPath(environment);
  return {
    parameters: { ...parameters, path },
    ...(backups && {
      backups: {
        ...backups,
        copy: { ...backups.copy, region: copyRegion(environment, backups) },
        tag: backupTag(environment, backups),
      },
    }),
    ...(patches && { patches: { ...patches, groups: patchGroupNames(environment, patches) } }),
  };
}

const without = (value: object, keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

function monitored({ alarms, events, needsValue, disabled }: DefinedEnvironment["monitoring"]): unknown {
  const of = (id: string, target: string, what: object) => nested([...id.split("."), target], what);
  return merged([
    ...alarms.map((alarm) => of(alarm.id, alarm.target.join("/"), { [alarm.severity]: alarmed(alarm) })),
    ...events.map(({ id, target, severity, route }) => of(id, target.join("/"), { severity, route })),
    ...needsValue.map(({ id, target, severity }) => of(id, target, { [severity]: "needs a value" })),
    ...disabled.map(({ id, target, severity = "off" }) => of(id, target, { [severity]: "off" })),
  ]);
}

const alarmed = ({ measure, ...alarm }: Alarm) => ({
  ...("metric" in measure
    ? { statistic: measure.metric.statistic }
    : { expression: measure.expression, statistics: statisticsOf(measure.metrics) }),
  threshold: alarm.threshold,
  anomalyBand: alarm.anomalyBand,
  comparisonOperator: alarm.comparisonOperator,
  window: alarm.window,
  treatMissingData: alarm.treatMissingData,
  route: alarm.route,
});

const statisticsOf = (metrics: Readonly<Record<string, { readonly statistic: string }>>) =>
  Object.fromEntries(Object.entries(metrics).map(([id, { statistic }]) => [id, statistic]));

const nested = (path: readonly string[], leaf: object): object =>
  path.reduceRight<object>((inner, key) => ({ [key]: inner }), leaf);

function merged(parts: readonly object[]): Record<string, unknown> {
  const whole: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const part of parts) mergeInto(whole, part as Record<string, unknown>);
  return whole;
}

function mergeInto(whole: Record<string, unknown>, part: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(part)) {
    const held = whole[key];
    if (isRecord(held) && isRecord(value)) mergeInto(held, value);
    else whole[key] = isRecord(value) ? merged([value]) : value;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Texts with the names that differ by nature put aside: `idp-prod` and `idp-stg` are both `idp-<name>`. */
function neutral(value: unknown, own: Readonly<Record<string, string>>): unknown {
  if (typeof value === "string") return neutralText(value, own);
  if (Array.isArray(value)) return value.map((one) => neutral(one, own));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      // Keys of tags are the author's words.
      if (key === "tags" && isRecord(one)) return [key, mapped(one, (tag) => neutral(tag, own))];
      if (identities.test(key) && isIdentity(one)) return [key, "<made up by AWS>"]; // that there is one still counts
      return [key, key === "region" ? one : neutral(one, own)];
    }),
  );
}

const mapped = (record: Record<string, unknown>, change: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** A record is none: it is the resource or parameter that somebody calls `sessionId`. */
const isIdentity = (value: unknown): boolean =>
  typeof value === "string" || (Array.isArray(value) && value.every((one) => typeof one === "string"));

/** What AWS made up: it is another one in every environment. */
const identities = /^(?:id|arn|arnSuffix)$|[a-z](?:Id|Arn|Ids|Arns)$/;

const neutralText = (text: string, own: Readonly<Record<string, string>>): string =>
  Object.entries(own).reduce(
    (left, [what, word]) => left.replace(new RegExp(`(?<![A-Za-z0-9])${word}(?![A-Za-z0-9])`, "g"), `<${what}>`),
    text,
  );
