import { renewalEvents } from "../../../examples/own-events.js";
import {
  catalogue,
  defineEnvironment,
  metrics,
  standardCatalogue,
  synthesize,
  targetsOf,
  type EnvironmentDefinition,
} from "../../../src/index.js";
import { routeOf } from "../../../modules/ops/index.js";
import { least } from "../../support/environment.js";
import { messageOf, refusal } from "../../support/errors.js";

import { resources, stacksOf, withFolder } from "../../support/synth.js";

const route53 = { site: { id: "12345678-1234-1234-1234-123456789012" } };
const here = "arn:aws:sns:ap-northeast-1:111122223333:alarms";
const abroad = "arn:aws:sns:us-east-1:111122223333:alarms";

const define = (change: Partial<EnvironmentDefinition> = {}) =>
  defineEnvironment({ ...least, resources: { route53 }, ...change });

const routes = (error: object) => ({ alarms: { routes: { ...least.alarms.routes, error } } });

describe("alarms on what AWS publishes in us-east-1 only", () => {
  test("are there, with a provider and topics of their own", () => {
    const { "idp-prod-alarms": stack } = stacksOf(define());
    expect(stack!.provider.aws).toEqual([
      expect.objectContaining({ region: "ap-northeast-1" }),
      expect.objectContaining({ region: "us-east-1", alias: "us_east_1", allowed_account_ids: ["111122223333"] }),
    ]);
    expect(resources(stack, "aws_cloudwatch_metric_alarm").route53_site_healthCheckStatus_error).toMatchObject({
      provider: "aws.us_east_1",
      alarm_actions: ["${aws_sns_topic.notification_us_east_1_error.arn}"],
    });
    for (const type of ["aws_sns_topic", "aws_kms_key", "aws_sns_topic_policy", "aws_sns_topic_subscription"]) {
      const abroad = Object.entries(resources(stack, type)).filter(([address]) => address.includes("us_east_1"));
      expect(abroad.length).toBeGreaterThan(0);
      for (const [, resource] of abroad) expect(resource.provider).toBe("aws.us_east_1");
    }
  });

  test("need nothing of their own in an environment that is there itself", () => {
    const { "idp-prod-alarms": stack } = stacksOf(define({ region: "us-east-1" }));
    expect(stack!.provider.aws).toHaveLength(1);
    expect(Object.keys(resources(stack, "aws_sns_topic"))).toEqual(["notification_error", "notification_warn"]);
  });

  test("leave an environment without any of them with one provider", () => {
    expect(stacksOf(define({ resources: {} }))["idp-prod-alarms"]!.provider.aws).toHaveLength(1);
  });

  test("reach a topic of the team's own there", () => {
    const { "idp-prod-alarms": stack } = stacksOf(
      define(routes({ topicArn: here, topicArns: { "us-east-1": abroad } })),
    );
    expect(resources(stack, "aws_cloudwatch_metric_alarm").route53_site_healthCheckStatus_error).toMatchObject({
      alarm_actions: [abroad],
    });
  });

  test("are refused where the team's own topic is in another region", () => {
    expect(messageOf(() => define(routes({ topicArn: here })))).toBe(
      [
        'prod.alarms.routes.error.topicArns["us-east-1"]: is required: these are in us-east-1, and reach no topic of another region',
        "  alarms and events: route53.healthCheckStatus",
      ].join("\n"),
    );
  });

  test("need no topic there of a severity that nothing there has", () => {
    const change = {
      alarms: {
        routes: { error: { topicArn: here, topicArns: { "us-east-1": abroad } }, warn: { topicArn: here } },
      },
    };
    const { "idp-prod-alarms": stack } = stacksOf(define(change));
    expect(stack!.output!.topic_arns_us_east_1!.value).toEqual({ error: abroad });
    expect(resources(stack, "aws_kms_key")).toEqual({});
  });

  test("have topics encrypted with the team's own key there", () => {
    const key = "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000000";
    const change = { alarms: { ...least.alarms, topicKmsKeys: { "us-east-1": key } } };
    const { "idp-prod-alarms": stack } = stacksOf(define(change));
    const { notification_error, notification_us_east_1_error } = resources(stack, "aws_sns_topic");
    expect(notification_us_east_1_error).toMatchObject({ kms_master_key_id: key });
    expect(notification_error).toMatchObject({ kms_master_key_id: "${aws_kms_key.notification_key.arn}" });
  });
});

