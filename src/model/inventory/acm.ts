import type * as z from "zod";
import { arn, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A certificate of AWS Certificate Manager. */
export interface CertificateInput {
  /** The certificate's ARN; those of CloudFront are in us-east-1. */
  readonly arn: string;
}

const certificate = object({
  arn: arn("acm", "a certificate"),
});

export const acmSchema = resources(certificate, "certificates", "arn");

export type Certificate = z.output<typeof certificate>;

export const certificates = targets(["acm", "*"]);
