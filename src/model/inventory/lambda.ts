import type * as z from "zod";
import { arn, arns, boolean, integer, matching, name, object, oneOf, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** What is needed to import a Lambda function. */
export interface AdoptFunctionInput {
  /** ARN of its execution role. */
  readonly roleArn: string;
  /** ARNs of the layers that it has. */
  readonly otherLayers?: readonly string[];
}

/** A Lambda function. */
export interface LambdaFunctionInput {
  /**
   * The function's name: the `FunctionName` of its metrics.
   * @limits letters, digits, hyphens and underscores, 64 at most
   */
  readonly name: string;
  /** Its runtime, such as `nodejs24.x`; held against the policy of versions where it is given. */
  readonly runtime?: string;
  /**
   * Timeout in seconds.
   * @limits a whole number from 1 to 900
   */
  readonly timeout: number;
  /**
   * Memory in MiB.
   * @limits a whole number from 128 to 10240
   */
  readonly memory: number;
  /**
   * Reserved concurrency, where set.
   * @limits a whole number from 0 to 100000
   */
  readonly reservedConcurrency?: number;
  /**
   * Size of `/tmp` in MiB.
   * @default 512
   * @limits a whole number from 512 to 10240
   */
  readonly ephemeralStorage?: number;
  /**
   * Whether asynchronous invocations that fail go to a dead-letter queue.
   * @default false
   */
  readonly deadLetterQueue?: boolean;
  /**
   * Whether asynchronous invocations have destinations.
   * @default false
   */
  readonly destinations?: boolean;
  /**
   * Seconds after which Lambda drops an event that waits to be processed asynchronously (`MaximumEventAgeInSeconds`): 60 to
   * 21600.
   * @default 21600
   */
  readonly maximumEventAge?: number;
  /**
   * The longest time in minutes between two invocations that is normal, 1440 at most: twice as long without one is told.
   * @default silence is nothing to tell of
   */
  readonly expectedEvery?: number;
  /**
   * Hours that the stream keeps its records from which the function reads (Kinesis, DynamoDB), where there is one.
   * @limits a whole number from 24 to 8760
   */
  readonly streamRetentionHours?: number;
  /** Given where no Terraform manages the function yet: the telemetry stack then imports it, and manages its layers only. */
  readonly adopt?: AdoptFunctionInput;
  /**
   * The instruction set: it picks the layer of Lambda Insights.
   * @default x86_64
   */
  readonly architecture?: "x86_64" | "arm64";
}

const lambdaFunction = object({
  name: name(/^[A-Za-z0-9_-]{1,64}$/, "a function name: letters, digits, hyphens and underscores, 64 at most"),
  runtime: matching(/^[a-z]+[a-z0-9.]*$/, 'a runtime such as "nodejs24.x"').optional(),
  timeout: integer(1, 900, "a timeout in seconds"),
  memory: integer(128, 10240, "memory in MiB"),
  reservedConcurrency: integer(0, 100000, "reserved concurrency").optional(),
  ephemeralStorage: integer(512, 10240, "ephemeral storage in MiB").default(512),
  deadLetterQueue: boolean().default(false),
  destinations: boolean().default(false),
  maximumEventAge: integer(60, 21600, "the greatest age of an event in seconds").default(21600),
  expectedEvery: integer(1, 1440, "minutes between two invocations").optional(),
  streamRetentionHours: integer(24, 8760, "hours that the stream keeps records").optional(),
  adopt: object({
    roleArn: arn("iam", "a role"),
    otherLayers: arns("lambda", "a layer version").default([]),
  }).optional(),
  architecture: oneOf(["x86_64", "arm64"]).default("x86_64"),
});

export const lambdaSchema = resources(lambdaFunction, "Lambda functions", "name");

export type LambdaFunction = z.output<typeof lambdaFunction>;

export const lambdaFunctions = targets(["lambda", "*"]);
