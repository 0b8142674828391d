import { matching } from "../schema/fields.js";

/** The address of a runbook, in which `{alarm}` stands for the alarm's id. */
export const runbookSchema = matching(
  /^https:\/\/(?!\S*\$\{alarm\})\S+$/,
  "an HTTPS URL, with {alarm} where the alarm's id goes, and no dollar sign before it",
);
