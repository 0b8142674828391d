import type * as z from "zod";
import { name, object, oneOf, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** An EFS file system. */
export interface FileSystemInput {
  /**
   * The file system's id.
   * @limits fs-…
   */
  readonly id: string;
  /**
   * The performance mode.
   * @default generalPurpose
   */
  readonly performanceMode?: "generalPurpose" | "maxIO";
  /**
   * The throughput mode.
   * @default bursting
   */
  readonly throughputMode?: "bursting" | "elastic" | "provisioned";
}

const fileSystem = object({
  id: name(/^fs-[0-9a-f]{8,40}$/, "a file system id: fs-…"),
  performanceMode: oneOf(["generalPurpose", "maxIO"]).default("generalPurpose"),
  throughputMode: oneOf(["bursting", "elastic", "provisioned"]).default("bursting"),
});

export const efsSchema = resources(fileSystem, "EFS file systems", "id");

export type FileSystem = z.output<typeof fileSystem>;

export const fileSystems = targets(["efs", "*"]);
