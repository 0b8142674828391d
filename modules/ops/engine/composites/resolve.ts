import {
  keyOf,
  shortList,
  show,
  type Composite,
  type Environment,
  type Issue,
} from "../../../../src/model/environment/index.js";
import { alarmName } from "../../../../src/model/names/index.js";
import type { Alarm, BurnRateAlarm, PlannedComposite } from "../alarm.js";
import type { Catalogue } from "../catalogue.js";
import { description, runbookOf, tooLong } from "../describe.js";
import { routed } from "../routed.js";
import { childrenOf, type Watched } from "./children.js";
import { compositeRule, longestRule, mostChildren } from "./rule.js";
import { because, remedy } from "./text.js";

/** What composite alarms of an environment come to. */
export interface ResolvedComposites {
  readonly composites: readonly PlannedComposite[];
  readonly issues: readonly Issue[];
}

/** The first part of the ids, names and addresses of composite alarms, where alarms have their service. */
const service = "composite";

/** What says which alarms there are. */
const needs = [
  ["resources"],
  ["telemetry"],
  ["quotas"],
  ["alarms", "overrides"],
  ["alarms", "off"],
  ["alarms", "without"],
];

export function resolveComposites(
  environment: Environment,
  catalogue: Catalogue,
  watched: Watched & { readonly burnRates: readonly BurnRateAlarm[] },
): ResolvedComposites {
  const given = Object.entries(environment.alarms.composites);
  if (given.length === 0) return { composites: [], issues: [] };
  const issues: Issue[] = [];
  const found = given.flatMap(([key, composite]) => {
    const path = ["alarms", "composites", key];
    const { children, problems } = childrenOf(composite, catalogue, watched);
    const wrong = [
      ...problems.map(({ id, message }) => ({ path: [...path, "of", id], message, needs })),
      ...(problems.length === 0 ? wholeProblems(path, composite, children) : []),
    ];
    issues.push(...wrong);
    return wrong.length > 0 ? [] : [{ key, path, composite, planned: plan(environment, key, composite, children) }];
  });
  const composites = found.map(({ planned }) => planned);
  for (const { key, path, composite, planned } of found) {
    issues.push(
      ...suppressorProblems(path, planned, composites, watched),
      ...tooLong(environment, planned).map((issue) => ({ ...issue, path: pathOfText(issue.path, path, composite) })),
      ...silentTwice(path, key, planned, composites),
    );
    const { length } = compositeRule(planned);
    if (length > longestRule)
      issues.push({
        path: [...path, "of"],
        message: `makes a rule of ${length} characters; CloudWatch takes ${longestRule}: make two of it, or shorten the names`,
        needs,
      });
  }
  return { composites, issues };
}

/** What is wrong with the alarms of one taken together. */
function wholeProblems(path: readonly string[], { when, from }: Composite, children: readonly Alarm[]): Issue[] {
  const regions = [...new Set(children.map(({ region }) => region))].sort();
  const wrong = (message: string, field = "of") => [{ path: [...path, field], message, needs }];
  if (regions.length > 1) {
    const where = regions.map((region) => {
      const ids = [...new Set(children.filter((alarm) => alarm.region === region).map(({ id }) => id))];
      return `\n  ${region}: ${shortList(ids)}`;
    });
    return wrong(`a composite alarm reads alarms of its own region only; make one of each region${where.join("")}`);
  }
  if (children.length > mostChildren)
    return wrong(`makes ${children.length} alarms of one; CloudWatch takes ${mostChildren}: make several of it`);
  if (when === "any") return [];
  const places = new Set(children.map((alarm) => `${alarm.id} ${keyOf(alarm.target)}`));
  if (from === "both" && places.size < children.length)
    return wrong(
      `"both" counts an alarm that has two severities twice; with when other than "any" it is "error" or "warn"`,
      "from",
    );
  if (typeof when === "string" || when.atLeast <= children.length) return [];
  return wrong(`asks for ${when.atLeast} of ${children.length} alarms, and could never go off`, "when");
}

