import type * as z from "zod";
import { arn, boolean, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

const machine = object({
  /** The state machine's ARN: the `StateMachineArn` of its metrics. */
  arn: arn("states", "a state machine"),
  /**
   * Whether failed and timed-out executions are told; leave it off where the tasks' own logs tell them.
   * @default false
   */
  watchFailures: boolean().default(false),
});

/** Step Functions state machines. */
export const stepFunctionsSchema = resources(machine, "state machines", "arn");

export type StateMachine = z.output<typeof machine>;

export const stateMachines = targets(["stepFunctions", "*"]);
