import { regions } from "../facts/regions.js";
import { lookUp } from "../look-up.js";

/** The account and region that ARNs are built for. */
export interface Place {
  /** AWS account id. */
  readonly account: string;
  /** AWS region. */
  readonly region: string;
}

export const partitionOf = (region: string): string =>
  lookUp<{ readonly partition: string }>(regions, region)?.partition ?? "aws";

/** An ARN in this account and region: `arnOf(place, "logs", "log-group:/idp/*")`. */
export const arnOf = ({ account, region }: Place, service: string, resource: string): string =>
  `arn:${partitionOf(region)}:${service}:${region}:${account}:${resource}`;

/** The root of this account, as a principal. */
export const rootOf = ({ account, region }: Place): string => `arn:${partitionOf(region)}:iam::${account}:root`;

/** A bucket's ARN, which names neither account nor region. */
export const bucketArnOf = ({ region }: Pick<Place, "region">, bucketName: string): string =>
  `arn:${partitionOf(region)}:s3:::${bucketName}`;
