import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, required, unless } from "../../../src/cdktf/inputs.js";
import { partitionOf, policy, type Place } from "../../../src/model/iam/index.js";
import { show } from "../../../src/model/schema/issue.js";
import { networkProblem } from "../../../src/model/schema/network.js";

export interface PrivilegedUserPoliciesProps extends Place {
  /** What begins the names of the policies: 100 letters, digits and + = , . @ - _ at most. */
  readonly name: string;
  /**
   * Networks that requests may come from, IPv4 and IPv6 in CIDR notation.
   * @default any
   */
  readonly networks?: readonly string[];
}

/**
 * What a user without MFA may do: set it up in the console, and get a session with it. Others than one's own device are another
 * policy's matter.
 */
const withoutMfa = [
  "iam:CreateVirtualMFADevice",
  "iam:EnableMFADevice",
  "iam:GetUser",
  "iam:ListMFADevices",
  "iam:ListVirtualMFADevices",
  "iam:ResyncMFADevice",
  "sts:GetSessionToken",
];

/** Characters of a customer managed policy. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const policyLimit = 6144;

/**
 * IAM policies for groups of privileged users. They allow nothing but to set up one's own MFA device; beside whatever else allows,
 * they deny what is done without MFA (an access key alone has none, and gets no device), and what comes from other networks unless AWS itself
 * calls on behalf of the user. Through a VPC endpoint a request has no public address, and is denied.
 *
 * @throws Error when a name or a network is not as IAM takes it, or there are more networks than a policy holds.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-ip.html
 */
export class PrivilegedUserPolicies extends Module {
  /** ARN of the policy that asks for MFA. */
  readonly mfaPolicyArn: string;
  /** ARN of the policy that denies requests from other networks, where those are given. */
  readonly networksPolicyArn?: string;

  constructor(scope: Construct, id: string, props: PrivilegedUserPoliciesProps) {
    super(scope, id, required(props, { name: "text", account: "text", region: "text" }));
    const { account, region, name, networks = [] } = props;
    const fromNetworks = networksPolicy(networks);
    checkInputs(this.node.path, {
      name: unless(
        /^[\w+=,.@-]{1,100}$/.test(name),
        `${show(name)} is not what a policy's name begins with: 100 letters, digits and + = , . @ - _ at most`,
      ),
      ...Object.fromEntries(networks.map((network, index) => [`networks[${index}]`, networkProblem(network)])),
      networks: unless(
        fromNetworks.length <= policyLimit,
        `makes a policy of ${fromNetworks.length} characters; IAM takes ${policyLimit}`,
      ),
    });
    const own = `arn:${partitionOf(region)}:iam::${account}`;
    const mfa = new IamPolicy(this, "mfa", {
      name: `${name}-mfa`,
      description: "Denies what is done without MFA, and lets users set it up",
      policy: policy(
        {
          Sid: "OwnDevice",
          Effect: "Allow",
          Action: ["iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ResyncMFADevice"],
          Resource: `${own}:user/\${aws:username}`,
        },
        { Sid: "NewDevice", Effect: "Allow", Action: "iam:CreateVirtualMFADevice", Resource: `${own}:mfa/*` },
        { Sid: "Devices", Effect: "Allow", Action: "iam:ListVirtualMFADevices", Resource: "*" },
        {
          Sid: "NothingWithoutMfa",
          Effect: "Deny",
          NotAction: withoutMfa,
          Resource: "*",
          Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
        },
        {
          // A user has up to eight devices: whoever finds a key would give it one more, and get a session with its codes. The console, whose
          // requests carry the condition key, asks a user with a device for it before anything else.
          Sid: "NoNewDeviceByAccessKey",
          Effect: "Deny",
          Action: ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"],
          Resource: "*",
          Condition: { Null: { "aws:MultiFactorAuthPresent": "true" } },
        },
      ),
    });
    this.mfaPolicyArn = mfa.arn;
    if (networks.length === 0) return;
    const restricted = new IamPolicy(this, "networks", {
      name: `${name}-networks`,
      description: "Denies what comes from other networks",
      policy: fromNetworks,
    });
    this.networksPolicyArn = restricted.arn;
  }
}

const networksPolicy = (networks: readonly string[]): string =>
  policy({
    Sid: "NothingFromElsewhere",
    Effect: "Deny",
    Action: "*",
    Resource: "*",
    Condition: { NotIpAddress: { "aws:SourceIp": networks }, Bool: { "aws:ViaAWSService": "false" } },
  });
