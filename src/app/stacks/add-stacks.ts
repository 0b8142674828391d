import type { Construct } from "constructs";
import { hasSafeguards } from "../../model/contract/safeguards.js";
import { requireDefined, type DefinedEnvironment } from "../define-environment.js";
import type { TeamStack } from "./team-stack.js";
import { AlarmsStack } from "./alarms-stack.js";
import { SafeguardsStack } from "./safeguards-stack.js";
import { TelemetryStack } from "./telemetry-stack.js";

/** An environment and the stacks that were made of it. */
export interface EnvironmentStacks {
  readonly environment: DefinedEnvironment;
  readonly telemetry: TelemetryStack;
  readonly alarms: AlarmsStack;
  /** Where the environment has any. */
  readonly safeguards?: SafeguardsStack;
}

/**
 * Adds the stacks of an environment to an app of your own, beside stacks of your own. `app.synth()` then writes root
 * modules; where the stacks are all there is, `synthesize` does more: other forms, and all of it or nothing.
 *
 * @throws Error when the app has stacks of that name already.
 */
export function addStacks(app: Construct, environment: DefinedEnvironment): EnvironmentStacks {
  requireDefined(environment, "addStacks");
  const telemetry = new TelemetryStack(app, environment);
  const alarms = new AlarmsStack(app, environment);
  alarms.addDependency(telemetry); // metric filters need their log groups
  if (!hasSafeguards(environment)) return { environment, telemetry, alarms };
  const safeguards = new SafeguardsStack(app, environment);
  if (environment.patches) safeguards.addDependency(telemetry); // what patching did goes to a log group
  return { environment, telemetry, alarms, safeguards };
}

/** The stacks of an environment, in the order in which they are told of. */
export const stacksIn = ({ telemetry, alarms, safeguards }: EnvironmentStacks): readonly TeamStack[] =>
  safeguards === undefined ? [telemetry, alarms] : [telemetry, alarms, safeguards];
