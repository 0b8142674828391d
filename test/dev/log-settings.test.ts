import { App, TerraformStack } from "cdktf";
import { awslogsConfiguration, fireLensConfiguration, LogGroup, logRouter } from "../../modules/dev/index.js";
import { costsOf } from "../../src/index.js";
import type { EnvironmentDefinition } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { messageOf } from "../support/errors.js";
import { resources, stacksOf } from "../support/synth.js";

const inventory = {
  ecs: {
    main: {
      name: "idp",
      services: { api: { name: "api", minimumTasks: 1 }, jobs: { name: "jobs", minimumTasks: 1 } },
    },
  },
  lambda: { sync: { name: "sync", memory: 128, timeout: 10 } },
} as const;

type Logs = NonNullable<EnvironmentDefinition["telemetry"]>["logs"];

const environmentOf = (logs: Logs, rest: Partial<EnvironmentDefinition> = {}, given: object = {}) =>
  withResources({ ...inventory, ...given }, { telemetry: { logs }, ...rest });
const stackOf = (...given: Parameters<typeof environmentOf>) =>
  stacksOf(environmentOf(...given))["idp-prod-telemetry"]!;
const issues = (...given: Parameters<typeof environmentOf>) => messageOf(() => environmentOf(...given)).split("\n");
const source = (id: string, setting: string) =>
  `prod.telemetry.logs.sources${id.includes(".") ? `["${id}"]` : `.${id}`}.${setting}: `;
const own = () => new TerraformStack(new App({ outdir: "unused" }), "own");

describe("what is masked", () => {
  const masks = { ecs: ["EmailAddress", "Name"], lambda: ["IpAddress"] } as const;
  const policies = (logs: Logs) =>
    Object.fromEntries(
      Object.entries(resources(stackOf(logs), "aws_cloudwatch_log_data_protection_policy")).map(([id, policy]) => [
        id,
        JSON.parse(policy.policy_document as string) as { Statement: Record<string, unknown>[] },
      ]),
    );

  test("is nothing, until somebody says what", () => {
    expect(policies({})).toEqual({});
  });

  test("is the same that is looked for, in every log group of a kind, but where one says something else", () => {
    const sources = { "ecs.main/jobs": { mask: ["CreditCardNumber"] }, "lambda.sync": { mask: [] } } as const;
    const found = policies({ masks, sources });
    expect(Object.keys(found)).toEqual(["logs_ecs_main_api_protection", "logs_ecs_main_jobs_protection"]);
    const arn = (id: string) => `arn:aws:dataprotection::aws:data-identifier/${id}`;
    for (const [id, identifiers] of [
      ["api", [arn("EmailAddress"), arn("Name")]],
      ["jobs", [arn("CreditCardNumber")]],
    ] as const)
      expect(found[`logs_ecs_main_${id}_protection`]!.Statement).toEqual([
        { Sid: "Find", DataIdentifier: identifiers, Operation: { Audit: { FindingsDestination: {} } } },
        { Sid: "Mask", DataIdentifier: identifiers, Operation: { Deidentify: { MaskConfig: {} } } },
      ]);
  });

  test("is reported where the environment says", () => {
    const maskFindings = { logGroup: "/findings", bucket: "findings", deliveryStream: "findings" };
    expect(policies({ masks, maskFindings }).logs_lambda_sync_protection!.Statement[0]!.Operation).toEqual({
      Audit: {
        FindingsDestination: {
          CloudWatchLogs: { LogGroup: "/findings" },
          Firehose: { DeliveryStream: "findings" },
          S3: { Bucket: "findings" },
        },
      },
    });
  });

  test("leaves out log groups that others manage, and refuses those whose owner may have a policy", () => {
    expect(policies({ masks: { lambda: ["Name"] }, sources: { "lambda.sync": { managed: false } } })).toEqual({});
    expect(issues({ masks, sources: { "lambda.sync": { adopt: { retention: 90 } } } })).toContain(
      `${source("lambda.sync", "mask")}"/aws/lambda/sync" exists, and its owner's data protection policy, if there is one, would be lost; set mask: []`,
    );
    expect(issues({ sources: { "lambda.sync": { managed: false, mask: ["Name"] } } })).toContain(
      `${source("lambda.sync", "mask")}who manages the log group sets it; leave it out`,
    );
    expect(() => new LogGroup(own(), "log", { name: "/a", adopt: true, mask: ["Name"] })).toThrow(
      "own/log.mask: its owner's data protection policy, if there is one, would be lost; leave it out",
    );
  });

  test("is refused where nobody knows it, and where reports would go round", () => {
    expect(issues({ masks: { ecs: ["EmailAdress" as "EmailAddress"] } })).toEqual([
      'prod.telemetry.logs.masks.ecs[0]: "EmailAdress" is not one of AwsSecretKey, OpenSshPrivateKey, PgpPrivateKey, PkcsPrivateKey, PuttyPrivateKey, IpAddress, BankAccountNumber-DE, BankAccountNumber-ES, BankAccountNumber-FR, BankAccountNumber-GB, … and 88 more; did you mean "EmailAddress"?',
    ]);
    expect(issues({ masks, maskFindings: { logGroup: "/aws/lambda/sync" } })).toContain(
      'prod.telemetry.logs.maskFindings.logGroup: "/aws/lambda/sync" is masked itself: each report of it would be looked through again; name another log group, or set mask: [] of lambda.sync',
    );
    expect(issues({ maskFindings: { bucket: "findings" } }).join("\n")).toContain(
      "prod.telemetry.logs.maskFindings: nothing is masked, so there is nothing to report; leave it out",
    );
  });
});

