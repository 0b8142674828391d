import type * as z from "zod";
import { arn, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** An S3 Object Lambda access point. */
export interface ObjectLambdaInput {
  /**
   * The Object Lambda access point's name.
   * @limits lower-case letters, digits and hyphens
   */
  readonly name: string;
  /** ARN of the access point that it reads from, as the metrics carry it. */
  readonly dataSourceArn: string;
}

const accessPoint = object({
  name: name(/^[a-z0-9][a-z0-9-]{1,43}[a-z0-9]$/, "an access point name: lower-case letters, digits and hyphens"),
  dataSourceArn: arn("s3", "the access point behind it"),
});

export const s3ObjectLambdaSchema = resources(accessPoint, "Object Lambda access points", "name");

export type ObjectLambda = z.output<typeof accessPoint>;

export const objectLambdas = targets(["s3ObjectLambda", "*"]);
