import { Macie2Account } from "@cdktf/provider-aws/lib/macie2-account";
import { Macie2ClassificationExportConfiguration } from "@cdktf/provider-aws/lib/macie2-classification-export-configuration";
import type { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { adopt, protect } from "../../../src/cdktf/adopt.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, countProblem, required } from "../../../src/cdktf/inputs.js";
import {
  discoveryResultsDefaults,
  macieDefaults,
  type DiscoveryResultsInput,
  type MacieInput,
} from "../../../src/model/environment/macie.js";
import { arnOf, principalOf, type Place, type Statement } from "../../../src/model/iam/index.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { encryptedBucket } from "../log-archive/encrypted-bucket.js";

/** Where sensitive data discovery results go. */
export interface MacieResults extends Omit<DiscoveryResultsInput, "bucketName"> {
  /** The bucket's name. */
  readonly bucketName: string;
  /** The alias of the key that is made, without `alias/`. */
  readonly alias: string;
}

export interface MacieProps extends Place, Omit<MacieInput, "managed" | "discoveryResults"> {
  /**
   * Where sensitive data discovery results go.
   * @default nowhere: Macie forgets them after 90 days; of one that is taken over, where they went
   */
  readonly discoveryResults?: MacieResults;
  /**
   * Whether Macie is switched off, which ends its findings for good, and the bucket goes with all that is in it, when what made them is
   * destroyed. Otherwise Terraform refuses; of what is taken over it always does.
   * @default false
   */
  readonly destroyable?: boolean;
}

/**
 * Switches on Amazon Macie, or takes it over, and has it copy its results to a bucket, encrypted with a key that it may use: bucket, key and their
 * policies, or what the owners of those that exist add to theirs. What is looked through is said by jobs and by automated discovery, which are set
 * elsewhere.
 *
 * @throws Error when the retention is no count of days.
 * @see https://docs.aws.amazon.com/macie/latest/APIReference/macie.html
 * @see https://docs.aws.amazon.com/macie/latest/user/discovery-results-repository-s3.html
 */
export class Macie extends Module {
  /** The name of the results' bucket, which waits for the bucket to exist; nothing where results go nowhere. */
  readonly bucketName: string | undefined;
  /** What the owner of a bucket that exists adds to its policy, before Macie can write there. */
  readonly bucketPolicyStatements: readonly Statement[] = [];
  /** What the owner of a key that exists adds to its policy. */
  readonly keyPolicyStatements: readonly Statement[] = [];

  constructor(scope: Construct, id: string, props: MacieProps) {
    super(scope, id, required(props, { account: "text", region: "text" }));
    const account = this.addAccount(props);
    const { discoveryResults: given, destroyable } = props;
    if (given === undefined) return;
    const { bucketName, kmsKeyArn, ...rest } = withReferences(given, "bucketName", "kmsKeyArn");
    const { retention = discoveryResultsDefaults.retention } = rest;
    checkInputs(this.node.path, { "discoveryResults.retention": countProblem(retention, "days") });
    const below = new Construct(this, "results");
    const results = encryptedBucket(below, {
      ...{ account: props.account, region: props.region, bucketName, retention, kmsKeyArn, destroyable },
      ...{ alias: rest.alias, adopt: rest.adopt },
      description: "Sensitive data discovery results of Macie",
      writer: {
        principal: principalOf("macie", props.region),
        condition: ofResults(props),
        key: { Sid: "AllowMacieKey", Action: ["kms:GenerateDataKey", "kms:Encrypt"] },
      },
    });
    this.bucketName = results.bucketName;
    this.bucketPolicyStatements = results.bucketPolicyStatements;
    this.keyPolicyStatements = results.keyPolicyStatements;
    const exported = new Macie2ClassificationExportConfiguration(below, mainResource, {
      s3Destination: { bucketName: results.bucketName, kmsKeyArn: results.kmsKeyArn },
      dependsOn: [account, ...results.writable], // Macie tries to write before it says yes
    });
    this.keep(exported, props, props.region, ["s3_destination"]);
  }

  private addAccount(props: MacieProps): Macie2Account {
    const unsaid = props.adopt ? undefined : macieDefaults.findingPublishingFrequency;
    const { findingPublishingFrequency = unsaid } = props;
    const account = new Macie2Account(this, mainResource, { status: "ENABLED", findingPublishingFrequency });
    const said = findingPublishingFrequency === undefined ? [] : ["finding_publishing_frequency"];
    return this.keep(account, props, props.account, ["status", ...said]);
  }

  private keep<Resource extends TerraformResource>(
    resource: Resource,
    props: MacieProps,
    id: string,
    managed: readonly string[],
  ): Resource {
    if (props.adopt) adopt(resource, { id, managed });
    else if (!props.destroyable) protect(resource);
    return resource;
  }
}

/** What Macie writes for this account and region: its test of a setting, and results of jobs and of automated discovery. */
const ofResults = (place: Place): NonNullable<Statement["Condition"]> => ({
  StringEquals: { "aws:SourceAccount": place.account },
  ArnLike: {
    "aws:SourceArn": [arnOf(place, "macie2", "export-configuration:*"), arnOf(place, "macie2", "classification-job/*")],
  },
});