describe("the class of a log group", () => {
  const infrequent = { logClass: "INFREQUENT_ACCESS" } as const;
  const of = (id: string, more: object = {}) => ({ sources: { [id]: { ...infrequent, ...more } } });

  test("is AWS's own, unless somebody says otherwise", () => {
    const groups = resources(stackOf(of("ecs.main/api", { mask: ["Name"] })), "aws_cloudwatch_log_group");
    expect(groups.logs_ecs_main_api).toMatchObject({ log_group_class: "INFREQUENT_ACCESS" });
    expect(groups.logs_ecs_main_jobs).not.toHaveProperty("log_group_class");
  });

  test.each([
    ["containerInsights.main", {}, "does not take what AWS measures; leave it out"],
    ["lambdaInsights", {}, "does not take what AWS measures; leave it out"],
    [
      "ecs.main/api",
      { existingSubscriptionFilters: 1 },
      "has no subscription filter, and existingSubscriptionFilters says 1; leave one of the two out",
    ],
  ])("does not go with what needs the other one: %s %j", (id, more, problem) => {
    expect(issues(of(id, more))).toContain(`${source(id, "logClass")}"INFREQUENT_ACCESS" ${problem}`);
  });

  test("does not go with a copy in the archive", () => {
    const copied = `${source("ecs.main/api", "logClass")}"INFREQUENT_ACCESS" has no subscription filter, so nothing of it is copied to the archive; set archive: false, or leave it out`;
    expect(issues({ ...of("ecs.main/api"), archive: {} })).toContain(copied);
    expect(environmentOf({ ...of("ecs.main/api", { archive: false }), archive: {} })).toBeDefined();
  });

  test("does not go with an alarm on what stands in it, but with one on its silence", () => {
    const name = "/ecs/idp-prod/main/api";
    const signals = { errors: { pattern: "ERROR", warn: 10 } };
    expect(issues(of("ecs.main/api"), {}, { logs: { api: { name, signals } } })).toContain(
      `${source("ecs.main/api", "logClass")}"INFREQUENT_ACCESS" has no metric filter, and alarms look at one: logs.matches; leave it out, or switch them off`,
    );
    expect(environmentOf(of("ecs.main/api"), {}, { logs: { api: { name, silentAfter: 30 } } })).toBeDefined();
  });

  interface Held {
    readonly log_group_class?: string;
    readonly lifecycle: {
      readonly ignore_changes?: readonly string[];
      readonly postcondition: readonly { readonly condition: string; readonly error_message: string }[];
    };
  }
  const heldOf = (...given: Parameters<typeof stackOf>) =>
    resources(stackOf(...given), "aws_cloudwatch_log_group") as unknown as Readonly<Record<string, Held>>;

  test("is never changed of a log group that is there: a plan fails instead of making it anew", () => {
    const { logs_ecs_main_api: cheap, logs_ecs_main_jobs: standard } = heldOf(of("ecs.main/api"));
    expect(cheap!.lifecycle.ignore_changes).toEqual(["log_group_class"]);
    expect(cheap!.lifecycle.postcondition[0]!.condition).toBe('${self.log_group_class == "INFREQUENT_ACCESS"}');
    expect(standard!.lifecycle).not.toHaveProperty("ignore_changes"); // what is not written is not changed
    expect(standard!.lifecycle.postcondition[0]).toEqual({
      condition: '${self.log_group_class != "INFREQUENT_ACCESS" && self.log_group_class != "DELIVERY"}',
      error_message:
        "A log group keeps the class that it was made with, and this one is not of the class STANDARD, as is meant. Have logClass say what it is, or give it another name.",
    });
  });

  test("is what it is of one that is taken over, with all that follows from it", () => {
    const { logs_lambda_sync: adopted } = heldOf(of("lambda.sync", { adopt: { retention: 90 } }));
    expect(adopted).toMatchObject({ log_group_class: "INFREQUENT_ACCESS", skip_destroy: true });
    expect(adopted!.lifecycle.ignore_changes).toContain("log_group_class");
    expect(adopted!.lifecycle.postcondition[0]!.condition).toContain('== "INFREQUENT_ACCESS"');
    expect(issues({ ...of("lambda.sync", { adopt: { retention: 90 } }), archive: {} })).toContain(
      `${source("lambda.sync", "logClass")}"INFREQUENT_ACCESS" has no subscription filter, so nothing of it is copied to the archive; set archive: false, or leave it out`,
    );
  });

  test("is not set of one that others manage", () => {
    expect(issues(of("lambda.sync", { managed: false }))).toContain(
      `${source("lambda.sync", "logClass")}"INFREQUENT_ACCESS": who manages the log group sets it; leave it out`,
    );
  });

  test("costs half to write to, and the same to keep", () => {
    const costs = { volumes: { "ecs.main/api": 100 } };
    const standard = costsOf(environmentOf({}, { costs })).items.filter(({ subject }) => subject === "ecs.main/api");
    const cheap = costsOf(environmentOf(of("ecs.main/api"), { costs })).items;
    expect(cheap.filter(({ subject }) => subject === "ecs.main/api")).toEqual([
      { subject: "ecs.main/api", price: "logIngestedInfrequent", quantity: 100, dollars: 38 },
      standard.find(({ price }) => price === "logStored"),
    ]);
  });
});

