import { defineEnvironment, type EnvironmentDefinition } from "../../src/index.js";
import { least } from "../support/environment.js";
import { messageOf } from "../support/errors.js";
import { addresses, resources as ofType, stacksOf } from "../support/synth.js";

const define = (rest: Partial<EnvironmentDefinition>) => defineEnvironment({ ...least, ...rest });
const cloudTrail = { audit: { name: "audit" } } as const;
const networks = ["192.0.2.0/24", "2001:db8:1::/48"];
const privilegedUse = { trail: "the organization has one", networks };

test("one word switches the notices on, in the regions in which AWS tells of it, each with a topic of its own", () => {
  const environment = define({ privilegedUse: { networks }, resources: { cloudTrail } });
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
  const environment = define({ resources: { cloudTrail } });
  expect(environment.monitoring.events.filter(({ service }) => service === "privilegedUse")).toEqual([]);
  expect(Object.keys(stacksOf(environment))).toEqual(["idp-prod-telemetry", "idp-prod-alarms"]);
});

test("a trail must be named, as no notice comes without one", () => {
  expect(messageOf(() => define({ privilegedUse: { networks } }))).toBe(
    "prod.privilegedUse.trail: is required: without a trail that logs management events no notice comes; name one in resources.cloudTrail, or say here where it is",
  );
  expect(define({ privilegedUse }).monitoring.events.length).toBeGreaterThan(0);
});

describe("networks of privileged users", () => {
  const problemOf = (rest: EnvironmentDefinition["privilegedUse"]) =>
    messageOf(() => define({ privilegedUse: { trail: "elsewhere", ...rest } }));

  test("cannot be private alone while IAM holds people to them", () => {
    const inside = ["10.0.0.0/8", "fd00:1::/48"];
    expect(problemOf({ networks: inside })).toBe(
      "prod.privilegedUse.networks: are private alone: IAM sees public addresses, and its policy would deny everything to whoever it is for; add the public ones, or say policies: false",
    );
    for (const rest of [{ networks: [...inside, ...networks] }, { networks: inside, policies: false }])
      expect(() => define({ privilegedUse: { trail: "elsewhere", ...rest } })).not.toThrow();
  });

  test("must be said, or why they may come from anywhere", () => {
    const message =
      "prod.privilegedUse.networks: is required: the networks that privileged users come from, in CIDR notation; where they may come from anywhere, say in anyNetwork why";
    expect(problemOf({})).toBe(message);
    expect(problemOf({ networks: [] })).toBe(message);
    expect(problemOf({ networks, anyNetwork: "no office" })).toBe(
      "prod.privilegedUse.anyNetwork: privileged users come from given networks or from any: give either networks or anyNetwork",
    );
  });

  test.each([
    ["192.0.2.1", '"192.0.2.1" is not a network in CIDR notation, such as 192.0.2.0/24 or 2001:db8::/32'],
    ["192.0.2.0/33", '"192.0.2.0/33" is not a network in CIDR notation, such as 192.0.2.0/24 or 2001:db8::/32'],
    ["office", '"office" is not a network in CIDR notation, such as 192.0.2.0/24 or 2001:db8::/32'],
    ["0.0.0.0/0", '"0.0.0.0/0" is every address, and so no restriction'],
    ["::/0", '"::/0" is every address, and so no restriction'],
    ["192.0.2.77/24", '"192.0.2.77/24" has bits set behind its prefix; the network is 192.0.2.0/24'],
    ["2001:db8::1/64", '"2001:db8::1/64" has bits set behind its prefix'],
    ["::ffff:192.0.2.0/120", '"::ffff:192.0.2.0/120" is IPv4 written as IPv6; write it as 192.0.2.0/24'],
  ])("%s is refused", (network, message) => {
    expect(problemOf({ networks: ["192.0.2.1/32", network] })).toBe(`prod.privilegedUse.networks[1]: ${message}`);
  });

  test.each([
    "192.0.2.128/25",
    "10.0.0.0/8",
    "2001:db8::/32",
    "2001:DB8:0:1::/64",
    "::1/128",
    "2001:db8::192.0.2.1/128",
  ])("%s is one", (network) => {
    expect(define({ privilegedUse: { ...privilegedUse, networks: [network, "192.0.2.0/24"] } }).name).toBe("prod");
  });
});

