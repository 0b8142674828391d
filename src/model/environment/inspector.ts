import * as z from "zod";
import { expects, object, oneOf } from "../schema/fields.js";

/**
 * Amazon Inspector of instances of EC2, beside the images that `ecrScanning` has it scan. What Inspector scans in an account is one
 * setting: of what is not said here or there, it is switched off.
 */
export interface InspectorInput {
  /**
   * What else it scans: functions, and the code in them.
   * @default []
   */
  readonly also?: readonly ("LAMBDA" | "LAMBDA_CODE")[];
}

export const inspectorSchema = object({
  also: z.array(oneOf(["LAMBDA", "LAMBDA_CODE"]), expects("a list of LAMBDA, LAMBDA_CODE")).default([]),
});