describe("how logs of containers come to their log groups", () => {
  type Told = Readonly<Record<string, { options: Record<string, string> }>>;
  type Routed = Readonly<
    Record<string, { log_configuration: Told[string]; log_router: { image: string; logConfiguration: Told[string] } }>
  >;
  const output = (logs: Logs) => {
    const { ecs_log_configuration, ecs_firelens } = stackOf(logs).output!;
    return { awslogs: ecs_log_configuration!.value as Told, fireLens: ecs_firelens!.value as Routed };
  };

  test("keeps containers running, but of audit logs lines", () => {
    const { awslogs, fireLens } = output({ sources: { "ecs.main/jobs": { audit: true } } });
    expect(awslogs["main/api"]!.options).toMatchObject({ mode: "non-blocking", "max-buffer-size": "25m" });
    expect(awslogs["main/jobs"]!.options).toMatchObject({ mode: "blocking" });
    expect(awslogs["main/jobs"]!.options).not.toHaveProperty("max-buffer-size");
    expect(fireLens["main/api"]!.log_configuration.options).toMatchObject({ Retry_Limit: "10" });
    expect(fireLens["main/jobs"]!.log_configuration.options).toMatchObject({ Retry_Limit: "no_limits" });
    // Without it no other log leaves the task, so it goes on while its own cannot be written.
    expect(fireLens["main/jobs"]!.log_router.logConfiguration.options.mode).toBe("non-blocking");
  });

  test("is what the environment says of a service", () => {
    const containers = { bufferSize: 100, retryLimit: 3 } as const;
    const { awslogs, fireLens } = output({
      sources: { "ecs.main/api": { containers }, "ecs.main/jobs": { containers: { mode: "blocking" } } },
      fluentBitImage: "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/fluent-bit:1",
    });
    expect(awslogs["main/api"]!.options["max-buffer-size"]).toBe("100m");
    expect(awslogs["main/jobs"]!.options.mode).toBe("blocking");
    expect(fireLens["main/api"]!.log_configuration.options.Retry_Limit).toBe("3");
    expect(fireLens["main/api"]!.log_router.image).toBe(
      "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/fluent-bit:1",
    );
  });

  test("takes a Fluent Bit whose tag does not move", () => {
    const props = { logGroupName: "/ecs/api", region: "ap-northeast-1" };
    expect(logRouter(props).image).toMatch(/:\d+\.\d+\.\d+(\.\d+)?$/);
    expect(fireLensConfiguration(props).options.Retry_Limit).toBe("10");
    expect(awslogsConfiguration(props).options.mode).toBe("non-blocking");
  });

  test("of an audit log loses lines for a reason only", () => {
    const lossy = { mode: "non-blocking", retryLimit: 3 } as const;
    const told = issues({ sources: { "ecs.main/api": { audit: true, containers: lossy } } });
    expect(told).toContain(
      `${source("ecs.main/api", "containers.mode")}"non-blocking" drops lines of an audit log once the buffer is full; leave it out, or say why they may go: lossReason: "…"`,
    );
    expect(told).toContain(
      `${source("ecs.main/api", "containers.retryLimit")}3 drops lines of an audit log after so many retries; leave it out, or say why they may go: lossReason: "…"`,
    );
    const lossReason = "the database has them too";
    const { awslogs } = output({ sources: { "ecs.main/api": { audit: true, containers: { ...lossy, lossReason } } } });
    expect(awslogs["main/api"]!.options.mode).toBe("non-blocking");
  });

  test("is refused where it says nothing: a reason without loss, a buffer without waiting, no ECS service", () => {
    expect(issues({ sources: { "ecs.main/api": { containers: { lossReason: "none" } } } })).toContain(
      `${source("ecs.main/api", "containers.lossReason")}is of an audit log that may lose lines, and this loses none or is no audit log; leave it out`,
    );
    expect(issues({ sources: { "ecs.main/api": { containers: { mode: "blocking", bufferSize: 5 } } } })).toContain(
      `${source("ecs.main/api", "containers.bufferSize")}is of non-blocking mode, and this log is blocking; leave it out`,
    );
    expect(issues({ sources: { "lambda.sync": { containers: { bufferSize: 5 } } } })).toContain(
      `${source("lambda.sync", "containers")}is of ECS services, and this is none; leave it out`,
    );
  });
});
