import type { Region } from "./regions.js";

/** The release of the Lambda Insights extension that the layer versions below carry. It does not run on Amazon Linux 1. */
export const lambdaInsightsExtensionVersion = "1.0.660.0";

export interface LambdaInsightsLayerFacts {
  /** The account of AWS that publishes the layer in this region. */
  readonly account: string;
  /** Layer version of `LambdaInsightsExtension`. */
  readonly x86_64: number;
  /** Layer version of `LambdaInsightsExtension-Arm64`. */
  readonly arm64: number;
}

/**
 * The Lambda Insights extension layer, region by region. The ARN is
 * `arn:<partition>:lambda:<region>:<account>:layer:LambdaInsightsExtension[-Arm64]:<version>`.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Lambda-Insights-extension-versions.html
 */
export const lambdaInsightsLayers = {
  "af-south-1": { account: "012438385374", x86_64: 56, arm64: 30 },
  "ap-east-1": { account: "519774774795", x86_64: 56, arm64: 30 },
  "ap-east-2": { account: "145023102084", x86_64: 13, arm64: 7 },
  "ap-northeast-1": { account: "580247275435", x86_64: 91, arm64: 42 },
  "ap-northeast-2": { account: "580247275435", x86_64: 63, arm64: 30 },
  "ap-northeast-3": { account: "194566237122", x86_64: 45, arm64: 28 },
  "ap-south-1": { account: "580247275435", x86_64: 62, arm64: 33 },
  "ap-south-2": { account: "891564319516", x86_64: 38, arm64: 18 },
  "ap-southeast-1": { account: "580247275435", x86_64: 64, arm64: 31 },
  "ap-southeast-2": { account: "580247275435", x86_64: 64, arm64: 31 },
  "ap-southeast-3": { account: "439286490199", x86_64: 40, arm64: 30 },
  "ap-southeast-4": { account: "158895979263", x86_64: 33, arm64: 7 },
  "ap-southeast-5": { account: "590183865173", x86_64: 13, arm64: 7 },
  "ap-southeast-6": { account: "727646510379", x86_64: 6, arm64: 165 },
  "ap-southeast-7": { account: "761018874580", x86_64: 13, arm64: 7 },
  "ca-central-1": { account: "580247275435", x86_64: 63, arm64: 29 },
  "ca-west-1": { account: "946466191631", x86_64: 25, arm64: 7 },
  "eu-central-1": { account: "580247275435", x86_64: 64, arm64: 31 },
  "eu-central-2": { account: "033019950311", x86_64: 39, arm64: 7 },
  "eu-north-1": { account: "580247275435", x86_64: 61, arm64: 29 },
  "eu-south-1": { account: "339249233099", x86_64: 56, arm64: 30 },
  "eu-south-2": { account: "352183217350", x86_64: 40, arm64: 18 },
  "eu-west-1": { account: "580247275435", x86_64: 64, arm64: 31 },
  "eu-west-2": { account: "580247275435", x86_64: 64, arm64: 31 },
  "eu-west-3": { account: "580247275435", x86_64: 63, arm64: 29 },
  "il-central-1": { account: "459530977127", x86_64: 33, arm64: 7 },
  "me-central-1": { account: "732604637566", x86_64: 39, arm64: 7 },
  "me-south-1": { account: "285320876703", x86_64: 56, arm64: 30 },
  "mx-central-1": { account: "879381266642", x86_64: 13, arm64: 7 },
  "sa-east-1": { account: "580247275435", x86_64: 63, arm64: 29 },
  "us-east-1": { account: "580247275435", x86_64: 64, arm64: 31 },
  "us-east-2": { account: "580247275435", x86_64: 64, arm64: 33 },
  "us-west-1": { account: "580247275435", x86_64: 64, arm64: 29 },
  "us-west-2": { account: "580247275435", x86_64: 64, arm64: 31 },
  "cn-north-1": { account: "488211338238", x86_64: 51, arm64: 4 },
  "cn-northwest-1": { account: "488211338238", x86_64: 51, arm64: 4 },
  "us-gov-east-1": { account: "122132214140", x86_64: 24, arm64: 6 },
  "us-gov-west-1": { account: "751350123760", x86_64: 24, arm64: 6 },
} as const satisfies Record<Region, LambdaInsightsLayerFacts>;
