import { partitionOf, type Place, type Statement } from "../../iam/index.js";

/** A resource as a stack declares it. `*` stands for what is not known before Terraform runs. */
export interface Deployed {
  readonly place: Place;
  /** What an argument says, seen through blocks (`s3_configuration.role_arn`); of several blocks, each. */
  readonly texts: (argument: string) => readonly string[];
  /** The tags that its provider gives everything. */
  readonly tags: Readonly<Record<string, string>>;
}

/** ARNs that actions are allowed on; none where a resource does not have what they are for. */
export type ArnsOf = (of: Deployed) => readonly string[];

/** A condition of a policy, in IAM's own words. */
export type Condition = NonNullable<Statement["Condition"]>;

/** Actions that the role needs which applies, refreshes and destroys a resource. */
export interface Grant {
  readonly actions: readonly string[];
  readonly on: ArnsOf;
  /** @default always */
  readonly when?: (of: Deployed) => Condition | undefined;
}

/** What a type of resource takes. */
export interface Permission {
  /** Its ARN, by which others refer to it. */
  readonly arn?: ArnsOf;
  /** The argument that its `id` is, for those who refer to it. @default name */
  readonly id?: string;
  readonly grants: readonly Grant[];
}

export type Permissions = Readonly<Record<string, Permission>>;

/** What an argument says, or `*` where it says nothing. */
export const textOf = (of: Deployed, argument: string): string => of.texts(argument)[0] ?? "*";

/** Actions without a resource of their own, and those that AWS takes for all resources only. */
export const everywhere: ArnsOf = () => ["*"];

/** An ARN of the account and region: `{name}` is what that argument says. */
export const arn =
  (service: string, rest: string, scope: { readonly region?: ""; readonly account?: "" } = {}): ArnsOf =>
  (of) => {
    const { account, region } = of.place;
    const filled = rest.replace(/\{(\w+)\}/g, (_, argument: string) => textOf(of, argument));
    return [`arn:${partitionOf(region)}:${service}:${scope.region ?? region}:${scope.account ?? account}:${filled}`];
  };

/** The ARNs that an argument gives. */
export const given =
  (argument: string): ArnsOf =>
  (of) =>
    of.texts(argument);

/** All of several. */
export const all =
  (...some: readonly ArnsOf[]): ArnsOf =>
  (of) =>
    some.flatMap((one) => one(of));

/** CloudWatch Logs takes a group with and without what follows its name. */
export const logGroup = (argument: string): ArnsOf =>
  all(arn("logs", `log-group:{${argument}}`), arn("logs", `log-group:{${argument}}:*`));

/** Actions of one service, by their names. */
export const grant = (service: string, names: string, on: ArnsOf, when?: Grant["when"]): Grant => ({
  actions: names.split(" ").map((name) => `${service}:${name}`),
  on,
  when,
});

/**
 * Hands a role to a service. One that is not known must at least be handed to no other.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export const passRole = (argument: string, service: string): Grant =>
  grant("iam", "PassRole", given(argument), (of) =>
    of.texts(argument).some((one) => one.includes("*"))
      ? { StringLike: { "iam:PassedToService": [`${service}.amazonaws.com`, `${service}.*.amazonaws.com`] } }
      : undefined,
  );

/** Lets a service make the role that it has of its own. */
export const serviceLinkedRole = (service: string): Grant =>
  grant("iam", "CreateServiceLinkedRole", (of) =>
    arn("iam", `role/aws-service-role/${service}.amazonaws.com/*`, { region: "" })(of),
  );

const vendedPolicies = "DescribeLogGroups DescribeResourcePolicies PutResourcePolicy";

/**
 * What AWS asks of whoever has a service send its logs somewhere; the bucket's policy is ours, and AWS finds in it what it needs.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-CWL.html
 */
export const logDelivery: Grant = grant(
  "logs",
  `CreateLogDelivery DeleteLogDelivery GetLogDelivery ListLogDeliveries UpdateLogDelivery ${vendedPolicies}`,
  everywhere,
);