function plan(environment: Environment, key: string, composite: Composite, alarms: readonly Alarm[]): PlannedComposite {
  const { severity, when, suppressor, route } = composite;
  const { language } = environment;
  const children = alarms.map(({ id, target, severity: of, name }) => ({ id, target, severity: of, name }));
  const runbook = runbookOf(environment, `${service}.${key}`, composite.runbook);
  return {
    id: service,
    service,
    target: [key],
    severity,
    ...routed(route, severity),
    name: alarmName(environment, { service, keys: [key], severity }),
    description: description(environment, {
      subject: `${service} ${key}`,
      because: composite.because ?? because(composite, children)[language],
      remedy: composite.remedy ?? remedy(composite)[language],
      severity,
      runbook,
    }),
    ...(runbook !== undefined && { runbook }),
    region: alarms[0]?.region ?? environment.region,
    when,
    children,
    silent: composite.children === "silent",
    ...(suppressor && { suppressor }),
  };
}

/** The word that makes a text too long: the address of the runbook is told by its own path. */
function pathOfText(told: Issue["path"], path: readonly string[], { because: own, remedy: todo, runbook }: Composite) {
  if (told[0] === "alarms" && runbook === undefined) return told;
  const longest = Object.entries({ because: own, remedy: todo, runbook })
    .filter(([, text]) => text !== undefined)
    .sort(([, a], [, b]) => b!.length - a!.length)[0];
  return [...path, longest?.[0] ?? "of"];
}

function suppressorProblems(
  path: readonly string[],
  { suppressor, children, region }: PlannedComposite,
  composites: readonly PlannedComposite[],
  { alarms, burnRates }: { readonly alarms: readonly Alarm[]; readonly burnRates: readonly BurnRateAlarm[] },
): Issue[] {
  if (!suppressor) return [];
  const { alarm: name } = suppressor;
  const wrong = (message: string) => [
    { path: [...path, "suppressor", "alarm"], message: `${show(name)} ${message}`, needs },
  ];
  if (children.some((child) => child.name === name))
    return wrong("is one of its own alarms, and would hold back what it goes off for");
  if ([...composites, ...burnRates].some((one) => one.name === name))
    return wrong("is a composite alarm of this environment; a suppressor is an alarm that is none");
  const own = alarms.filter((alarm) => alarm.name === name);
  if (own.length === 0 || own.some((alarm) => alarm.region === region)) return [];
  return wrong(`is in ${own[0]!.region}, and the alarms are in ${region}: a suppressor is in their region`);
}

/** Of two that silence an alarm, neither could be taken away without a look at the other. */
function silentTwice(
  path: readonly string[],
  key: string,
  planned: PlannedComposite,
  composites: readonly PlannedComposite[],
): Issue[] {
  if (!planned.silent) return [];
  const before = composites.slice(0, composites.indexOf(planned)).filter(({ silent }) => silent);
  const twice = planned.children.flatMap((child) => {
    const other = before.find(({ children }) => children.some(({ name }) => name === child.name));
    return other ? [{ child, other: other.target[0]! }] : [];
  });
  const [first] = twice;
  if (!first) return [];
  const { child, other } = first;
  const more = twice.length > 1 ? `, and so are ${twice.length - 1} more` : "";
  const message = `${child.id} of ${keyOf(child.target)} is silent under ${show(other)} already${more}; give ${show(key)} or ${show(other)} children: "told", or other alarms`;
  return [{ path: [...path, "of"], message, needs }];
}

/** Alarms with what composite alarms make of them. */
export const asParts = (alarms: readonly Alarm[], composites: readonly PlannedComposite[]): readonly Alarm[] =>
  composites.length === 0 ? alarms : alarms.map((alarm) => asPart(alarm, composites));

/** An alarm as part of composite alarms; itself where none reads it. */
function asPart(alarm: Alarm, composites: readonly PlannedComposite[]): Alarm {
  const isHere = ({ region }: PlannedComposite) => region === alarm.region;
  const reading = composites.filter(
    (one) =>
      isHere(one) && (one.suppressor?.alarm === alarm.name || one.children.some(({ name }) => name === alarm.name)),
  );
  if (reading.length === 0) return alarm;
  const silencing = reading.find((one) => one.silent && one.suppressor?.alarm !== alarm.name);
  return {
    ...alarm,
    readBy: reading.map(({ name }) => name),
    ...(silencing && { silencedBy: silencing.name }),
  };
}
