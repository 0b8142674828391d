import { budgetOf } from "../../../src/model/burn-rates.js";
import { day, failing, told, withLevel } from "./traffic.js";

const objectives = [99.99, 99.9, 99.5, 99, 95];
const shares = { everything: 1, "one in ten": 0.1, "one in a hundred": 0.01, "one in a thousand": 0.001 };

/** How soon a service level tells, by what fails from one minute on of a hundred requests a minute, after three days without failures. */
export function detectionTable(): string {
  const quiet = failing(3 * day, 100, 0);
  const head = ["Objective", "May fail", ...Object.keys(shares).map((share) => `${share} fails`)];
  const rows = objectives.map((objective) => {
    const environment = withLevel({ objective });
    return [
      `${objective} %`,
      `${budgetOf(objective)} %`,
      ...Object.values(shares).map((share) => cell(told(environment, quiet, failing(3 * day + 180, 100, share)))),
    ];
  });
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function cell(all: ReturnType<typeof told>): string {
  const parts = all.map(({ severity, after }) => `${severity} ${duration(after)}`);
  return parts.join(", ") || "nobody";
}

const duration = (minutes: number): string =>
  minutes < 120 ? `${minutes} min` : `${Math.round((minutes / 60) * 10) / 10} h`;

const table = /\| Objective [^]*?(?=\n\n|\n*$)/;

/** A page with its table made anew. */
export const withTable = (page: string): string => page.replace(table, () => detectionTable());
