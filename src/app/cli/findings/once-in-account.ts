import { onceInAccount, onceInAccountWords } from "../../../model/contract/once-in-account.js";
import type { Finder, Finding } from "./finding.js";

/** What the policy switches on in an account, and this environment does not set: a gap, or the reason why not. */
export const notSwitchedOn: Finder = ({ label, environment }) => {
  if (environment === undefined) return [];
  const { telemetry } = environment;
  return onceInAccountWords
    .filter((word) => telemetry[word] === undefined && onceInAccount[word].applies(environment))
    .map((word): Finding => {
      const reason = telemetry.off[word];
      return {
        kind: reason === undefined ? "gap" : "note",
        environment: label,
        subject: `not switched on: telemetry.${word}`,
        message:
          reason ??
          `The policy has ${onceInAccount[word].what}. Set it, with managed: false where somebody else has it switched on, or say why this environment does not: telemetry.off.${word}: "…".`,
      };
    });
};
