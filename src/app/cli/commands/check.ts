import { EnvironmentError, EnvironmentsError } from "../../../model/environment/index.js";
import type { Examined } from "../../define-environments.js";
import { appOption, command, type Context } from "../command.js";
import { failing, findingsOf, formatFindings } from "../findings/index.js";
import { examined, onlyOption, select } from "../selection.js";

/** Tells everything that is wrong with environments, and what they do not watch; writes nothing. */
export const check = command({
  summary: "tell what is wrong with the environments, and what they do not watch",
  options: {
    ...appOption,
    ...onlyOption,
    strict: { type: "boolean", summary: "let gaps fail too" },
    json: { type: "boolean", summary: "print JSON, for other programs" },
  },
  details: `An error is what synth refuses. A gap is what is not watched though nobody said so: give a value, or switch the alarm off with a reason. A note is what somebody said, or what adoption changes. Errors fail; with --strict gaps do.`,
  examples: ["check", "check --strict", "check --only prod --json"],
  run: async ({ values, app, print }) => {
    const asked = select(await examinedAtOnce(app), values.only);
    const findings = asked.flatMap(findingsOf);
    const failed = findings.some(failing(values.strict ?? false));
    print(
      values.json ? JSON.stringify({ ok: !failed, findings }, undefined, 2) : formatFindings(findings, asked.length),
    );
    return failed ? 1 : 0;
  },
});

/** The entry may define its environments at once: then all that is known is what is wrong with them. */
async function examinedAtOnce(app: Context["app"]): Promise<readonly Examined[]> {
  try {
    return await examined(app);
  } catch (error) {
    if (error instanceof EnvironmentsError) return error.byEnvironment.map(wrong);
    if (error instanceof EnvironmentError) return [wrong(error)];
    throw error;
  }
}

const wrong = (error: EnvironmentError): Examined => ({ label: error.environment, name: error.environment, error });
