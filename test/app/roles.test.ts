import * as fc from "fast-check";
import { restorable, restoreCommands } from "../../src/app/restore/restore.js";
import type { DefinedEnvironment, EnvironmentDefinition } from "../../src/index.js";
import { roleNames } from "../../src/model/contract/roles.js";
import type { RolesInput } from "../../src/model/environment/roles.js";
import { withResources } from "../support/environment.js";
import { refusal } from "../support/errors.js";
import { everyKindDefinition } from "../support/every-kind.js";
import { account, allows, arnOf, documentOf, type Document } from "../support/iam.js";
import { resources, stacksOf, type StackJson } from "../support/synth.js";

const keys = ["main"];

/** An environment that makes every role there is. */
const withEveryRole = (rest: Partial<EnvironmentDefinition> = {}): DefinedEnvironment => {
  const { rds, aurora, dynamodb, ecs, s3, restApi } = everyKindDefinition.resources;
  const cloudTrail = { main: { name: "main" } };
  const vpc = { main: { id: "vpc-0123456789abcdef0" } };
  const telemetry = { logs: { archive: { replication: {} } }, accessLogs: {} };
  const chat = { receivers: { chat: { slack: { workspace: "T0123ABCD", channel: "C0123ABCD" } } } };
  const alarms = { routes: { error: chat, warn: chat } };
  return withResources(
    { rds, aurora, dynamodb, ecs, s3, restApi, cloudTrail, vpc },
    { telemetry, backups: {}, patches: everyKindDefinition.patches, alarms, ...rest },
  );
};

const rolesOf = (stacks: Record<string, StackJson>) =>
  Object.values(stacks).flatMap((stack) => Object.entries(resources(stack, "aws_iam_role")));

const boundary = `arn:aws:iam::${account}:policy/boundary`;
const policyPath = fc
  .array(fc.stringMatching(/^[a-z0-9!~._-]{1,9}$/), { maxLength: 3 })
  .map((parts) => `/${parts.map((part) => `${part}/`).join("")}`);

/** Every combination of settings, prefixes up to their limit. */
const settings: fc.Arbitrary<RolesInput> = fc.record(
  {
    permissionsBoundary: fc.constant(boundary),
    path: policyPath,
    namePrefix: fc.stringMatching(/^[\w+=,.@-]{1,32}$/),
  },
  { requiredKeys: [] },
);

describe("roles of an environment", () => {
  const plain = stacksOf(withEveryRole());
  const named = rolesOf(plain).map(([, { name }]) => String(name));

  test("are all in the environment that these tests look at", () => {
    const environment = withEveryRole();
    const known = Object.values(roleNames).map((name) => name(environment, keys));
    expect([...named].sort()).toEqual([...known].sort());
  });

  test("have neither boundary nor path where none is set", () => {
    for (const [, role] of rolesOf(plain)) {
      expect(role).not.toHaveProperty("permissions_boundary");
      expect(role).not.toHaveProperty("path");
    }
  });

  test("all have the boundary, the path and the prefix that are set, and the addresses that they had", () => {
    fc.assert(
      fc.property(settings, (roles) => {
        const stacks = stacksOf(withEveryRole({ roles }));
        expect(rolesOf(stacks).map(([id]) => id)).toEqual(rolesOf(plain).map(([id]) => id));
        const names = rolesOf(stacks).map(([, { name }]) => String(name));
        expect(new Set(names).size).toBe(named.length);
        for (const [, role] of rolesOf(stacks)) {
          expect(role.permissions_boundary).toBe(roles.permissionsBoundary);
          expect(role.path).toBe(roles.path);
          expect(String(role.name).startsWith(roles.namePrefix ?? "")).toBe(true);
          expect(String(role.name).length).toBeLessThanOrEqual(64);
        }
        const others = ({ resource }: StackJson) => ({ ...resource, aws_iam_role: undefined });
        for (const [name, stack] of Object.entries(stacks)) expect(others(stack)).toEqual(others(plain[name]!));
      }),
      { numRuns: 12 },
    );
  });

  test("are named in full by the commands of a restore", () => {
    const environment = withEveryRole({ roles: { path: "/operations/", namePrefix: "app-" } });
    const [backed] = restorable(environment, "daily");
    const request = { target: backed!.key, to: "2026-11-01T03:00", suffix: "copy", from: "daily" } as const;
    expect(restoreCommands(environment, request, backed!)).toContain(
      "--iam-role-arn arn:aws:iam::111122223333:role/operations/app-idp-prod-restore ",
    );
  });

  test("that are taken over keep their own", () => {
    const enhancedMonitoring = { roleName: "rds-monitoring-role", adoptRole: true };
    const roles = { permissionsBoundary: boundary, path: "/operations/", namePrefix: "app-" };
    const { "idp-prod-telemetry": stack } = stacksOf(
      withEveryRole({ roles, telemetry: { enhancedMonitoring, accessLogs: {} } }),
    );
    const { enhancedMonitoring: role } = resources(stack, "aws_iam_role");
    expect(role).toMatchObject({ name: "rds-monitoring-role" });
    expect(role).not.toHaveProperty("permissions_boundary");
    expect(role).not.toHaveProperty("path");
  });
});

