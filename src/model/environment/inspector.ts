import * as z from "zod";
import { boolean, checked, expects, object, oneOf } from "../schema/fields.js";
import { refuseLeftToOthers } from "./left-to-others.js";

/**
 * Amazon Inspector of instances of EC2, beside the images that `ecrScanning` has it scan. What Inspector scans in an account is one
 * setting: of what is not said here or there, it is switched off.
 */
export interface InspectorInput {
  /**
   * Whether it is set from here. `false` where somebody else has it scan instances, such as an organization's administrator: what it finds is
   * told all the same, and nothing of it is set.
   * @default true
   */
  readonly managed?: boolean;
  /**
   * What else it scans: functions, and the code in them.
   * @default []
   */
  readonly also?: readonly ("LAMBDA" | "LAMBDA_CODE")[];
}

export const inspectorSchema = checked(
  object({
    managed: boolean().default(true),
    also: z.array(oneOf(["LAMBDA", "LAMBDA_CODE"]), expects("a list of LAMBDA, LAMBDA_CODE")).optional(),
  }),
  (value, report) => refuseLeftToOthers(value, ["also"], report),
);
