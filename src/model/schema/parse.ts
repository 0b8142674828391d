import type * as z from "zod";
import type { Issue } from "./issue.js";

/** What zod found, as issues in the order of the environment; unknown keys become one issue each, at their own path. */
export function toIssues(error: z.ZodError): Issue[] {
  return error.issues.flatMap((issue): Issue[] => {
    if (issue.code !== "unrecognized_keys") return [{ path: issue.path, message: issue.message }];
    const keys = JSON.parse(issue.message) as [string, string][];
    return keys.map(([key, hint]) => ({ path: [...issue.path, key], message: `unknown key${hint}` }));
  });
}
