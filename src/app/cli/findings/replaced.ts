import { formatPath } from "../../../model/environment/index.js";
import { replacedSettings } from "../../adoption/index.js";
import type { Finder } from "./finding.js";

/** What the first apply replaces without a word in the plan, where somebody has set it already. */
export const replaced: Finder = ({ label, environment }) => {
  const settings = environment === undefined ? [] : replacedSettings(environment);
  if (settings.length === 0) return [];
  const lines = settings.map(({ path, message, look }) => `${formatPath(path)}: ${message} (${look})`);
  const message = `Terraform plans these as made, and what somebody has set of them is replaced; look before the first apply:\n${lines.join("\n")}`;
  return [{ kind: "note", environment: label, subject: "replaced by the first apply", message }];
};
