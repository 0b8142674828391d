import {
  keyOf,
  severities,
  show,
  suggest,
  type Composite,
  type CompositeTargets,
  type Issue,
  type Severity,
} from "../../../../src/model/environment/index.js";
import { lookUp } from "../../../../src/model/look-up.js";
import type { Alarm, AlarmNeedingValue, DisabledItem } from "../alarm.js";
import { entriesOf, type Catalogue } from "../catalogue.js";
import { isOfPlan } from "../planned.js";
import { everythingOf } from "../routed.js";

/** What alarms of a composite alarm are looked for in. */
export interface Watched {
  readonly alarms: readonly Alarm[];
  readonly needsValue: readonly AlarmNeedingValue[];
  readonly disabled: readonly DisabledItem[];
}

export type Problem = Pick<Issue, "message"> & { readonly id: string };

/** The alarms that a composite alarm is made of, each once, and what of its words means none. */
export function childrenOf(
  { of, from, severity }: Composite,
  catalogue: Catalogue,
  watched: Watched,
): { readonly children: readonly Alarm[]; readonly problems: readonly Problem[] } {
  const wanted = from ?? severity;
  const found = Object.entries(of).flatMap(([id, targets = []]) => {
    const message = unknownId(id, catalogue);
    return message === undefined ? chosen(id, targets, wanted, watched) : [{ problem: { id, message } }];
  });
  return {
    children: [...new Set(found.flatMap(({ alarms = [] }: Found) => alarms))],
    problems: found.flatMap(({ problem }: Found) => problem ?? []),
  };
}

interface Found {
  readonly alarms?: readonly Alarm[];
  readonly problem?: Problem;
}

const isWhole = (id: string): boolean => id.endsWith(everythingOf(""));

function unknownId(id: string, catalogue: Catalogue): string | undefined {
  const alarms = entriesOf(catalogue, "alarm");
  const services = [...new Set(alarms.map(([, { service }]) => everythingOf(service)))];
  const meant = alarms.filter(([one, { service }]) => one === id || everythingOf(service) === id);
  // What watches topics and rules goes by another topic than theirs, as a composite alarm might not.
  if (meant.length > 0)
    return meant.every(([, entry]) => isOfPlan(entry))
      ? "watches what tells of all other alarms, and is told by itself"
      : undefined;
  if (isWhole(id)) return `no service with alarms${suggest(id, services)}`;
  if (lookUp(catalogue, id)) return "is an event, and no alarm: it cannot be part of a composite alarm";
  return `no such alarm${suggest(id, [...alarms.map(([one]) => one), ...services])}`;
}

function chosen(id: string, targets: CompositeTargets, wanted: Severity | "both", watched: Watched): Found[] {
  const service = isWhole(id) ? id.slice(0, -everythingOf("").length) : undefined;
  const isOfId = (one: { readonly id: string }) =>
    service === undefined ? one.id === id : one.id.startsWith(`${service}.`);
  const alarms = watched.alarms.filter(isOfId);
  const wantedOnes = alarms.filter(({ severity }) => wanted === "both" || severity === wanted);
  const others = [...watched.needsValue, ...watched.disabled].filter(isOfId);
  const lists = targets === "all" ? [undefined] : targets;
  return lists.map((target): Found => {
    const isThere = (key: string) => target === undefined || key === target || key.startsWith(`${target}/`);
    const here = wantedOnes.filter((alarm) => isThere(keyOf(alarm.target)));
    if (here.length > 0) return { alarms: here };
    const where = target === undefined ? "" : ` on ${show(target)}`;
    const severitiesHere = severities.filter((one) =>
      alarms.some((alarm) => alarm.severity === one && isThere(keyOf(alarm.target))),
    );
    const missing = others.filter((one) => isThere(one.target));
    if (severitiesHere.length > 0)
      return problem(
        `has no alarm of ${wanted}${where}; there is one of ${severitiesHere.join(" and ")}: from: "${severitiesHere[0]}" takes it`,
      );
    if (missing.length > 0) return problem(absence(missing[0]!, where));
    const known = [...new Set([...alarms.map((alarm) => keyOf(alarm.target)), ...others.map((one) => one.target)])];
    return problem(`watches nothing${where}${target === undefined ? "" : suggest(target, known)}`);
  });

  function problem(message: string): Found {
    return { problem: { id, message } };
  }
}

/** Why an alarm is not there. */
const absence = (one: AlarmNeedingValue | DisabledItem, where: string): string =>
  "guidance" in one
    ? `needs a value${where} before it can be a part: alarms.overrides["${one.id}"].thresholds.${one.severity}`
    : `is off${where}: ${one.reason}`;
