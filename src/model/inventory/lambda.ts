import type * as z from "zod";
import { arn, arns, boolean, integer, matching, name, object, oneOf, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

const lambdaFunction = object({
  /** The function's name: the `FunctionName` of its metrics. */
  name: name(/^[A-Za-z0-9_-]{1,64}$/, "a function name: letters, digits, hyphens and underscores, 64 at most"),
  /** Its runtime, such as `nodejs24.x`; held against the policy of versions where it is given. */
  runtime: matching(/^[a-z]+[a-z0-9.]*$/, 'a runtime such as "nodejs24.x"').optional(),
  /** Timeout in seconds. */
  timeout: integer(1, 900, "a timeout in seconds"),
  /** Memory in MiB. */
  memory: integer(128, 10240, "memory in MiB"),
  /** Reserved concurrency, where set. */
  reservedConcurrency: integer(0, 100000, "reserved concurrency").optional(),
  /**
   * Size of `/tmp` in MiB.
   * @default 512
   */
  ephemeralStorage: integer(512, 10240, "ephemeral storage in MiB").default(512),
  /**
   * Whether asynchronous invocations that fail go to a dead-letter queue.
   * @default false
   */
  deadLetterQueue: boolean().default(false),
  /**
   * Whether asynchronous invocations have destinations.
   * @default false
   */
  destinations: boolean().default(false),
  /**
   * Seconds after which Lambda drops an event that waits to be processed asynchronously (`MaximumEventAgeInSeconds`).
   * @default 21600
   */
  maximumEventAge: integer(60, 21600, "the greatest age of an event in seconds").default(21600),
  /**
   * The longest time in minutes between two invocations that is normal: twice as long without one is told of. Leave it out
   * where silence is normal.
   */
  expectedEvery: integer(1, 1440, "minutes between two invocations").optional(),
  /** Hours that the stream keeps its records from which the function reads (Kinesis, DynamoDB), where there is one. */
  streamRetentionHours: integer(24, 8760, "hours that the stream keeps records").optional(),
  /** Given where no Terraform manages the function yet: the telemetry stack then imports it, and manages its layers only. */
  adopt: object({
    /** ARN of its execution role. */
    roleArn: arn("iam", "a role"),
    /** ARNs of the layers that it has. */
    otherLayers: arns("lambda", "a layer version").default([]),
  }).optional(),
  /** @default x86_64 */
  architecture: oneOf(["x86_64", "arm64"]).default("x86_64"),
});

/** Lambda functions. */
export const lambdaSchema = resources(lambdaFunction, "Lambda functions", "name");

export type LambdaFunction = z.output<typeof lambdaFunction>;

export const lambdaFunctions = targets(["lambda", "*"]);
