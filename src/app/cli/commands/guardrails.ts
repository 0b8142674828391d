import { checkPlan } from "../../guardrails/index.js";
import { appOption, command } from "../command.js";
import { jsonIn } from "../input-file.js";
import { environmentsOf } from "../selection.js";

/** Holds a plan of whoever makes the databases against the guardrails of an environment. */
export const guardrails = command({
  summary: "hold a plan or a state of Terraform against the guardrails of an environment",
  positionals: ["<environment>", "<file>"],
  options: { ...appOption, json: { type: "boolean", summary: "print JSON, for other programs" } },
  details: `The file is what \`terraform show -json\` prints of a plan or of a state, of any configuration: the databases and queues in it are looked at, and of a plan what it destroys, and of which logs it shortens the time. What \`guardrails.off\` of the environment names is not.`,
  examples: ["guardrails prod plan.json"],
  run: async ({ values, positionals, app, print }) => {
    const [name, file] = positionals as [string, string];
    const shown = jsonIn(file);
    const [environment] = await environmentsOf(app, [name], "guardrails");
    const findings = checkPlan(environment!, shown);
    if (values.json) print(JSON.stringify(findings, undefined, 2));
    else if (findings.length === 0) print(`${file}: no guardrail of ${name} is broken`);
    else for (const { at, problem, guardrail } of findings) print(`${at}: ${problem} (${guardrail})`);
    return findings.length > 0 ? 1 : 0;
  },
});
