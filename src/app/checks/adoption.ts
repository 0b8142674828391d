import { collectTargets, type Environment, type Issue } from "../../model/environment/index.js";
import { adoptionFindings } from "../adoption/findings.js";
import { lambdaFunctions } from "../../model/inventory/lambda.js";

/** Adoption that loses what nobody said may be lost, and adoption that would take over nothing. */
export const checkAdoption = (environment: Environment): Issue[] => [...losses(environment), ...idle(environment)];

const losses = (environment: Environment): Issue[] =>
  adoptionFindings(environment)
    .filter(({ kind, acknowledged }) => kind === "loss" && acknowledged === undefined)
    .map(({ path, message }) => ({
      path,
      message: `${message}\n  keep what is there with a longer retention, or say why it may go: shortens: "…"`,
      needs: [["telemetry"]],
    }));

function idle(environment: Environment): Issue[] {
  const { lambdaInsights, enhancedMonitoring } = environment.telemetry;
  const functions = collectTargets(environment, lambdaFunctions)
    .filter(({ target }) => target.adopt && !lambdaInsights)
    .map(({ keys }) => ({
      path: ["resources", "lambda", ...keys, "adopt"],
      message: "takes over nothing while telemetry.lambdaInsights is false; leave it out, or set that to true",
    }));
  if (!enhancedMonitoring.adoptRole || enhancedMonitoring.enabled) return functions;
  const path = ["telemetry", "enhancedMonitoring", "adoptRole"];
  const message = "takes over nothing while enhancedMonitoring.enabled is false; leave it out, or set that to true";
  return [...functions, { path, message }];
}
