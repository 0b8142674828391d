import type * as z from "zod";
import { name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A CloudTrail trail. */
export interface TrailInput {
  /** The trail's name. */
  readonly name: string;
}

const trail = object({
  name: name(/^[A-Za-z0-9][A-Za-z0-9._-]{1,126}[A-Za-z0-9]$/, "a trail name: letters, digits and . _ -, 3 to 128"),
});

export const cloudTrailSchema = resources(trail, "trails", "name");

export type Trail = z.output<typeof trail>;

export const trails = targets(["cloudTrail", "*"]);
