import type { Alarm, Derivation, ResolvedMetric } from "../../../modules/ops/alarms/index.js";
import { formatPath, keyOf, show } from "../../model/environment/index.js";
import { operatorSigns } from "../documents/catalogue-table.js";
import type { CompositeExplanation } from "./composite.js";
import type { Explanation } from "./explain.js";
import type { LevelExplanation } from "./service-level.js";

/** An explanation for people. */
export function formatExplanation(explanation: Explanation): string {
  const { alarm, environment, stack, address, sources } = explanation;
  const [what, ...rest] = alarm.description.split("\n");
  const rows: (readonly [string, string])[] = [
    ["alarm", `${alarm.id} of ${alarm.target.join("/") || "the account"}, in ${environment}`],
    ["severity", alarm.severity],
    ["text", [what, ...rest].join("\n")],
    ["metric", metricOf(alarm)],
    ["fires", firesOf(alarm)],
    ["threshold", derivationOf(alarm, explanation.derivation)],
    ["window", windowOf(alarm)],
    ["no data", alarm.treatMissingData],
    ["region", alarm.region],
    ...toldBy(explanation),
    ["runbook", alarm.runbook ?? "none; alarms.runbook gives one"],
    ["changed by", explanation.given.map(formatPath).join("\n") || "nothing but what stands above"],
    ["address", `${address}, in the stack ${stack}`],
    ["sources", sources.join("\n")],
  ];
  return inRows(alarm.name, rows);
}

/** The same of a service level. */
export function formatLevel(explanation: LevelExplanation): string {
  const { alarm, environment, stack, address, rule, route, topic, receivers, sources } = explanation;
  const fires = alarm.pairs.map(({ rate, long, short }) => {
    const windows = [long, short].map(({ window: { period } }) => `${period} s`).join(" and of ");
    return `${firesOf(long)} of the last ${windows}, ${rate} times what may fail`;
  });
  return inRows(alarm.name, [
    ["alarm", `${alarm.id} of ${alarm.target.join("/")}, in ${environment}`],
    ["severity", alarm.severity],
    ["text", alarm.description],
    ["metric", metricOf(alarm.pairs[0]!.long)],
    ["fires", fires.join("\nor ")],
    ["rule", rule],
    ["region", alarm.region],
    ["route", `${route}, by the topic ${topic}`],
    ["receivers", receiversOf(receivers)],
    ...actionsOf(explanation),
    ["address", `${address}, in the stack ${stack}`],
    ["sources", sources.join("\n")],
  ]);
}

/** The same of a composite alarm. */
export function formatComposite(explanation: CompositeExplanation): string {
  const { alarm, environment, stack, address, rule, route, topic, receivers } = explanation;
  const { children, when, suppressor } = alarm;
  const told = alarm.silent ? "which tell nobody" : "which are told too";
  const fires = {
    any: `while one of these is in ALARM, ${told}`,
    all: `while all of these are in ALARM, ${told}`,
  };
  const made = children.map(({ id, target, severity, name }) => `${id} of ${keyOf(target)}, ${severity}: ${name}`);
  return inRows(alarm.name, [
    ["alarm", `${alarm.id} ${alarm.target.join("/")}, in ${environment}`],
    ["severity", alarm.severity],
    ["text", alarm.description],
    ["fires", typeof when === "string" ? fires[when] : `while ${when.atLeast} of these are in ALARM, ${told}`],
    ["alarms", made.join("\n")],
    ["rule", rule],
    ...(suppressor
      ? [
          [
            "suppressed",
            `while ${suppressor.alarm} is in ALARM, and ${suppressor.extensionPeriod} s after; a notice waits ${suppressor.waitPeriod} s for it`,
          ] as const,
        ]
      : []),
    ["region", alarm.region],
    ["route", `${route}, by the topic ${topic}`],
    ["receivers", receiversOf(receivers)],
    ...actionsOf(explanation),
    ["runbook", alarm.runbook ?? "none; alarms.runbook gives one"],
    ["address", `${address}, in the stack ${stack}`],
  ]);
}

/** Who is told of an alarm, be it by the one that tells in its place. */
function toldBy(explanation: Explanation): readonly (readonly [string, string])[] {
  const { alarm, route, topic, receivers } = explanation;
  return [
    ...(alarm.silencedBy === undefined ? [] : [["told by", `${alarm.silencedBy}; it has no actions itself`] as const]),
    ["route", `${route}, by the topic ${topic}`],
    ["receivers", receiversOf(receivers)],
    ...actionsOf(explanation),
  ];
}

const inRows = (title: string, rows: readonly (readonly [string, string])[]): string =>
  [title, ...rows.map(([name, text]) => `  ${name.padEnd(11)}${text.replaceAll("\n", `\n${" ".repeat(13)}`)}`)].join(
    "\n",
  );

const receiversOf = (receivers: Explanation["receivers"]): string =>
  receivers.map(({ name, kind, to }) => `${name}: ${kind} ${to}`).join("\n") ||
  "those of the topic, which is the team's own";

const actionsOf = ({ actions }: Pick<Explanation, "actions">): readonly (readonly [string, string])[] =>
  actions.length === 0 ? [] : [["actions", actions.join("\n")]];

function metricOf({ measure, filter }: Alarm): string {
  if (!("metric" in measure)) {
    return [
      measure.expression,
      ...Object.entries(measure.metrics).map(([id, metric]) => `${id} = ${nameOf(metric)}`),
    ].join("\n");
  }
  const from = filter && `made by a metric filter on ${filter.logGroup}: ${filter.pattern}`;
  const across = measure.across && `together for every ${measure.across.join(", ")}`;
  return [nameOf(measure.metric), across, from].filter(Boolean).join("\n");
}

function nameOf({ namespace, name, statistic, dimensions }: ResolvedMetric): string {
  const where = Object.entries(dimensions).map(([key, value]) => `${key}=${value}`);
  return [`${namespace} ${name} (${statistic})`, ...where].join(", ");
}

function firesOf({ comparisonOperator, threshold, anomalyBand, unit }: Alarm): string {
  if (anomalyBand !== undefined)
    return `${operatorSigns[comparisonOperator]} a band of ${anomalyBand} standard deviations that CloudWatch learns`;
  return `${operatorSigns[comparisonOperator]} ${threshold} ${unit}`;
}

const windowOf = ({ window: { period, datapointsToAlarm, evaluationPeriods } }: Alarm): string =>
  `${datapointsToAlarm} of the last ${evaluationPeriods} periods of ${period} s`;

function derivationOf({ id }: Alarm, derivation: Derivation): string {
  switch (derivation.from) {
    case "row":
      return `of the catalogue; alarms.overrides[${show(id)}] changes it`;
    case "override": {
      const { path, formula, reads = {} } = derivation;
      return [`given by ${formatPath(path)}`, ...(formula === undefined ? [] : workedOut(formula, reads))].join("\n");
    }
    case "inventory":
      return workedOut(derivation.formula, derivation.reads).join("\n");
  }
}

const workedOut = (formula: string, reads: Readonly<Record<string, unknown>>): string[] => [
  `derived: ${formula}`,
  ...Object.entries(reads).map(([path, value]) => `${path} = ${show(value)}`),
];
