import type * as z from "zod";
import type { Issue } from "./issue.js";

/** What marks an issue of a key that is unknown. */
export const unknownKey = { unknown: true } as const;

/** An issue of the schema; `unknown` says that nothing may stand at its path at all. */
export interface SchemaIssue extends Issue {
  readonly unknown?: true;
}

/** What zod found, as issues in the order of the environment. */
export const toIssues = (error: z.ZodError): SchemaIssue[] =>
  error.issues.map((issue) => ({
    path: issue.path,
    message: issue.message,
    ...(issue.code === "custom" && issue.params === unknownKey && unknownKey),
  }));
