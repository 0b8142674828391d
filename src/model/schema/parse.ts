import type * as z from "zod";
import type { Issue } from "./issue.js";

/** An issue of the schema; `unknown` says that nothing may stand at its path at all. */
export interface SchemaIssue extends Issue {
  readonly unknown?: true;
}

/** What zod found, as issues in the order of the environment; unknown keys become one issue each, at their own path. */
export function toIssues(error: z.ZodError): SchemaIssue[] {
  return error.issues.flatMap((issue): SchemaIssue[] => {
    if (issue.code !== "unrecognized_keys") return [{ path: issue.path, message: issue.message }];
    const keys = JSON.parse(issue.message) as [string, string][];
    return keys.map(([key, hint]) => ({ path: [...issue.path, key], message: `unknown key${hint}`, unknown: true }));
  });
}
