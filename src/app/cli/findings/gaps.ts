import { gapsOf } from "../../outputs/index.js";
import type { Finder } from "./finding.js";

/** Alarms that need a value, and those that are off with the reason. */
export const gaps: Finder = ({ label, environment }) =>
  environment === undefined
    ? []
    : gapsOf(environment).map(({ kind, alarms, text }) => ({
        kind: kind === "off" ? "note" : "gap",
        environment: label,
        subject: `${kind}: ${alarms}`,
        message: text,
      }));
