import { unless } from "../../../src/cdktf/inputs.js";
import { show } from "../../../src/model/schema/issue.js";
import { isToken } from "../../../src/model/schema/token.js";

/** What is wrong with the name of a patch baseline or a maintenance window. */
export const nameProblem = (name: string, what: string): string | undefined =>
  unless(
    isToken(name) || /^[\w.-]{3,128}$/.test(name),
    `${show(name)} is not the name of ${what}: 3 to 128 letters, digits, hyphens, underscores and dots`,
  );