describe("a region of its own", () => {
  const osaka = (row: object) => ({
    ...catalogue("replica", targetsOf({ osaka: { name: "sessions" } }), {
      throttles: {
        metric: metrics("AWS/DynamoDB")("ReadThrottleEvents", "Sum", "Count"),
        dimensions: ({ name }) => ({ TableName: name }),
        above: { error: 0 },
        window: { period: 60, datapointsToAlarm: 5, evaluationPeriods: 5 },
        treatMissingData: "notBreaching",
        because: { en: "Reads of the replica are throttled.", ja: "レプリカの読み取りが抑制されています。" },
        remedy: { en: "Raise its capacity.", ja: "容量を増やします。" },
        source: [],
        ...row,
      },
    }),
    ...renewalEvents,
  });

  test("gets a provider and topics for each that alarms or events are in, in the order of their names", () => {
    const mine = { ...standardCatalogue, ...osaka({ region: "ap-northeast-3" }) };
    const { "idp-prod-alarms": stack } = stacksOf(defineEnvironment(least, { catalogue: mine }));
    expect(stack!.provider.aws!.map(({ alias, region }) => [alias, region])).toEqual([
      [undefined, "ap-northeast-1"],
      ["ap_northeast_3", "ap-northeast-3"],
      ["us_east_1", "us-east-1"],
    ]);
    expect(resources(stack, "aws_cloudwatch_metric_alarm").replica_osaka_throttles_error).toMatchObject({
      provider: "aws.ap_northeast_3",
      alarm_actions: ["${aws_sns_topic.notification_ap_northeast_3_error.arn}"],
    });
    expect(resources(stack, "aws_cloudwatch_event_rule").events_renewal_site_actionRequired).toMatchObject({
      provider: "aws.us_east_1",
    });
    expect(resources(stack, "aws_cloudwatch_event_target").events_renewal_site_actionRequired_topic).toMatchObject({
      provider: "aws.us_east_1",
      arn: "${aws_sns_topic.notification_us_east_1_warn.arn}",
    });
    expect(Object.keys(stack!.output!).sort()).toEqual([
      "topic_arns",
      "topic_arns_ap_northeast_3",
      "topic_arns_us_east_1",
    ]);
  });

  test("has its metric filters too", () => {
    const log = {
      group: () => "/aws/lambda/us-east-1.edge",
      pattern: () => "ERROR",
      value: "1",
      statistic: "Sum",
      unit: "Count",
    } as const;
    const edge = osaka({ metric: undefined, dimensions: undefined, log, region: "us-east-1" });
    const { "idp-prod-alarms": stack } = stacksOf(defineEnvironment(least, { catalogue: edge }));
    expect(resources(stack, "aws_cloudwatch_log_metric_filter").replica_osaka_throttles).toMatchObject({
      provider: "aws.us_east_1",
      log_group_name: "/aws/lambda/us-east-1.edge",
    });
  });

  test("is asked for where a set of alarms stands alone", () => {
    const alarm = { id: "route53.healthCheckStatus", severity: "error", region: "us-east-1" } as const;
    const here = { "ap-northeast-1": { actions: {} } };
    expect(() => routeOf(here, alarm)).toThrow(
      'route53.healthCheckStatus must be in us-east-1; give regions["us-east-1"].actions.error',
    );
  });

  test("asks for the team's own topic there for events too", () => {
    const mine = { ...standardCatalogue, ...renewalEvents };
    const own = { alarms: { routes: { ...least.alarms.routes, warn: { topicArn: here } } } };
    expect(messageOf(() => defineEnvironment({ ...least, ...own }, { catalogue: mine }))).toBe(
      [
        'prod.alarms.routes.warn.topicArns["us-east-1"]: is required: these are in us-east-1, and reach no topic of another region',
        "  alarms and events: renewal.actionRequired",
      ].join("\n"),
    );
  });

  test.each([
    [
      { topicArns: { "us-east1": abroad } },
      '.topicArns["us-east1"]: "us-east1" is not an AWS region; did you mean "us-east-1"?',
    ],
    [{ topicArns: { constructor: abroad } }, '.topicArns.constructor: "constructor" is not an AWS region'],
    [{ topicArns: { "us-east-1": here } }, `.topicArns["us-east-1"]: "${here}" is not in us-east-1`],
    [
      { topicArns: { "ap-northeast-1": here } },
      '.topicArns["ap-northeast-1"]: is the environment\'s own region; give topicArn, or receivers',
    ],
    [{ topicArnUsEast1: abroad }, '.topicArnUsEast1: unknown key; it is now topicArns: { "us-east-1": … }'],
  ])("%j is refused", (change, message) => {
    const error = { receivers: { operators: { email: "ops@example.com" } }, ...change };
    expect(refusal(routes(error))).toBe(`prod.alarms.routes.error${message}`);
  });

  test("takes no second key of the environment's own region", () => {
    const topicKmsKeys = { "ap-northeast-1": "alias/operations" };
    expect(refusal({ alarms: { ...least.alarms, topicKmsKeys } })).toBe(
      'prod.alarms.topicKmsKeys["ap-northeast-1"]: is the environment\'s own region; give topicKmsKey',
    );
  });

  test("the key of the topics in us-east-1 has moved", () => {
    const key = "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000000";
    expect(refusal({ alarms: { ...least.alarms, topicKmsKeyUsEast1: key } })).toBe(
      'prod.alarms.topicKmsKeyUsEast1: unknown key; it is now topicKmsKeys: { "us-east-1": … }',
    );
  });
});

