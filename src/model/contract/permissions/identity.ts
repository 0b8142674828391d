import { lookUp } from "../../look-up.js";
import {
  all,
  arn,
  everywhere,
  given,
  grant,
  textOf,
  type ArnsOf,
  type Condition,
  type Deployed,
  type Permissions,
} from "./permission.js";

const global = { region: "" } as const;

/** Roles and policies have a path in their ARN, which begins and ends with a slash. */
const withPath =
  (kind: "role" | "policy"): ArnsOf =>
  (of) => {
    const [path = "/"] = of.texts("path");
    return arn("iam", `${kind}${path}{name}`, global)(of);
  };

/** The role that an argument names: it may be under any path. */
const roleOf =
  (argument: string): ArnsOf =>
  (of) =>
    [`role/${textOf(of, argument)}`, `role/*/${textOf(of, argument)}`].flatMap((rest) => arn("iam", rest, global)(of));

const role = withPath("role");
const policy = withPath("policy");
const key = arn("kms", "key/*");
const alias = arn("kms", "{name}");
const secret: ArnsOf = (of) => [...arn("secretsmanager", "secret:{name}-??????")(of)];

/** Parameters are named by their path, whose slash is that of the ARN too. */
const parameter: ArnsOf = (of) => arn("ssm", `parameter/${textOf(of, "name").replace(/^\//, "")}`)(of);
const document = arn("ssm", "document/{name}");

/** Tags by which a stack's keys are told from those of others: a key has no name. */
const telling = ["System", "Environment", "Owner"];

/** A dollar before a brace is a variable to IAM. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
const literal = (text: string): string => text.replaceAll("$", "${$}");

const tagged = (of: Deployed, key: string) =>
  Object.fromEntries(
    telling.flatMap((tag) => {
      const value = lookUp(of.tags, tag);
      return value === undefined ? [] : [[`aws:${key}/${tag}`, literal(value)]];
    }),
  );

const hasOurs = (of: Deployed): Condition => ({ StringEquals: tagged(of, "ResourceTag") });
const getsOurs = (of: Deployed): Condition => ({ StringEquals: tagged(of, "RequestTag") });
/** Who may tag any key may make it his own: only one that has no owner. */
const getsOursFirst = (of: Deployed): Condition => ({ ...getsOurs(of), Null: { "aws:ResourceTag/Owner": "true" } });

/** Keys that an argument names: what a service does with them it does in the caller's name. */
const keysOf =
  (argument: string): ArnsOf =>
  (of: Deployed) =>
    of.texts(argument).filter((one) => one === "*" || one.startsWith("arn:"));

/**
 * Roles, keys, parameters and secrets: both teams have some of their own, and are told apart by names, keys by the tags of a stack.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html
 */
export const identity: Permissions = {
  aws_iam_role: {
    arn: role,
    grants: [
      grant(
        "iam",
        "CreateRole GetRole UpdateRole DeleteRole UpdateAssumeRolePolicy TagRole UntagRole ListRolePolicies GetRolePolicy ListAttachedRolePolicies " +
          "ListInstanceProfilesForRole PutRolePermissionsBoundary DeleteRolePermissionsBoundary",
        role,
      ),
    ],
  },
  aws_iam_role_policy: { grants: [grant("iam", "PutRolePolicy GetRolePolicy DeleteRolePolicy", roleOf("role"))] },
  aws_iam_role_policy_attachment: {
    grants: [
      grant("iam", "ListAttachedRolePolicies", roleOf("role")),
      grant("iam", "AttachRolePolicy DetachRolePolicy", roleOf("role"), (of) => ({
        ArnLike: { "iam:PolicyARN": [...of.texts("policy_arn")] },
      })),
    ],
  },
  aws_iam_policy: {
    arn: policy,
    grants: [
      grant(
        "iam",
        "CreatePolicy GetPolicy GetPolicyVersion ListPolicyVersions CreatePolicyVersion DeletePolicyVersion DeletePolicy TagPolicy UntagPolicy",
        policy,
      ),
    ],
  },
  aws_kms_key: {
    arn: key,
    grants: [
      grant("kms", "CreateKey", everywhere, getsOurs),
      grant("kms", "TagResource", key, getsOursFirst),
      grant(
        "kms",
        "DescribeKey GetKeyPolicy GetKeyRotationStatus ListResourceTags PutKeyPolicy UpdateKeyDescription EnableKey DisableKey " +
          "EnableKeyRotation DisableKeyRotation ScheduleKeyDeletion TagResource UntagResource",
        key,
        hasOurs,
      ),
    ],
  },
  aws_kms_alias: {
    arn: alias,
    grants: [
      grant("kms", "CreateAlias UpdateAlias DeleteAlias", alias),
      grant("kms", "CreateAlias UpdateAlias DeleteAlias", key, hasOurs),
      grant("kms", "ListAliases", everywhere),
    ],
  },
  aws_ssm_parameter: {
    arn: parameter,
    grants: [
      grant(
        "ssm",
        "PutParameter GetParameter GetParameters DeleteParameter ListTagsForResource AddTagsToResource RemoveTagsFromResource",
        parameter,
      ),
      grant("ssm", "DescribeParameters", everywhere),
      grant("kms", "Encrypt Decrypt", keysOf("key_id")),
    ],
  },
  aws_ssm_document: {
    arn: document,
    grants: [
      grant(
        "ssm",
        "CreateDocument DescribeDocument GetDocument UpdateDocument UpdateDocumentDefaultVersion DeleteDocument DescribeDocumentPermission " +
          "ModifyDocumentPermission ListTagsForResource AddTagsToResource RemoveTagsFromResource",
        document,
      ),
    ],
  },
  aws_secretsmanager_secret: {
    arn: secret,
    grants: [
      grant(
        "secretsmanager",
        "CreateSecret DescribeSecret GetResourcePolicy UpdateSecret DeleteSecret TagResource UntagResource",
        secret,
      ),
      grant("kms", "GenerateDataKey Decrypt", keysOf("kms_key_id")),
    ],
  },
  aws_secretsmanager_secret_rotation: {
    grants: [
      grant("secretsmanager", "RotateSecret CancelRotateSecret DescribeSecret", given("secret_id")),
      grant("lambda", "InvokeFunction", all(given("rotation_lambda_arn"))),
    ],
  },
};
