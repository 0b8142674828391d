import { regions, type RegionFacts } from "../facts/regions.js";
import { lookUp } from "../look-up.js";

/** The account and region that ARNs are built for. */
export interface Place {
  /** AWS account id. */
  readonly account: string;
  /** AWS region. */
  readonly region: string;
}

const factsOf = (region: string) => lookUp<RegionFacts>(regions, region);

export const partitionOf = (region: string): string => factsOf(region)?.partition ?? "aws";

/** The principal of a service that has one of its own in each region which an account must enable. */
export const principalOf = (service: string, region: string): { readonly Service: string } => ({
  Service: factsOf(region)?.optIn ? `${service}.${region}.amazonaws.com` : `${service}.amazonaws.com`,
});

/** What `kms:ViaService` says of a service; in China its endpoints end otherwise, and either name is of nobody else. */
export const viaService = (service: string, region: string): string | readonly string[] => {
  const name = `${service}.${region}.amazonaws.com`;
  return partitionOf(region) === "aws-cn" ? [name, `${name}.cn`] : name;
};

/** An ARN in this account and region: `arnOf(place, "logs", "log-group:/idp/*")`. */
export const arnOf = ({ account, region }: Place, service: string, resource: string): string =>
  `arn:${partitionOf(region)}:${service}:${region}:${account}:${resource}`;

/** The root of this account, as a principal. */
export const rootOf = ({ account, region }: Place): string => `arn:${partitionOf(region)}:iam::${account}:root`;

/** A bucket's ARN, which names neither account nor region. */
export const bucketArnOf = ({ region }: Pick<Place, "region">, bucketName: string): string =>
  `arn:${partitionOf(region)}:s3:::${bucketName}`;
