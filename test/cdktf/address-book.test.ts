import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AddressBook } from "../../src/index.js";
import { example } from "../../examples/ops/notification.js";
import { addresses, withFolder, type StackJson } from "../support/synth.js";

/** As docs/pipelines.md shows it. */
class Shop extends TerraformStack {
  private readonly addresses = new AddressBook();

  protected override allocateLogicalId(element: Parameters<AddressBook["allocate"]>[1]) {
    return this.addresses.allocate(this, element);
  }
}

test("a stack of one's own has readable addresses with a book of them", () => {
  const stack = withFolder((outdir) => {
    const app = new App({ outdir });
    const shop = new Shop(app, "shop");
    new AwsProvider(shop, "aws", { region: "ap-northeast-1" });
    example(shop);
    app.synth();
    return JSON.parse(readFileSync(join(outdir, "stacks/shop/cdk.tf.json"), "utf8")) as StackJson;
  });
  expect(addresses(stack)).toEqual([
    "aws_chatbot_slack_channel_configuration.channels_operators",
    "aws_iam_policy.channels_policy",
    "aws_iam_role.channels_role",
    "aws_iam_role_policy_attachment.channels_permissions",
    "aws_kms_alias.key_alias",
    "aws_kms_key.key",
    "aws_sns_topic.chat",
    "aws_sns_topic.error",
    "aws_sns_topic_policy.chat_policy",
    "aws_sns_topic_policy.error_policy",
    "aws_sns_topic_subscription.error_oncall",
    "aws_sns_topic_subscription.error_pager",
  ]);
});
