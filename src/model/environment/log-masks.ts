import * as z from "zod";
import { dataIdentifiers, type DataIdentifier } from "../facts/data-identifiers.js";
import { bucketName } from "../inventory/s3.js";
import { expects, matching, object, oneOf } from "../schema/fields.js";
import { logGroupName } from "./log-group-name.js";

/** Kinds of logs that are masked together: the first word of a source's key, and `groups` for log groups of one's own. */
export const maskedKinds = [
  "ecs",
  "aurora",
  "rds",
  "lambda",
  "restApi",
  "httpApi",
  "webSocketApi",
  "vpc",
  "waf",
  "cloudTrail",
  "manualOperations",
  "groups",
] as const;

export type MaskedKind = (typeof maskedKinds)[number];

/** Where reports of what was found go to: to one or several, which must exist. */
export interface MaskFindingsInput {
  /**
   * A log group, which is not masked itself.
   * @limits letters, digits and . - _ / #, 512 at most
   */
  readonly logGroup?: string;
  /**
   * A bucket.
   * @limits 3 to 63 lower-case letters, digits, hyphens and dots
   */
  readonly bucket?: string;
  /**
   * A stream of Firehose.
   * @limits letters, digits and . - _, 64 at most
   */
  readonly deliveryStream?: string;
}

/** A list of what is masked. */
export const maskSchema = () => z.array(oneOf(dataIdentifiers), expects("a list of managed data identifiers"));

export const masksSchema = object(
  Object.fromEntries(maskedKinds.map((kind) => [kind, maskSchema().optional()])) as Record<
    MaskedKind,
    z.ZodOptional<ReturnType<typeof maskSchema>>
  >,
);

export const maskFindingsSchema = object({
  logGroup: logGroupName().optional(),
  bucket: bucketName().optional(),
  deliveryStream: matching(/^[\w.-]{1,64}$/, "a stream of Firehose: letters, digits and . - _, 64 at most").optional(),
});

export type { DataIdentifier };
