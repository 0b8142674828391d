import { Construct } from "constructs";
import { addressOf, parameterPath } from "../../../model/environment/parameters.js";
import type { TelemetryStack } from "../telemetry-stack.js";
import { modules } from "./modules.js";

/** Parameters and secrets of the environment. */
export function addParameters(stack: TelemetryStack): void {
  const { values, secrets } = stack.environment.parameters;
  const path = parameterPath(stack.environment);
  if (Object.keys(values).length > 0) new modules.Parameters(stack, "parameters", { path, values });
  const scope = new Construct(stack, "secrets");
  for (const [name, secret] of Object.entries(secrets)) {
    new modules.Secret(scope, addressOf(name), { name: `${path}/${name}`, ...secret });
  }
}
