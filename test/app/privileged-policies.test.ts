import { defineEnvironment } from "../../src/index.js";
import { least } from "../support/environment.js";
import { account, allows, type Document } from "../support/iam.js";
import { resources, stacksOf } from "../support/synth.js";

const networks = ["192.0.2.0/24", "2001:db8:1::/48"];
const privilegedUse = { trail: "the organization has one", networks };
const stack = stacksOf(defineEnvironment({ ...least, privilegedUse }))["idp-prod-safeguards"]!;
const policies = resources(stack, "aws_iam_policy");

/** As AWS gets it: Terraform writes `$${` as `${`. */
const read = (id: string): Document => JSON.parse(String(policies[id]!.policy).replaceAll("$${", "${")) as Document;

const mfa = read("privilegedUsers_mfa");
const fromNetworks = read("privilegedUsers_networks");
const administrator = {
  Statement: [{ Sid: "All", Effect: "Allow", Action: "*", Resource: "*" }],
} as unknown as Document;

const anaya = `arn:aws:iam::${account}:user/Anaya`;
const byAnaya = { "aws:username": "Anaya", "aws:SourceIp": "192.0.2.9", "aws:ViaAWSService": "false" };

interface Asked {
  readonly on?: string;
  readonly context?: Readonly<Record<string, string>>;
  readonly policies?: readonly Document[];
}

const may = (
  action: string,
  { on = anaya, context = {}, policies: held = [administrator, mfa, fromNetworks] }: Asked = {},
) => allows({ by: anaya, action, on, context: { ...byAnaya, ...context }, identityPolicies: held });

const withMfa = { "aws:MultiFactorAuthPresent": "true" };
const signedInWithout = { "aws:MultiFactorAuthPresent": "false" };
/** An access key alone: the key is not there. */
const byAccessKey = {};

const anything = [
  ["iam:CreateAccessKey", anaya],
  ["iam:CreateUser", `arn:aws:iam::${account}:user/Nikki`],
  ["iam:DeactivateMFADevice", anaya],
  ["iam:DeleteVirtualMFADevice", `arn:aws:iam::${account}:mfa/Anaya`],
  ["iam:ChangePassword", anaya],
  ["iam:AttachRolePolicy", `arn:aws:iam::${account}:role/admin`],
  ["sts:AssumeRole", `arn:aws:iam::${account}:role/admin`],
  ["s3:ListBucket", "arn:aws:s3:::idp"],
  ["cloudtrail:StopLogging", `arn:aws:cloudtrail:ap-northeast-1:${account}:trail/audit`],
] as const;

describe("an administrator of whom MFA is asked", () => {
  test.each(anything)("may %s with it, and neither without nor by an access key alone", async (action, on) => {
    expect(await may(action, { on, context: withMfa })).toBe(true);
    expect(await may(action, { on, context: signedInWithout })).toBe(false);
    expect(await may(action, { on, context: byAccessKey })).toBe(false);
  });

  test("may set up a device of his own without it, whatever else he may", async () => {
    for (const action of ["iam:EnableMFADevice", "iam:ResyncMFADevice", "iam:ListMFADevices", "iam:GetUser"])
      expect([action, await may(action, { context: signedInWithout, policies: [mfa] })]).toEqual([action, true]);
    const device = { on: `arn:aws:iam::${account}:mfa/phone`, context: signedInWithout, policies: [mfa] };
    expect(await may("iam:CreateVirtualMFADevice", device)).toBe(true);
  });

  test("may set up a device with MFA or in the console, and not by an access key alone, which would get itself a session with it", async () => {
    for (const [action, on] of [
      ["iam:EnableMFADevice", anaya],
      ["iam:CreateVirtualMFADevice", `arn:aws:iam::${account}:mfa/phone`],
    ] as const) {
      const asked = async (context: Readonly<Record<string, string>>) => [action, await may(action, { on, context })];
      expect(await asked(signedInWithout)).toEqual([action, true]);
      expect(await asked(withMfa)).toEqual([action, true]);
      expect(await asked(byAccessKey)).toEqual([action, false]);
    }
  });

  test("may get a session with a code by an access key alone", async () => {
    expect(await may("sts:GetSessionToken", { on: "*", context: byAccessKey })).toBe(true);
  });

  test("may by that policy nothing else, not even with it: neither to others nor with his own keys", async () => {
    const other = `arn:aws:iam::${account}:user/Nikki`;
    const held = { context: withMfa, policies: [mfa] };
    expect(await may("iam:EnableMFADevice", { ...held, on: other })).toBe(false);
    for (const [action, on] of anything) expect([action, await may(action, { ...held, on })]).toEqual([action, false]);
  });
});

describe("an administrator who comes from given networks", () => {
  const from = (address: string, rest = {}) =>
    may("iam:CreateUser", { context: { ...withMfa, "aws:SourceIp": address, ...rest } });

  test.each(["192.0.2.1", "192.0.2.255", "2001:db8:1::1"])("may from %s", async (address) => {
    expect(await from(address)).toBe(true);
  });

  test.each(["192.0.3.1", "203.0.113.9", "2001:db8:2::1"])("may not from %s", async (address) => {
    expect(await from(address)).toBe(false);
  });

  test("may have AWS do something, whose address is another one", async () => {
    expect(await from("203.0.113.9", { "aws:ViaAWSService": "true" })).toBe(true);
  });
});

test("the ARNs come out, for whoever has the groups", () => {
  expect(stack.output!.privileged_user_policies!.value).toEqual({
    mfa_policy_arn: "${aws_iam_policy.privilegedUsers_mfa.arn}",
    networks_policy_arn: "${aws_iam_policy.privilegedUsers_networks.arn}",
  });
});

test("where privileged users come from anywhere there is MFA alone; where another environment has the policies, none", () => {
  const made = (rest: Parameters<typeof defineEnvironment>[0]["privilegedUse"]) =>
    Object.values(stacksOf(defineEnvironment({ ...least, privilegedUse: rest }))).flatMap((one) =>
      Object.values(one.resource?.aws_iam_policy ?? {}).map(({ name }) => name),
    );
  expect(made({ trail: "elsewhere", anyNetwork: "no office" })).toEqual(["idp-prod-mfa"]);
  expect(made({ ...privilegedUse, policies: false })).toEqual([]);
});

test("more networks than a policy of IAM holds are refused", () => {
  const many = Array.from({ length: 400 }, (_, index) => `2001:db8:${index.toString(16)}::/48`);
  expect(() => stacksOf(defineEnvironment({ ...least, privilegedUse: { ...privilegedUse, networks: many } }))).toThrow(
    /idp-prod-safeguards\/privilegedUsers\.networks: makes a policy of \d+ characters; IAM takes 6144/,
  );
});
