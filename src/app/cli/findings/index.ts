import { accountDefaults } from "./account-defaults.js";
import { adoption } from "./adoption.js";
import { costs } from "./costs.js";
import { errors } from "./errors.js";
import type { Finder, Finding } from "./finding.js";
import { gaps } from "./gaps.js";
import { measurements } from "./measurements.js";
import { notSwitchedOn } from "./once-in-account.js";
import { replaced } from "./replaced.js";
import { switchedOnByHand } from "./spend.js";
import { silenced } from "./silenced.js";

/** What `check` looks for. One more subject is one file here, and one line. */
const finders: readonly Finder[] = [
  errors,
  gaps,
  notSwitchedOn,
  measurements,
  accountDefaults,
  switchedOnByHand,
  replaced,
  adoption,
  silenced,
  costs,
];

export const findingsOf: Finder = (examined) => finders.flatMap((find) => find(examined));

export const failing =
  (strict: boolean) =>
  ({ kind }: Finding): boolean =>
    kind === "error" || (strict && kind === "gap");

/** The findings for people: by kind, and how many there are of each. */
export function formatFindings(findings: readonly Finding[], environments: number): string {
  const lines = findings.map(({ kind, environment, subject, message }) => {
    const text = message.replaceAll("\n", "\n  ");
    return kind === "error" ? `error: ${subject}: ${text}` : `${kind}: ${environment}: ${subject}\n  ${text}`;
  });
  const count = (kind: Finding["kind"], word: string) => {
    const { length } = findings.filter((finding) => finding.kind === kind);
    return `${length} ${word}${length === 1 ? "" : "s"}`;
  };
  const total = [count("error", "error"), count("gap", "gap"), count("note", "note")].join(", ");
  return [...lines, `${environments} environment${environments === 1 ? "" : "s"}: ${total}`].join("\n");
}