describe("a region that the last thing leaves", () => {
  const empty = (terraform = {}) => define({ resources: {}, terraform });

  test("keeps its provider until Terraform has destroyed what was there: without it, no plan is made", () =>
    withFolder((outdir) => {
      synthesize([define()], { outdir, gaps: "ignore" });
      expect(() => synthesize([empty()], { outdir, gaps: "ignore" })).toThrow(
        'idp-prod-alarms: nothing of the stack is in us-east-1 any more, and Terraform needs its provider to destroy or forget what is there\n  to keep it until that is applied, list it: terraform.formerRegions: ["us-east-1"]',
      );
      const leaving = empty({ formerRegions: ["us-east-1"] });
      expect(stacksOf(leaving)["idp-prod-alarms"]!.provider.aws).toEqual([
        expect.objectContaining({ region: "ap-northeast-1" }),
        expect.objectContaining({ region: "us-east-1", alias: "us_east_1", allowed_account_ids: ["111122223333"] }),
      ]);
      expect(() => synthesize([leaving], { outdir, gaps: "ignore" })).not.toThrow();
      expect(() => synthesize([empty()], { outdir, gaps: "ignore" })).not.toThrow();
    }));

  test("is none of the caller's providers of a child module", () =>
    withFolder((outdir) => {
      const forms = ["module"] as const;
      synthesize([define()], { outdir, forms, gaps: "ignore" });
      expect(() => synthesize([empty()], { outdir, forms, gaps: "ignore" })).not.toThrow();
    }));

  test("is a region, and not the environment's own", () => {
    expect(refusal({ terraform: { formerRegions: ["us-eats-1"] } })).toContain(
      'prod.terraform.formerRegions[0]: "us-eats-1" is not an AWS region; did you mean "us-east-1"?',
    );
    expect(refusal({ terraform: { formerRegions: ["ap-northeast-1"] } })).toBe(
      "prod.terraform.formerRegions[0]: is the environment's own region, whose provider is always there; leave it out",
    );
  });
});
