import { testApp } from "../support/folder.js";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { Wafv2IpSet } from "@cdktf/provider-aws/lib/wafv2-ip-set";
import { Testing } from "cdktf";
import { AlarmsStack, TelemetryStack } from "../../src/index.js";
import { withResources } from "../support/environment.js";

const stack = () => new AlarmsStack(testApp(), withResources({}));

test("two resources of one name are refused, whoever adds them", () => {
  const own = stack();
  new SnsTopic(own, "mine", { name: "idp-prod-alarms-error" });
  expect(() => Testing.synth(own, true)).toThrow(
    'idp-prod-alarms/mine: "idp-prod-alarms-error" is the name of idp-prod-alarms/notification/error/Resource already (aws_sns_topic); give another one',
  );
});

test("a topic of one name in another region is another one", () => {
  const route53 = { site: { id: "12345678-1234-1234-1234-123456789012" } };
  expect(() => Testing.synth(new AlarmsStack(testApp(), withResources({ route53 })), true)).not.toThrow();
});

test("a name that nobody has is fine", () => {
  const own = stack();
  new SnsTopic(own, "mine", { name: "mine" });
  expect(() => Testing.synth(own, true)).not.toThrow();
});

test("networks of AWS WAF have names of their own in each scope", () => {
  const named = (...scopes: readonly ("REGIONAL" | "CLOUDFRONT")[]) => {
    const own = new TelemetryStack(testApp(), withResources({}));
    scopes.forEach((scope, index) => {
      new Wafv2IpSet(own, `set${index}`, { name: "office", scope, ipAddressVersion: "IPV4", addresses: [] });
    });
    return () => Testing.synth(own, true);
  };
  expect(named("REGIONAL", "REGIONAL")).toThrow(
    '"office" is the name of idp-prod-telemetry/set0 already (aws_wafv2_ip_set)',
  );
  expect(named("REGIONAL", "CLOUDFRONT")).not.toThrow(/"office" is the name/);
});
