import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { keyPolicy, type Place } from "../../../src/model/iam/index.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { costKeyUse, type CostPublisher } from "./cost-publishers.js";

export interface TopicKeyProps extends Place {
  /** The key's alias, without `alias/`. */
  readonly alias: string;
  /** The provider of the key's region, where that is not the stack's. */
  readonly provider?: TerraformProvider;
  /** What tells topics of costs besides, and uses the key: `budgets`, `costAnomalies`. @default nothing */
  readonly costs?: readonly CostPublisher[];
}

/**
 * A customer managed key for encrypted topics, which every service that publishes can use. With the key that AWS manages
 * for SNS, CloudWatch cannot publish, and no one would notice before the first alarm.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export class TopicKey extends Module {
  /** The key's ARN. */
  readonly keyArn: string;

  constructor(scope: Construct, id: string, props: TopicKeyProps) {
    super(scope, id, required(props, { alias: "text", account: "text", region: "text" }));
    const use = { Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*" } as const; // "*" in a key policy is the key
    const ofThisAccount = { StringEquals: { "aws:SourceAccount": props.account } };
    const key = new KmsKey(this, mainResource, {
      description: `Topics of ${props.alias}`,
      enableKeyRotation: true,
      provider: props.provider,
      policy: keyPolicy(
        props,
        {
          Sid: "CloudWatch",
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          ...use,
          Condition: ofThisAccount,
        },
        {
          Sid: "RdsEvents",
          Effect: "Allow",
          Principal: { Service: "events.rds.amazonaws.com" },
          ...use,
          Condition: ofThisAccount,
        },
        // No condition: AWS says that source conditions are not supported for EventBridge and encrypted topics.
        { Sid: "EventBridge", Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, ...use },
        ...costKeyUse(props.costs ?? [], use),
      ),
    });
    new KmsAlias(this, "alias", { name: `alias/${props.alias}`, targetKeyId: key.keyId, provider: props.provider });
    this.keyArn = key.arn;
  }
}
