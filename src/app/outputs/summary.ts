import { TerraformResource } from "cdktf";
import { tellingAlarms, type Alarm } from "../../../modules/ops/alarms/index.js";
import type { DefinedEnvironment } from "../define-environment.js";
import { severities } from "../../model/environment/index.js";
import { stacksIn, type EnvironmentStacks, type TeamStack, type Team } from "../stacks/index.js";
import { stackOf, type Published } from "./publish/index.js";
import { writers, type Form } from "./writers/index.js";

/** What was written for one stack. */
export interface StackSummary {
  readonly stack: string;
  readonly team: Team;
  /** Name of the team that owns it. */
  readonly owner: string;
  readonly resources: number;
  /** Alarms that tell somebody: of the catalogue, composite ones, and of service levels. */
  readonly alarms: Readonly<Record<(typeof severities)[number], number>>;
  /** The main file of its first form. */
  readonly file: string;
  /** The main file of each form, in the order in which they were asked for. */
  readonly files: readonly string[];
}

/** Counts what the stacks of an environment hold; files are seen from the output folder. */
export const summarize = (stacks: EnvironmentStacks, forms: readonly Form[]): StackSummary[] =>
  stacksIn(stacks).map((stack) => summaryOf(stack, stack === stacks.alarms ? alarmsIn(stacks.environment) : [], forms));

const alarmsIn = ({ monitoring }: DefinedEnvironment) => tellingAlarms(monitoring);

function summaryOf(stack: TeamStack, alarms: readonly Pick<Alarm, "severity">[], forms: readonly Form[]): StackSummary {
  const count = (severity: string) => alarms.filter((alarm) => alarm.severity === severity).length;
  const files = forms.map((form) => writers[form].paths(stack.node.id)[0]);
  return {
    stack: stack.node.id,
    team: stack.team,
    owner: stack.environment.owners[stack.team].name,
    resources: stack.node.findAll().filter((child) => TerraformResource.isTerraformResource(child)).length,
    alarms: { error: count("error"), warn: count("warn") },
    file: files[0]!,
    files,
  };
}

/** The table that `npm run synth` prints. */
export function formatSummaries(summaries: readonly StackSummary[]): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- programs that print no table would spend their time on it
  const Table = require("cli-table3") as typeof import("cli-table3");
  const table = new Table({
    head: ["stack", "owner", "resources", ...severities.map((severity) => `${severity} alarms`), "files"],
    colAligns: ["left", "left", "right", ...severities.map(() => "right" as const), "left"],
    style: { head: [], border: [] },
  });
  for (const { stack, team, owner, resources, alarms, files } of summaries) {
    const counts = severities.map((severity) => (team === "ops" ? alarms[severity] : "–"));
    table.push([stack, `${owner} (${team})`, resources, ...counts, files.join("\n")]);
  }
  return table.toString();
}

/** What stays in the output folder of earlier runs: nobody may take it for this run's. */
export function formatKept({ kept }: Published): string[] {
  return [...new Set(kept.map(stackOf))].map((stack) => `${stack}: kept from an earlier run`);
}
