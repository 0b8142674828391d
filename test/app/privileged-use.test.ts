import { defineEnvironment, type EnvironmentDefinition } from "../../src/index.js";
import { least } from "../support/environment.js";
import { messageOf } from "../support/errors.js";
import { resources as ofType, stacksOf } from "../support/synth.js";

const define = (rest: Partial<EnvironmentDefinition>) => defineEnvironment({ ...least, ...rest });
const cloudTrail = { audit: { name: "audit" } } as const;

test("one word switches the notices on, in the regions in which AWS tells of it, each with a topic of its own", () => {
  const environment = define({ privilegedUse: {}, resources: { cloudTrail } });
  const regions = (row: string) =>
    environment.monitoring.events.filter((event) => event.row === row).map(({ region }) => region);
  expect(regions("rootSignIn")).toEqual(["us-east-1"]);
  expect(regions("iamChanged")).toEqual(["us-east-1"]);
  expect(regions("signInWithoutMfa").sort()).toEqual([
    "ap-northeast-1",
    "ap-southeast-2",
    "eu-north-1",
    "us-east-1",
    "us-east-2",
  ]);
  const stack = stacksOf(environment)["idp-prod-alarms"]!;
  for (const { provider } of Object.values(ofType(stack, "aws_cloudwatch_event_target")))
    expect(["aws.us_east_1", "aws.us_east_2", "aws.eu_north_1", "aws.ap_southeast_2", undefined]).toContain(provider);
  const mails = Object.values(ofType(stack, "aws_sns_topic_subscription")).filter(
    ({ protocol }) => protocol === "email",
  );
  expect(mails.map(({ provider }) => provider)).toEqual(expect.arrayContaining(["aws.us_east_1", "aws.eu_north_1"]));
});

test("without the word there is none of it", () => {
  expect(define({ resources: { cloudTrail } }).monitoring.events).toEqual([]);
});

test("a trail must be named, as no notice comes without one", () => {
  expect(messageOf(() => define({ privilegedUse: {} }))).toBe(
    "prod.privilegedUse.trail: is required: without a trail that logs management events no notice comes; name one in resources.cloudTrail, or say here where it is",
  );
  expect(define({ privilegedUse: { trail: "the organization has one" } }).monitoring.events.length).toBeGreaterThan(0);
});
