import { least } from "../support/environment.js";
import { refusal } from "../support/errors.js";

const alarms = (change: object) => ({ alarms: { ...least.alarms, ...change } });
const queue = (name: string, deadLetterQueue?: string) => ({ name, deadLetterQueue, retention: 1_209_600 });

describe("a value that AWS or Terraform would refuse is told:", () => {
  test.each<[string, object, string]>([
    [
      "a reason that says nothing",
      alarms({ without: { lambdaInsights: " " } }),
      'alarms.without.lambdaInsights: " " is not the reason why this environment does without it',
    ],
    [
      "a reason of which nothing is seen",
      alarms({ without: { lambdaInsights: "\u200b\u2060\ufeff" } }),
      'alarms.without.lambdaInsights: "\\u{200b}\\u{2060}\\u{feff}" is not the reason why this environment does without it',
    ],
    [
      "a reason of letters that are none to the eye",
      alarms({ overrides: { "ecs.cpuUtilization": { off: "\u3164\u3000\u2800" } } }),
      'alarms.overrides["ecs.cpuUtilization"].off: "\\u{3164}\\u{3000}\\u{2800}" is not the reason why it is off',
    ],
    [
      "a team without a name",
      { owners: { dev: { name: " " }, ops: { name: "operators" } } },
      'owners.dev.name: " " is not the name of the dev team',
    ],
    [
      "a provider version that is none",
      { terraform: { awsProviderVersion: "latest" } },
      'terraform.awsProviderVersion: "latest" is not a version range such as ">= 5.100.0, < 7.0.0"',
    ],
    [
      "half a provider version",
      { terraform: { awsProviderVersion: ">= 5.100.0," } },
      'terraform.awsProviderVersion: ">= 5.100.0," is not a version range such as ">= 5.100.0, < 7.0.0"',
    ],
    [
      "a topic key that is empty",
      alarms({ topicKmsKey: "" }),
      'alarms.topicKmsKey: "" is not a KMS key ARN, key id or alias; leave it out to have one made',
    ],
    [
      "a lock beyond the retention",
      { telemetry: { logs: { archive: { retention: 400, objectLockDays: 401 } } } },
      "telemetry.logs.archive.objectLockDays: 401 is more than the 400 days that objects are kept: they would be locked and yet expire",
    ],
    [
      "a lock beyond the usual retention",
      { telemetry: { logs: { archive: { objectLockDays: 366 } } } },
      "telemetry.logs.archive.objectLockDays: 366 is more than the 365 days that objects are kept: they would be locked and yet expire",
    ],
    [
      "a placeholder of another language",
      alarms({ runbook: "https://runbooks.example.com/${alarm}" }),
      'alarms.runbook: "https://runbooks.example.com/${alarm}" is not an HTTPS URL, with {alarm} where the alarm\'s id goes, and no dollar sign before it',
    ],
    [
      "an address that is none",
      {
        resources: {
          vpn: { office: { id: "vpn-0123456789abcdef0", tunnels: { one: { ipAddress: "999.999.999.999" } } } },
        },
      },
      'resources.vpn.office.tunnels.one.ipAddress: "999.999.999.999" is not an IPv4 address, such as 203.0.113.1',
    ],
    [
      "a class that RDS does not have",
      {
        resources: {
          rds: {
            jobs: {
              identifier: "jobs",
              engine: "postgres",
              engineVersion: "16.4",
              instanceClass: "db.serverless",
              allocatedStorage: 20,
            },
          },
        },
      },
      'resources.rds.jobs.instanceClass: "db.serverless" is a class of Aurora Serverless v2: no instance of RDS has it',
    ],
    [
      "a capacity range the wrong way round",
      {
        resources: {
          aurora: {
            main: {
              identifier: "main",
              engine: "aurora-postgresql",
              engineVersion: "15.10",
              serverless: { minimumCapacity: 8, maximumCapacity: 4 },
              instances: {},
            },
          },
        },
      },
      "resources.aurora.main.serverless.minimumCapacity: 8 is more than maximumCapacity (4)",
    ],
    [
      "queues that send dead letters in a circle",
      { resources: { sqs: { a: queue("a", "b"), b: queue("b", "c"), c: queue("c", "b"), d: queue("d", "a") } } },
      'resources.sqs.c.deadLetterQueue: "b" sends its dead letters back here (b → c → b): none of them would be watched as a queue that is worked off',
    ],
    [
      "messages that may wait until they are lost",
      { resources: { sqs: { a: { ...queue("a"), retention: 1000, maximumDelay: 700 } } } },
      "resources.sqs.a.maximumDelay: 700 is not less than seven tenths of the retention (1000): messages would be lost before somebody is told twice",
    ],
  ])("%s", (_, change, line) => {
    expect(refusal(change as Record<string, unknown>)).toBe(`prod.${line}`);
  });

  test("but not what they take", () => {
    const accepted = [
      ...["5.100.0", "~> 5.100", ">= 5.100.0, < 7.0.0", ">=6.0.0-beta1 , != 6.1.0"].map((awsProviderVersion) => ({
        terraform: { awsProviderVersion },
      })),
      { telemetry: { logs: { archive: { retention: 400, objectLockDays: 400 } } } },
      alarms({ runbook: "https://runbooks.example.com/{alarm}?cost=$5" }),
      { resources: { sqs: { a: queue("a", "b"), b: queue("b", "c"), c: queue("c") } } },
      { resources: { sqs: { a: { ...queue("a"), retention: 1000, maximumDelay: 699 } } } },
      {
        resources: {
          vpn: { office: { id: "vpn-0123456789abcdef0", tunnels: { one: { ipAddress: "255.0.10.199" } } } },
        },
      },
    ];
    for (const change of accepted) expect(() => refusal(change)).toThrow("The definition is accepted");
  });
});

