/** A group of regions with accounts, ARNs and endpoints of its own. */
export type Partition = "aws" | "aws-cn" | "aws-us-gov";

export interface RegionFacts {
  readonly partition: Partition;
  /** What AWS calls the region, for people. */
  readonly name: string;
  /** Whether an account must enable the region before it can use it: some services have another principal there. */
  readonly optIn?: true;
}

/**
 * The regions of the standard, China and GovCloud (US) partitions. The European Sovereign Cloud and the isolated partitions
 * are not here.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RegionsAndAvailabilityZones.html
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-supported-regions.html for the two of China
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html for the names of the partitions
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html for those that an account must enable
 */
export const regions = {
  "af-south-1": { partition: "aws", name: "Africa (Cape Town)", optIn: true },
  "ap-east-1": { partition: "aws", name: "Asia Pacific (Hong Kong)", optIn: true },
  "ap-east-2": { partition: "aws", name: "Asia Pacific (Taipei)", optIn: true },
  "ap-northeast-1": { partition: "aws", name: "Asia Pacific (Tokyo)" },
  "ap-northeast-2": { partition: "aws", name: "Asia Pacific (Seoul)" },
  "ap-northeast-3": { partition: "aws", name: "Asia Pacific (Osaka)" },
  "ap-south-1": { partition: "aws", name: "Asia Pacific (Mumbai)" },
  "ap-south-2": { partition: "aws", name: "Asia Pacific (Hyderabad)", optIn: true },
  "ap-southeast-1": { partition: "aws", name: "Asia Pacific (Singapore)" },
  "ap-southeast-2": { partition: "aws", name: "Asia Pacific (Sydney)" },
  "ap-southeast-3": { partition: "aws", name: "Asia Pacific (Jakarta)", optIn: true },
  "ap-southeast-4": { partition: "aws", name: "Asia Pacific (Melbourne)", optIn: true },
  "ap-southeast-5": { partition: "aws", name: "Asia Pacific (Malaysia)", optIn: true },
  "ap-southeast-6": { partition: "aws", name: "Asia Pacific (New Zealand)", optIn: true },
  "ap-southeast-7": { partition: "aws", name: "Asia Pacific (Thailand)", optIn: true },
  "ca-central-1": { partition: "aws", name: "Canada (Central)" },
  "ca-west-1": { partition: "aws", name: "Canada West (Calgary)", optIn: true },
  "eu-central-1": { partition: "aws", name: "Europe (Frankfurt)" },
  "eu-central-2": { partition: "aws", name: "Europe (Zurich)", optIn: true },
  "eu-north-1": { partition: "aws", name: "Europe (Stockholm)" },
  "eu-south-1": { partition: "aws", name: "Europe (Milan)", optIn: true },
  "eu-south-2": { partition: "aws", name: "Europe (Spain)", optIn: true },
  "eu-west-1": { partition: "aws", name: "Europe (Ireland)" },
  "eu-west-2": { partition: "aws", name: "Europe (London)" },
  "eu-west-3": { partition: "aws", name: "Europe (Paris)" },
  "il-central-1": { partition: "aws", name: "Israel (Tel Aviv)", optIn: true },
  "me-central-1": { partition: "aws", name: "Middle East (UAE)", optIn: true },
  "me-south-1": { partition: "aws", name: "Middle East (Bahrain)", optIn: true },
  "mx-central-1": { partition: "aws", name: "Mexico (Central)", optIn: true },
  "sa-east-1": { partition: "aws", name: "South America (São Paulo)" },
  "us-east-1": { partition: "aws", name: "US East (N. Virginia)" },
  "us-east-2": { partition: "aws", name: "US East (Ohio)" },
  "us-west-1": { partition: "aws", name: "US West (N. California)" },
  "us-west-2": { partition: "aws", name: "US West (Oregon)" },
  "cn-north-1": { partition: "aws-cn", name: "China (Beijing)" },
  "cn-northwest-1": { partition: "aws-cn", name: "China (Ningxia)" },
  "us-gov-east-1": { partition: "aws-us-gov", name: "AWS GovCloud (US-East)" },
  "us-gov-west-1": { partition: "aws-us-gov", name: "AWS GovCloud (US-West)" },
} as const satisfies Record<string, RegionFacts>;

export type Region = keyof typeof regions;