describe("what a boundary leaves of a role", () => {
  const roles = { permissionsBoundary: boundary, path: "/operations/" };
  const { "idp-prod-telemetry": stack } = stacksOf(withEveryRole({ roles })) as { "idp-prod-telemetry": StackJson };
  const bounded = (...actions: readonly string[]): Document => {
    const statement = { Sid: "Bound", Effect: "Allow", Action: actions, Resource: "*" };
    return { Statement: [statement] };
  };
  const role = resources(stack, "aws_iam_role");
  const may = (id: string, policyId: string, action: string, on: string, boundary: Document) =>
    allows({
      by: arnOf("aws_iam_role", role[id]!),
      action,
      on,
      identityPolicies: [documentOf(stack, resources(stack, "aws_iam_role_policy")[policyId]!.policy)],
      boundary,
    });
  const here = (service: string, resource: string) => `arn:aws:${service}:ap-northeast-1:${account}:${resource}`;

  test.each([
    ["archive_writer", "archive_writerPolicy", "s3:PutObject", "arn:aws:s3:::idp-prod-logs-111122223333/logs/a"],
    ["archiveCopy_role", "archiveCopy_policy", "s3:ReplicateObject", "arn:aws:s3:::idp-prod-logs-copy-111122223333/a"],
    [
      "archive_forwarder",
      "archive_forwarderPolicy",
      "firehose:PutRecordBatch",
      here("firehose", "deliverystream/idp-prod-logs-a"),
    ],
    [
      "logSources_flowLogs_main_role",
      "logSources_flowLogs_main_policy",
      "logs:PutLogEvents",
      here("logs", "log-group:/vpc/idp-prod/main/flow:log-stream:a"),
    ],
    [
      "logSources_trail_main",
      "logSources_trail_main_policy",
      "logs:PutLogEvents",
      here("logs", `log-group:/cloudtrail/idp-prod/main:log-stream:${account}_CloudTrail_ap-northeast-1`),
    ],
  ])("%s", async (id, policyId, action, on) => {
    expect(await may(id, policyId, action, on, bounded("s3:*", "logs:*", "firehose:*"))).toBe(true);
    expect(await may(id, policyId, action, on, bounded("ec2:*"))).toBe(false);
  });
});

