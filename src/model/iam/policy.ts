import { rootOf, type Place } from "./place.js";

/** A statement of an IAM policy, in IAM's own words. */
export type Statement = OfActions & {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | { readonly Service: string } | { readonly AWS: string | readonly string[] };
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
};

type OfActions =
  | { readonly Action: string | readonly string[]; readonly NotAction?: never }
  | { readonly NotAction: string | readonly string[]; readonly Action?: never };

/** A policy document as Terraform takes it. */
export const policy = (...statements: readonly Statement[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

/** The policy of a key: policies of IAM in the account say who uses it, and these statements whoever else does. */
export const keyPolicy = (place: Place, ...statements: readonly Statement[]): string =>
  policy(
    { Sid: "Account", Effect: "Allow", Principal: { AWS: rootOf(place) }, Action: "kms:*", Resource: "*" },
    ...statements,
  );

/** Lets an AWS service assume a role, for resources of one account only (the confused deputy problem). */
export const trust = (service: string, account: string, sourceArn: string): string =>
  trustWith(service, { StringEquals: { "aws:SourceAccount": account }, ArnLike: { "aws:SourceArn": sourceArn } });

/** The same of a service that names no source when it assumes a role; what calls this says where AWS says so. */
export const serviceTrust = (service: string): string => trustWith(service);

const trustWith = (service: string, condition?: Statement["Condition"]): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Service",
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        Condition: condition,
      },
    ],
  });