describe("tags", () => {
  const tags = (given: Record<string, string>) => refusal({ tags: given });

  test("are as many as go beside those that are set anyhow", () => {
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, ""]));
    expect(tags(many(60))).toBe(
      "prod.tags: 60 tags are more than the 46 that go beside Name, System, Environment, Owner; AWS takes 50 in all",
    );
    expect(() => tags(many(46))).toThrow("The definition is accepted");
  });

  test("keep to what AWS takes, all mistakes at once", () => {
    const long = "x".repeat(129);
    expect(
      tags({ "aws:team": "a", [long]: "a", Team: "y".repeat(257), cost: "1", Cost: "2", system: "a", " ": "a" }),
    ).toBe(
      [
        'prod.tags["aws:team"]: begins with aws:, which AWS keeps for itself',
        `prod.tags["${long.slice(0, 120)}… (129 characters)"]: has a key of 129 characters; AWS takes 128`,
        "prod.tags.Team: has 257 characters; AWS takes 256 in the value of a tag",
        'prod.tags.Cost: differs from "cost" only in upper and lower case; AWS asks to avoid such pairs',
        'prod.tags.system: differs from "System", which is set anyhow, only in upper and lower case; AWS asks to avoid such pairs',
        'prod.tags[" "]: has no key',
      ].join("\n"),
    );
    expect(refusal({ owners: { dev: { name: "z".repeat(257) }, ops: { name: "operators" } } })).toBe(
      "prod.owners.dev.name: has 257 characters; AWS takes 256 in the value of a tag",
    );
  });
});

describe("a topic of the team's own", () => {
  const routes = (change: object) => refusal(alarms({ routes: { ...least.alarms.routes, warn: change } }));
  const topic = (region: string, name = "alarms") => `arn:aws:sns:${region}:111122223333:${name}`;

  test("is in the region of the alarms", () => {
    expect(routes({ topicArn: topic("us-west-2") })).toBe(
      'prod.alarms.routes.warn.topicArn: "arn:aws:sns:us-west-2:111122223333:alarms" is in us-west-2: alarms publish in their own region only, which is ap-northeast-1',
    );
    expect(routes({ topicArn: topic("ap-northeast-1"), topicArns: { "us-east-1": topic("ap-northeast-1") } })).toBe(
      'prod.alarms.routes.warn.topicArns["us-east-1"]: "arn:aws:sns:ap-northeast-1:111122223333:alarms" is not in us-east-1',
    );
  });

  test("is a standard topic", () => {
    expect(routes({ topicArn: topic("ap-northeast-1", "alarms.fifo") })).toBe(
      'prod.alarms.routes.warn.topicArn: "arn:aws:sns:ap-northeast-1:111122223333:alarms.fifo" is a FIFO topic, to which RDS does not publish',
    );
  });
});
