import { keyOf, shortList } from "../../../model/environment/index.js";
import type { Finder, Finding } from "./finding.js";

/** Alarms that tell nobody while they are alone in ALARM: their composite alarm waits for others. */
export const silenced: Finder = ({ label, environment }) =>
  (environment?.monitoring.composites ?? [])
    .filter(({ silent, when, children }) => silent && when !== "any" && children.length > 1)
    .map(({ target, when, children }): Finding => {
      const enough = typeof when === "object" ? `${when.atLeast} of them are` : "all of them are";
      const names = shortList(children.map((child) => `${child.id} of ${keyOf(child.target)}`));
      return {
        kind: "note",
        environment: label,
        subject: `alarms.composites.${target.join(".")}`,
        message: `Nobody hears of these before ${enough} in ALARM at once: ${names}. children: "told" tells of each too.`,
      };
    });
