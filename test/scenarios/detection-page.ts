import { entriesOf, standardCatalogue, type Alarm } from "../../modules/ops/alarms/index.js";
import { valuesInForce } from "../../modules/ops/engine/in-force.js";
import { fillIn } from "../../modules/ops/engine/placeholders.js";
import type { Cell } from "./matrix.js";
import { scenarios } from "./scenarios.js";
import type { Subject } from "./row.js";

/** The matrix as a page of the documentation: what each row detects, how soon, and when it is quiet. */
export function detectionPage(cells: readonly Cell[]): string {
  const bySubject = new Map<Subject, Cell[]>();
  for (const cell of cells.filter(({ subject }) => !subject.pausable)) {
    bySubject.set(cell.subject, [...(bySubject.get(cell.subject) ?? []), cell]);
  }
  const services = [...new Set([...bySubject.keys()].map(({ alarm }) => alarm.service))];
  const wrong = cells.filter(({ outcome }) => outcome.wrong !== undefined);
  return [
    "# What alarms detect",
    intro,
    `${cells.length} cells; ${wrong.length === 0 ? "all are as stated." : `${wrong.length} are not as stated yet, marked \\*.`}`,
    "## Scenarios",
    [["Scenario", "What goes on"], ["---", "---"], ...scenarios.map(({ name, title }) => [name, title])]
      .map(line)
      .join("\n"),
    ...services.flatMap((service) => [
      `## ${service}`,
      table([...bySubject].filter(([{ alarm }]) => alarm.service === service)),
    ]),
  ]
    .join("\n\n")
    .concat("\n");
}

const intro = [
  "Every row of the standard catalogue is put into scenarios that are made from how AWS publishes its metrics, and evaluated by",
  "[CloudWatch's rules](evaluation.md). This page shows what came out. It is made by `npm run docs`; a test fails when it is stale,",
  "or when a row does other than it states (`test/scenarios`).",
  "",
  "- _Told after_: minutes from the beginning of a failure just past the threshold, with data that come at once.",
  "- _Ignores_: minutes that a failure may last without anybody being told; once, or again after a short pause.",
  "- _Adds up in_: minutes in which failing periods are added up, be there fine ones between them: as many as _told after_ takes. Where",
  "  one is enough, a failure that comes back within this time is not told again. Empty where none may lie between.",
  "- _Low traffic_: minutes until an outage at ten requests a minute is told, by this alarm or by one that it names.",
  "- _Data stop_: what then happens. _unknown_: the alarm shows INSUFFICIENT_DATA, and nobody is told.",
  "- _Quiet week_: how many times it tells in a week of busy days and idle nights, with a short disturbance and a deployment each day.",
].join("\n");

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const columns = [
  "Alarm",
  "Severity",
  "Detects",
  "Told after",
  "Ignores",
  "Adds up in",
  "Low traffic",
  "Data stop",
  "Quiet week",
];

function table(rows: readonly (readonly [Subject, readonly Cell[]])[]): string {
  const body = rows.map(([subject, cells]) => {
    const { alarm, statement, ignores } = subject;
    const of = (name: string) => cells.find(({ scenario }) => scenario.name === name);
    const mark = cells.some(({ outcome }) => outcome.wrong !== undefined) ? " \\*" : "";
    return [
      `${alarm.row}${mark}`,
      alarm.severity,
      because(alarm),
      minutes(of("failure")),
      ignores === 0 ? "nothing" : String(ignores),
      addsUpIn(subject),
      lowTraffic(subject, of("outage at low traffic")),
      statement.silence,
      String(of("quiet week")?.outcome.alarms ?? ""),
    ];
  });
  return [columns, columns.map(() => "---"), ...body].map(line).join("\n");
}

const minutes = (cell: Cell | undefined): string =>
  cell?.outcome.after === undefined ? "never" : String(cell.outcome.after);

const addsUpIn = ({ span, failing, period }: Subject): string => (span > failing ? String(span * period) : "");

function lowTraffic({ statement }: Subject, cell: Cell | undefined): string {
  if (!cell) return "";
  if (statement.lowTraffic === "quiet") return "quiet";
  return cell.outcome.after === undefined
    ? "never"
    : String(Math.max(cell.outcome.after - cell.scenario.phases(cell.subject)[0]!.minutes, 0));
}

const texts = new Map(entriesOf(standardCatalogue, "alarm").map(([id, { definition }]) => [id, definition.because.en]));

const because = (alarm: Alarm): string =>
  fillIn(texts.get(alarm.id) ?? "", valuesInForce(alarm), "en").replaceAll("|", "\\|");
