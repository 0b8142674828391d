import { testApp } from "../support/folder.js";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { Testing, TerraformStack, TerraformVariable } from "cdktf";
import { EventNotice } from "../../modules/ops/index.js";
import { LogGroup, VpcFlowLogs, WafLogging } from "../../modules/dev/index.js";
import { anyOf, allOf } from "../../src/model/log-pattern/index.js";
import { withResources } from "../support/environment.js";
import { resources, stacksOf, type StackJson } from "../support/synth.js";
import { textOf } from "../support/terraform-text.js";

/** Texts that Terraform would take for code, or that run into what it escapes with. */
const awkward = [
  '${file("/etc/hostname")}',
  "${jndi:",
  "%{User-Agent}i",
  "%{if true}X%{endif}",
  "$${a}",
  "$$${a}",
  "%%{a}",
  "$%{a}",
  "%${a}",
  "a$",
  "{ $.a = 1 }",
];

const synth = (declare: (stack: TerraformStack) => unknown): StackJson => {
  const stack = new TerraformStack(testApp(), "own");
  declare(stack);
  return JSON.parse(Testing.synth(stack)) as StackJson;
};

describe("texts come out of Terraform as they were written", () => {
  test.each(awkward)("tags: %s", (text) => {
    const { "idp-prod-telemetry": stack } = stacksOf(withResources({}, { tags: { [text]: text } }));
    const [
      {
        default_tags: [{ tags }],
      },
    ] = stack!.provider.aws as [{ default_tags: [{ tags: Record<string, string> }] }];
    const told = Object.entries(tags).map(([key, value]) => [textOf(key), textOf(value)]);
    expect(told).toContainEqual([text, text]);
  });

  test.each([anyOf("${jndi:"), allOf("%{User-Agent}i"), '"$${"'])("filter patterns: %s", (pattern) => {
    const logs = { api: { name: "/idp/api", signals: { attack: { pattern, warn: 1 } } } };
    const { "idp-prod-alarms": stack } = stacksOf(withResources({ logs }));
    expect(textOf(resources(stack, "aws_cloudwatch_log_metric_filter").logs_api_attack_matches!.pattern)).toBe(pattern);
  });

  test.each(awkward)("a module in somebody's own stack: %s", (description) => {
    const stack = synth(
      (scope) =>
        new EventNotice(scope, "notice", {
          name: "notice",
          description,
          pattern: { source: [description] },
          paths: {},
          text: description,
          topicArn: "arn:aws:sns:ap-northeast-1:111122223333:alarms",
        }),
    );
    const rule = resources(stack, "aws_cloudwatch_event_rule");
    const { description: told, event_pattern: pattern } = Object.values(rule)[0]!;
    expect(textOf(told)).toBe(description);
    expect(JSON.parse(textOf(pattern))).toEqual({ source: [description] });
  });

  test("texts beside a token of CDKTF, which stays alive", () => {
    const stack = synth((scope) => {
      const price = new TerraformVariable(scope, "price", {}).stringValue;
      const description = `pay $${price} or %{if} \${ ${price} } today`;
      new EventNotice(scope, "notice", { name: "n", description, pattern: {}, paths: {}, text: "", topicArn: "arn" });
    });
    const [rule] = Object.values(resources(stack, "aws_cloudwatch_event_rule"));
    expect(rule!.description).toBe('pay ${"$"}${var.price} or %%{if} $${ ${var.price} } today');
  });

  test("what is set by an override of CDKTF stays Terraform's code", () => {
    const stack = synth((scope) => {
      const group = new LogGroup(scope, "group", { name: "/idp/${a}" });
      (group.node.findChild("Resource") as SnsTopic).addOverride("name_prefix", "${var.prefix}");
    });
    const [group] = Object.values(resources(stack, "aws_cloudwatch_log_group"));
    expect(group).toMatchObject({ name: "/idp/$${a}", name_prefix: "${var.prefix}" });
  });

  test("resources that somebody else declares in the same stack are left alone", () => {
    const stack = synth((scope) => {
      new LogGroup(scope, "group", { name: "/idp" });
      new SnsTopic(scope, "topic", { name: "${var.name}" });
    });
    expect(Object.values(resources(stack, "aws_sns_topic"))[0]).toMatchObject({ name: "${var.name}" });
  });
});

describe("a reference stays alive", () => {
  test("where a module takes a name or an ARN, also as part of a policy", () => {
    const logGroupArn = '${aws_cloudwatch_log_group.all["flow"].arn}';
    const props = {
      account: "111122223333",
      region: "ap-northeast-1",
      roleName: "${var.role}",
      vpcId: "${aws_vpc.a.id}",
    };
    const stack = synth((scope) => new VpcFlowLogs(scope, "flow", { ...props, logGroupArn }));
    const [role] = Object.values(resources(stack, "aws_iam_role"));
    const [policy] = Object.values(resources(stack, "aws_iam_role_policy"));
    const [log] = Object.values(resources(stack, "aws_flow_log"));
    expect(role!.name).toBe("${var.role}");
    expect(log).toMatchObject({ vpc_id: "${aws_vpc.a.id}", log_destination: logGroupArn });
    expect(policy!.policy).toContain(`"Resource":["${logGroupArn}","${logGroupArn}:*"]`);
  });

  test("only where it is the whole of it", () => {
    const stack = synth((scope) => new LogGroup(scope, "group", { name: "a-${var.name}" }));
    expect(Object.values(resources(stack, "aws_cloudwatch_log_group"))[0]!.name).toBe("a-$${var.name}");
  });

  test("never where a text goes", () => {
    const webAclArn = "${aws_wafv2_web_acl.a.arn}";
    const props = { webAclArn, logGroupArn: "${aws_cloudwatch_log_group.a.arn}", redactedHeaders: ["${var.header}"] };
    const stack = synth((scope) => new WafLogging(scope, "waf", props));
    const [logging] = Object.values(resources(stack, "aws_wafv2_web_acl_logging_configuration"));
    expect(logging).toMatchObject({
      resource_arn: webAclArn,
      redacted_fields: [{ single_header: { name: "$${var.header}" } }],
    });
  });
});
