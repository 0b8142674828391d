import type { Place } from "../../../src/model/iam/index.js";
import type { FlowLogFormat } from "../../../src/model/environment/traffic-logs.js";

/**
 * Where AWS writes each kind: what we name, and what the service adds. Flow logs do not say in their folder which VPC they are of, so each
 * has one; WAF takes the bucket alone.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html
 * @see https://docs.aws.amazon.com/athena/latest/ug/querying-r53-resolver-logs-partitioning-example.html
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/logging-s3.html
 */
export const flowLogFolder = (format: FlowLogFormat, vpcId: string): string =>
  `${format === "parquet" ? "flow-parquet" : "flow"}/${vpcId}`;

export const queryLogFolder = "dns";

/** Where the service's own folders begin: it holds what is written to one account. */
export const delivered = ({ account }: Pick<Place, "account">, folder?: string): string =>
  `${folder === undefined ? "" : `${folder}/`}AWSLogs/${account}`;

/** What WAF calls the place of a web ACL: its region, or CloudFront. */
export const webAclFolder = ({ region }: Pick<Place, "region">, { name, scope }: LoggedWebAcl): string =>
  `${scope === "CLOUDFRONT" ? "cloudfront" : region}/${name}`;

/** A web ACL whose log goes to S3. */
export interface LoggedWebAcl {
  /** The web ACL's name. */
  readonly name: string;
  /** `CLOUDFRONT` of a web ACL of distributions. */
  readonly scope: "REGIONAL" | "CLOUDFRONT";
}

/** The ARN of a bucket's folder. */
export const folderArn = (bucketArn: string, folder: string): string => `${bucketArn}/${folder}/`;
