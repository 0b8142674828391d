import type * as z from "zod";
import { arn, boolean, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A Step Functions state machine. */
export interface StateMachineInput {
  /** The state machine's ARN: the `StateMachineArn` of its metrics. */
  readonly arn: string;
  /**
   * Whether failed and timed-out executions are told; leave it off where the tasks' own logs tell them.
   * @default false
   */
  readonly watchFailures?: boolean;
}

const machine = object({
  arn: arn("states", "a state machine"),
  watchFailures: boolean().default(false),
});

export const stepFunctionsSchema = resources(machine, "state machines", "arn");

export type StateMachine = z.output<typeof machine>;

export const stateMachines = targets(["stepFunctions", "*"]);
