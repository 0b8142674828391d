import { collectTargets, type Environment, type Issue } from "../../model/environment/index.js";
import { lambdaFunctions } from "../../model/inventory/lambda.js";

/** Adoption that would take over nothing, since the policy has nothing to set there. */
export function checkAdoption(environment: Environment): Issue[] {
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
