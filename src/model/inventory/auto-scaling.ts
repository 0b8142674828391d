import type * as z from "zod";
import { integer, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

const group = object({
  /** The group's name; its group metrics must be on. */
  name: name(/^[^\s:][^:]{0,254}$/, "an Auto Scaling group name"),
  /** Capacity units in service with which the load is still carried: instances, where the group gives them no weights. */
  minimumCapacity: integer(1, 10000, "capacity units"),
});

/** EC2 Auto Scaling groups. */
export const autoScalingSchema = resources(group, "Auto Scaling groups", "name");

export type AutoScalingGroup = z.output<typeof group>;

export const autoScalingGroups = targets(["autoScaling", "*"]);
