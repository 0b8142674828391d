import { findExisting, type EnvironmentDefinition } from "../../src/index.js";
import { withResources } from "../support/environment.js";

type Logs = NonNullable<NonNullable<EnvironmentDefinition["telemetry"]>["logs"]>;

const logsOf = (logs: Logs) =>
  withResources({ lambda: { sync: { name: "sync", timeout: 60, memory: 512 } } }, { telemetry: { logs } });

test("what exists already is foretold from what the AWS CLI prints", () => {
  const environment = logsOf({
    archive: {},
    sources: { lambdaInsights: { adopt: { retention: "never", shortens: "measurements" } } },
  });
  const logGroups = [{ logGroupName: "/aws/lambda/sync" }, { logGroupName: "other", retentionInDays: 7 }];
  const listing = { logGroups: { logGroups }, buckets: { Buckets: [{ Name: "idp-prod-logs-111122223333" }] } };
  expect(findExisting(environment, listing).map(({ name, message }) => `${name}: ${message}`)).toEqual([
    '/aws/lambda/sync: exists already; take it over with adopt: { retention: "never" }',
    "/aws/lambda-insights: does not exist: its import would fail; leave adopt out, and it is made",
    "idp-prod-logs-111122223333: exists already; write to it with adopt: true, which changes nothing of it",
  ]);
  expect(findExisting(environment, {})).toEqual([]);
});

test("the class of a log group that exists is told with it, as it stays", () => {
  const adopt = { retention: "never", shortens: "traces only" } as const;
  const told = (settings: object, logGroupClass?: string) =>
    findExisting(logsOf({ sources: { "lambda.sync": settings, lambdaInsights: { managed: false } } }), {
      logGroups: { logGroups: [{ logGroupName: "/aws/lambda/sync", ...(logGroupClass && { logGroupClass }) }] },
    }).map(({ path, message }) => `${path.at(-1)}: ${message}`);
  const infrequent = { logClass: "INFREQUENT_ACCESS" };
  expect(told({ adopt })).toEqual([]);
  expect(told({ adopt }, "STANDARD")).toEqual([]);
  expect(told({ adopt, ...infrequent }, "INFREQUENT_ACCESS")).toEqual([]);
  expect(told({ adopt }, "INFREQUENT_ACCESS")).toEqual([
    'logClass: has the class "INFREQUENT_ACCESS" and keeps it, not "STANDARD", as is said here',
  ]);
  expect(told({ adopt, ...infrequent }, "STANDARD")).toEqual([
    'logClass: has the class "STANDARD" and keeps it, not "INFREQUENT_ACCESS", as is said here',
  ]);
  expect(told({}, "INFREQUENT_ACCESS")).toEqual([
    'adopt: exists already; take it over with adopt: { retention: "never" } and with logClass: "INFREQUENT_ACCESS", the class that it has and keeps',
  ]);
  expect(told({ adopt }, "DELIVERY")).toEqual([
    "managed: exists already, and is of the class DELIVERY, whose retention AWS sets; leave it out: managed: false",
  ]);
});
