import type * as z from "zod";
import { arn, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

const certificate = object({
  /** The certificate's ARN; those of CloudFront are in us-east-1. */
  arn: arn("acm", "a certificate"),
});

/** Certificates of AWS Certificate Manager, in the environment's region or in us-east-1. */
export const acmSchema = resources(certificate, "certificates", "arn");

export type Certificate = z.output<typeof certificate>;

export const certificates = targets(["acm", "*"]);
