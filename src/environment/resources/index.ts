import type * as z from "zod";
import { object } from "../fields.js";
import { albSchema } from "./alb.js";
import { auroraSchema } from "./aurora.js";
import { dynamodbSchema } from "./dynamodb.js";
import { ecrSchema } from "./ecr.js";
import { ecsSchema } from "./ecs.js";
import { lambdaSchema } from "./lambda.js";
import { rdsSchema } from "./rds.js";
import { s3Schema } from "./s3.js";
import { sqsSchema } from "./sqs.js";
import { wafSchema } from "./waf.js";

/** The inventory: what exists, by service. One more service is one more file and one line here. */
export const resourcesSchema = object({
  alb: albSchema.default({}),
  aurora: auroraSchema.default({}),
  dynamodb: dynamodbSchema.default({}),
  ecr: ecrSchema.default({}),
  ecs: ecsSchema.default({}),
  lambda: lambdaSchema.default({}),
  rds: rdsSchema.default({}),
  s3: s3Schema.default({}),
  sqs: sqsSchema.default({}),
  waf: wafSchema.default({}),
});

export type Resources = z.output<typeof resourcesSchema>;
