import { severities, type Environment, type Severity } from "../../../../src/model/environment/index.js";
import { arnOf } from "../../../../src/model/iam/index.js";
import { awsName, prefixOf } from "../../../../src/model/names/index.js";
import type { Text } from "../../../../src/model/text.js";
import type { Alarm, BurnRateAlarm, PlannedComposite } from "../alarm.js";
import { severityInWords } from "../describe.js";
import { halvesOf } from "../service-levels/rule.js";
import { graphsOf } from "./graph.js";
import { metricWidget } from "./metric-widget.js";
import { placed, type Unplaced, type Widget } from "./widget.js";

/** An environment's dashboard as plain data. */
export interface Dashboard {
  readonly name: string;
  readonly widgets: readonly Widget[];
}

interface Watched {
  readonly alarms: readonly Alarm[];
  readonly burnRates: readonly BurnRateAlarm[];
  readonly composites: readonly PlannedComposite[];
}

/**
 * Most alarms of one widget.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
const mostAlarms = 100;

const made: Text = {
  en: "Made from the environment's definition: what is changed here is lost with the next apply.",
  ja: "環境の定義から作成しています。ここで加えた変更は次の適用で失われます。",
};

/** What an environment's alarms look at, and which of them are in alarm; nothing where it has no dashboard. */
export function dashboardOf(
  environment: Environment,
  { alarms, burnRates, composites }: Watched,
): Dashboard | undefined {
  const { language } = environment;
  const asked = environment.alarms.dashboard;
  if (asked === undefined) return undefined;
  const graphs = graphsOf([...alarms, ...burnRates.flatMap(halvesOf)]);
  const services = [...new Set(graphs.map(({ service }) => service))].filter(
    (service) => asked.services?.includes(service) ?? true,
  );
  const heading = `# ${prefixOf(environment)}\n${made[language]}`;
  return {
    name: asked.name ?? awsName("dashboard", environment, "alarms"),
    widgets: placed([
      text(heading, 2),
      ...severities.flatMap((severity) =>
        alarmWidgets(environment, severity, [...composites, ...burnRates, ...alarms]),
      ),
      ...services.flatMap((service) => [
        text(`## ${service}`, 1),
        ...graphs.filter((graph) => graph.service === service).map((graph) => metricWidget(graph, language)),
      ]),
    ]),
  };
}

const text = (markdown: string, height: number): Unplaced => ({
  type: "text",
  width: 24,
  height,
  begins: true,
  properties: { markdown, background: "transparent" },
});

/** Those in alarm alone: among hundreds that are not, the one that is would have to be looked for. */
function alarmWidgets(
  { account, language }: Environment,
  severity: Severity,
  alarms: readonly (Alarm | BurnRateAlarm | PlannedComposite)[],
): Unplaced[] {
  const arns = alarms
    .filter((alarm) => alarm.severity === severity)
    .map(({ region, name }) => arnOf({ account, region }, "cloudwatch", `alarm:${name}`));
  const parts = Array.from({ length: Math.ceil(arns.length / mostAlarms) }, (_, index) =>
    arns.slice(index * mostAlarms, (index + 1) * mostAlarms),
  );
  return parts.map((some, index) => ({
    type: "alarm",
    width: 12,
    height: 4,
    properties: {
      title: `${severity}: ${severityInWords[severity][language]}${parts.length > 1 ? ` (${index + 1}/${parts.length})` : ""}`,
      alarms: some,
      states: ["ALARM"],
      sortBy: "stateUpdatedTimestamp",
    },
  }));
}
