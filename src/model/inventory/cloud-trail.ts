import type * as z from "zod";
import { matching, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A CloudTrail trail. */
export interface TrailInput {
  /**
   * The trail's name.
   * @limits letters, digits and . _ -, 3 to 128, no two of . _ - in a row, no IP address
   */
  readonly name: string;
  /**
   * Id of the organization, where the trail is the organization's and logs its other accounts too. One that `telemetry.trails` makes is made in
   * the organization's management account.
   */
  readonly organizationId?: string;
}

const trail = object({
  name: name(
    /^(?=.{3,128}$)(?!(?:\d+\.){3}\d+$)[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/,
    "a trail name: letters, digits and . _ -, 3 to 128, no two of . _ - in a row, no IP address",
  ),
  organizationId: matching(/^o-[a-z0-9]{10,32}$/, "the id of an organization, such as o-a1b2c3d4e5").optional(),
});

export const cloudTrailSchema = resources(trail, "trails", "name");

export type Trail = z.output<typeof trail>;

export const trails = targets(["cloudTrail", "*"]);
