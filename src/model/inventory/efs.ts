import type * as z from "zod";
import { name, object, oneOf, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

const fileSystem = object({
  /** The file system's id. */
  id: name(/^fs-[0-9a-f]{8,40}$/, "a file system id: fs-…"),
  /** @default generalPurpose */
  performanceMode: oneOf(["generalPurpose", "maxIO"]).default("generalPurpose"),
  /** @default bursting */
  throughputMode: oneOf(["bursting", "elastic", "provisioned"]).default("bursting"),
});

/** EFS file systems. */
export const efsSchema = resources(fileSystem, "EFS file systems", "id");

export type FileSystem = z.output<typeof fileSystem>;

export const fileSystems = targets(["efs", "*"]);
