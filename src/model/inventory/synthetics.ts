import type * as z from "zod";
import { integer, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A CloudWatch Synthetics canary. */
export interface CanaryInput {
  /**
   * The canary's name.
   * @limits lower-case letters, digits, _ and -
   */
  readonly name: string;
  /**
   * Minutes between two runs.
   * @default 5
   * @limits a whole number from 1 to 60
   */
  readonly interval?: number;
}

const canary = object({
  name: name(/^[0-9a-z_-]{1,255}$/, "a canary name: lower-case letters, digits, _ and -"),
  interval: integer(1, 60, "minutes").default(5),
});

export const syntheticsSchema = resources(canary, "canaries", "name");

export type Canary = z.output<typeof canary>;

export const canaries = targets(["synthetics", "*"]);
