import { policy, type Statement } from "../../../src/model/iam/index.js";

/**
 * Bytes of a bucket's policy.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-grants-get-started.html
 */
const longest = 20 * 1024;

/** Nothing reaches a bucket but by TLS. */
export const tlsOnly = (bucketArn: string): Statement => ({
  Sid: "TlsOnly",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [bucketArn, `${bucketArn}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});

/**
 * What is wrong with a bucket's policy that S3 would refuse at apply, for its length.
 *
 * @param filledIn what Terraform fills in, and what it will be
 */
export function bucketPolicyProblem(
  statements: readonly Statement[],
  filledIn?: readonly [token: string, text: string],
): string | undefined {
  const text = policy(...statements);
  const length = Buffer.byteLength(filledIn ? text.replaceAll(...filledIn) : text);
  if (length <= longest) return undefined;
  return `the bucket's policy would have ${length} bytes, and S3 takes ${longest}`;
}
