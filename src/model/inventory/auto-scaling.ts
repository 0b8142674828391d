import type * as z from "zod";
import { integer, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** An EC2 Auto Scaling group. */
export interface AutoScalingGroupInput {
  /** The group's name; its group metrics must be on. */
  readonly name: string;
  /**
   * Capacity units in service with which the load is still carried: instances, where the group gives them no weights.
   * @limits a whole number from 1 to 10000
   */
  readonly minimumCapacity: number;
}

const group = object({
  name: name(/^[^\s:][^:]{0,254}$/, "an Auto Scaling group name"),
  minimumCapacity: integer(1, 10000, "capacity units"),
});

export const autoScalingSchema = resources(group, "Auto Scaling groups", "name");

export type AutoScalingGroup = z.output<typeof group>;

export const autoScalingGroups = targets(["autoScaling", "*"]);
