import type * as z from "zod";
import { arn, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

const accessPoint = object({
  /** The Object Lambda access point's name. */
  name: name(/^[a-z0-9][a-z0-9-]{1,43}[a-z0-9]$/, "an access point name: lower-case letters, digits and hyphens"),
  /** ARN of the access point that it reads from, as the metrics carry it. */
  dataSourceArn: arn("s3", "the access point behind it"),
});

/** S3 Object Lambda access points. */
export const s3ObjectLambdaSchema = resources(accessPoint, "Object Lambda access points", "name");

export type ObjectLambda = z.output<typeof accessPoint>;

export const objectLambdas = targets(["s3ObjectLambda", "*"]);
