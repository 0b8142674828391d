import type * as z from "zod";
import type { Issue } from "./issue.js";

/** What zod found, as issues in the order of the environment. */
export const toIssues = (error: z.ZodError): Issue[] => error.issues.map(({ path, message }) => ({ path, message }));