describe("paths of administrators", () => {
  const problemOf = (adminPaths: NonNullable<EnvironmentDefinition["privilegedUse"]>["adminPaths"]) =>
    messageOf(() => define({ privilegedUse: { ...privilegedUse, adminPaths } }));

  test.each(["admin", "/", "/Admin", "/admin/", "//admin", "/admin/../x", "/%61dmin", "/a b", "/.", "/admin*"])(
    "%s is refused",
    (path) => {
      expect(problemOf({ paths: ["/admin", path] })).toBe(
        `prod.privilegedUse.adminPaths.paths[1]: "${path}" is not a path such as /admin: segments of lower-case letters, digits and - . _ ~`,
      );
    },
  );

  test("are as many as AWS WAF takes in a set, and as long", () => {
    const many = Array.from({ length: 10 }, (_, index) => `/admin${index}`);
    const path = "prod.privilegedUse.adminPaths.paths";
    expect(problemOf({ paths: many })).toBe(
      `${path}: holds 10 paths; from 1 to 9 go into a set of patterns of AWS WAF`,
    );
    expect(problemOf({ paths: [] })).toBe(`${path}: holds 0 paths; from 1 to 9 go into a set of patterns of AWS WAF`);
    const long = "/a".repeat(20);
    expect(problemOf({ paths: [long] })).toMatch(`${path}[0]: "${long}" makes a pattern of `);
  });

  test("of a distribution are restricted where CloudFront's web ACLs are", () => {
    const environment = define({
      privilegedUse: { ...privilegedUse, adminPaths: { scope: "CLOUDFRONT", webAcl: true } },
    });
    const stack = stacksOf(environment)["idp-prod-safeguards"]!;
    const made = ["ip_set", "regex_pattern_set", "rule_group", "web_acl"].flatMap((type) =>
      Object.values(ofType(stack, `aws_wafv2_${type}`)),
    );
    expect(made).toHaveLength(5);
    for (const one of made) expect(one).toMatchObject({ scope: "CLOUDFRONT", provider: "aws.us_east_1" });
  });

  test("come out as a rule group for a web ACL that another pipeline has, and not as a web ACL", () => {
    const stack = stacksOf(define({ privilegedUse }))["idp-prod-safeguards"]!;
    expect(stack.output!.admin_paths!.value).toEqual({ rule_group_arn: "${aws_wafv2_rule_group.adminPaths.arn}" });
    expect(ofType(stack, "aws_wafv2_web_acl")).toEqual({});
  });

  test("are left alone where that is said with the reason, or where privileged users come from anywhere", () => {
    const off = define({ privilegedUse: { ...privilegedUse, adminPaths: { off: "no application here" } } });
    const anywhere = define({ privilegedUse: { trail: "elsewhere", anyNetwork: "no office" } });
    for (const environment of [off, anywhere]) {
      const made = Object.values(stacksOf(environment)).flatMap((one) => (one.resource ? addresses(one) : []));
      expect(made.filter((address) => address.startsWith("aws_wafv2"))).toEqual([]);
    }
  });
});

describe("the log of Keycloak", () => {
  const ecs = (software: Record<string, string>) => ({
    main: {
      name: "main",
      services: {
        keycloak: { name: "keycloak", minimumTasks: 2, containers: { keycloak: { name: "keycloak", software } } },
        portal: {
          name: "portal",
          minimumTasks: 2,
          containers: { node: { name: "node", software: { nodejs: "24.19.0" } } },
        },
      },
    },
  });
  const of = (version: string, rest: Partial<EnvironmentDefinition> = {}) =>
    define({
      privilegedUse,
      versions: { rules: { keycloak: { any: "older ones are tested too" } } },
      resources: { ecs: ecs({ keycloak: version }) },
      ...rest,
    });
  const filters = (environment: ReturnType<typeof define>) =>
    environment.monitoring.alarms
      .filter(({ service }) => service === "keycloak")
      .map(({ row, severity, filter }) => [row, severity, filter?.logGroup]);

  test("is watched for the master realm, in the log group of the service that runs it", () => {
    expect(filters(of("26.7.2")).sort()).toEqual([
      ["masterSignIn", "warn", "/ecs/idp-prod/main/keycloak"],
      ["masterSignInFailed", "error", "/ecs/idp-prod/main/keycloak"],
      ["masterSignInFailed", "warn", "/ecs/idp-prod/main/keycloak"],
    ]);
    const renamed = { logs: { sources: { "ecs.main/keycloak": { name: "/idp/keycloak" } } } };
    expect(filters(of("26.7.2", { telemetry: renamed }))[0]).toContain("/idp/keycloak");
    expect(filters(of("26.7.2", { privilegedUse: undefined }))).toEqual([]);
  });

  test("does not name realms before 25: the id of the master realm must then be said", () => {
    expect(messageOf(() => of("24.0.5"))).toBe(
      "prod.privilegedUse.masterRealmId: is required: Keycloak 24.0.5 does not name realms in its log, and the master realm is known by its id alone; kcadm.sh get realms/master --fields id tells it",
    );
    const known = of("24.0.5", {
      privilegedUse: { ...privilegedUse, masterRealmId: "a98c3a29-14f0-436e-92bb-288dc330be9a" },
    });
    for (const { filter } of known.monitoring.alarms.filter(({ service }) => service === "keycloak"))
      expect(filter!.pattern).toContain("a98c3a29-14f0-436e-92bb-288dc330be9a");
  });

  test("takes five patterns with a regular expression, of which these are two", () => {
    const signals = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`signal${index}`, { pattern: `%E${index}%`, warn: 1 }]),
      );
    const watched = (count: number) =>
      of("26.7.2", {
        resources: {
          ecs: ecs({ keycloak: "26.7.2" }),
          logs: { keycloak: { name: "/ecs/idp-prod/main/keycloak", signals: signals(count) } },
        },
      });
    expect(watched(3).name).toBe("prod");
    expect(messageOf(() => watched(4))).toBe(
      'prod.alarms.overrides: "/ecs/idp-prod/main/keycloak" would get 6 metric filters with a regular expression, and takes 5; switch some of these off\n  alarms: keycloak.masterSignIn, keycloak.masterSignInFailed, logs.matches',
    );
  });
});

describe("roles for emergencies", () => {
  test("are roles of this account", () => {
    const problemOf = (admin: string) =>
      messageOf(() => define({ privilegedUse: { ...privilegedUse, breakGlassRoles: { admin } } }));
    expect(problemOf("break-glass")).toBe(
      'prod.privilegedUse.breakGlassRoles.admin: "break-glass" is not the ARN of a role, such as arn:aws:iam::111122223333:role/break-glass',
    );
    expect(problemOf("arn:aws:iam::444455556666:role/break-glass")).toBe(
      'prod.privilegedUse.breakGlassRoles.admin: "arn:aws:iam::444455556666:role/break-glass" is of another account than 111122223333, in which nothing is told of it',
    );
  });
});
