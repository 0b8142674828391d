import { halvesOf } from "../../../modules/ops/alarms/index.js";
import { costsOf, type DefinedEnvironment } from "../../../src/index.js";
import type { Severity } from "../../../src/model/environment/index.js";
import { listPrices } from "../../../src/model/facts/prices.js";
import type { Incident } from "./incidents.js";
import type { Month, Told } from "./month.js";

/** A simulated month as a page of the documentation: what happened, who was told of it, and what the alarms cost. */
export function monthPage(environment: DefinedEnvironment, { incidents, others }: Month): string {
  const { alarms, burnRates } = environment.monitoring;
  const count = alarms.length + burnRates.flatMap(halvesOf).length;
  const costs = costsOf(environment);
  const ofAlarms = costs.items.filter(({ price }) => price === "alarmMetric" || price === "compositeAlarm");
  const metrics = ofAlarms.find(({ price }) => price === "alarmMetric")!.quantity;
  const dollars = ofAlarms.reduce((sum, one) => sum + one.dollars, 0);
  const pages = others.filter(({ severity }) => severity === "error").length;
  return [
    "# A month of incidents",
    [
      "A month of the production sample (`src/environments/prod.ts`), minute by minute: days of 600 requests a minute, nights of ten, ten",
      "incidents. Every alarm is evaluated by [CloudWatch's rules](evaluation.md), with data that come at once. This page is made by",
      "`npm run docs`; a test fails when it is stale, when an incident is told late or not at all, or when anything else is told at `error`",
      "(`test/scenarios/month`).",
    ].join("\n"),
    [
      ["Day", "Incident", "Told first", "Told by"],
      ["---", "---", "---", "---"],
      ...incidents.map(({ incident, told }) => row(incident, told)),
    ]
      .map((cells) => `| ${cells.join(" | ")} |`)
      .join("\n"),
    `At \`error\` ${receiversOf(environment, "error")} are told, at \`warn\` ${receiversOf(environment, "warn")}.`,
    `Outside of the incidents: ${pages} told at \`error\`, ${others.length - pages} at \`warn\`.`,
    `${count} alarms on ${metrics} metrics, and ${burnRates.length} composite alarms: ${dollars.toFixed(2)} US dollars a month, at [list prices](https://aws.amazon.com/cloudwatch/pricing/) of ${listPrices.alarmMetric?.of}, without AWS's free tier; [\`npx unyo check\`](command.md#check) tells the same of any environment.`,
  ]
    .join("\n\n")
    .concat("\n");
}

const receiversOf = ({ alarms: { routes } }: DefinedEnvironment, severity: Severity): string =>
  Object.keys(routes[severity]?.receivers ?? {}).join(" and ");

function row({ name, at: [day, hour, minute] }: Incident, told: readonly Told[]): string[] {
  const time = `${day}, ${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  const first = told.toSorted((a, b) => a.after - b.after)[0];
  return [
    time,
    name,
    first ? duration(first.after) : "nobody",
    told.length === 0 ? "" : `${told.length}: ${told.map(one).join(", ")}`,
  ];
}

const one = ({ id, target, severity, after }: Told): string => `${id} of ${target} (${severity}, ${duration(after)})`;

const duration = (minutes: number): string =>
  minutes === 0 ? "at once" : minutes < 120 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
