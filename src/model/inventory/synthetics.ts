import type * as z from "zod";
import { integer, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

const canary = object({
  /** The canary's name. */
  name: name(/^[0-9a-z_-]{1,255}$/, "a canary name: lower-case letters, digits, _ and -"),
  /**
   * Minutes between two runs.
   * @default 5
   */
  interval: integer(1, 60, "minutes").default(5),
});

/** CloudWatch Synthetics canaries: what users see, from the outside. */
export const syntheticsSchema = resources(canary, "canaries", "name");

export type Canary = z.output<typeof canary>;

export const canaries = targets(["synthetics", "*"]);