describe("what is refused", () => {
  const issues = (definition: Partial<EnvironmentDefinition>) => refusal(definition).split("\n");

  test.each<[string, RolesInput, string]>([
    [
      "prod.roles.permissionsBoundary",
      { permissionsBoundary: "boundary" },
      '"boundary" is not the ARN of a managed policy (arn:aws:iam::…:policy/…)',
    ],
    [
      "prod.roles.permissionsBoundary",
      { permissionsBoundary: "arn:aws:iam::444455556666:policy/boundary" },
      '"arn:aws:iam::444455556666:policy/boundary" is a policy of account 444455556666; a role of 111122223333 is bounded by one of its own account, or of AWS',
    ],
    [
      "prod.roles.path",
      { path: "operations" },
      '"operations" is not a path of IAM: begins and ends with a slash, without spaces, 512 characters at most',
    ],
    [
      "prod.roles.namePrefix",
      { namePrefix: "a".repeat(33) },
      `"${"a".repeat(33)}" is not what role names begin with: letters, digits and + = , . @ _ -, 32 at most`,
    ],
  ])("%s: %j", (path, roles, message) => {
    expect(issues({ roles })).toEqual([`${path}: ${message}`]);
  });

  test("a role's name that the environment chose without the prefix", () => {
    const enhancedMonitoring = { roleName: "monitoring" };
    expect(issues({ roles: { namePrefix: "app-" }, telemetry: { enhancedMonitoring } })).toEqual([
      'prod.telemetry.enhancedMonitoring.roleName: "monitoring" does not begin with "app-", as roles.namePrefix has every role; begin it so, leave it out, or take over a role that exists: adoptRole: true',
    ]);
  });

  test("an external id that no role asks for", () => {
    expect(
      issues({
        terraform: { externalId: { dev: "operations" } },
        backend: { s3: { bucket: "idp-state", externalId: { ops: "a" } } },
      }),
    ).toEqual([
      'prod.backend.s3.externalId.ops: "a" is not an external id: letters, digits and + = , . @ : / _ -, 2 to 1224',
      "prod.backend.s3.externalId.ops: is asked for by no role: give assumeRole.ops too, or leave it out",
      "prod.terraform.externalId.dev: is asked for by no role: give assumeRole.dev too, or leave it out",
    ]);
  });

  test("tags that no session carries, or that AWS STS does not take", () => {
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`t${index}`, ""]));
    const assumeRole = { ops: "arn:aws:iam::111122223333:role/ops" };
    const sessionTags = { dev: { Team: "dev" }, ops: { "aws:a": "", "a%": "", Team: "x", team: "y", Note: "a\nb" } };
    const characters = "letters, digits, spaces and _ . : / = + - @";
    const key = `is not the key of a session tag: ${characters}, 1 to 128, not beginning with aws:`;
    expect(
      issues({
        terraform: { assumeRole, sessionTags, transitiveTagKeys: { ops: ["Team", "TEAM"] } },
        backend: { s3: { bucket: "idp-state", assumeRole, sessionTags: { ops: many } } },
      }),
    ).toEqual([
      "prod.backend.s3.sessionTags.ops: 51 are more than the 50 session tags that AWS STS takes",
      `prod.terraform.sessionTags.ops.Note: "a\\nb" is not the value of a session tag: ${characters}, 256 at most`,
      `prod.terraform.sessionTags.ops["aws:a"]: "aws:a" ${key}`,
      `prod.terraform.sessionTags.ops["a%"]: "a%" ${key}`,
      'prod.terraform.sessionTags.ops.team: differs from "Team" only in upper and lower case, and to AWS STS they are one',
      "prod.terraform.sessionTags.dev: are of no session, as no role is assumed: give assumeRole.dev too, or leave it out",
      'prod.terraform.transitiveTagKeys.ops[1]: "TEAM" is not the key of a tag in sessionTags.ops; give the tag there, or leave it out',
    ]);
  });

  test("a Terraform that cannot assume the role of the backend", () => {
    const assumeRole = { dev: "arn:aws:iam::444455556666:role/state" };
    const backend = { s3: { bucket: "idp-state", lockFile: false, assumeRole } };
    expect(issues({ backend, terraform: { minimumVersion: "1.5.0" } })).toEqual([
      'prod.terraform.minimumVersion: "1.5.0" is too old: backend.s3.assumeRole needs Terraform 1.6.0',
    ]);
  });
});
