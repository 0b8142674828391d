import { isObject } from "../../../cdktf/terraform-json.js";
import { ephemeralPermissions, stateGrants } from "../../../model/contract/permissions/index.js";
import type { Statement } from "../../../model/iam/index.js";
import { lookUp } from "../../../model/look-up.js";
import { deployedIn } from "../permissions/deployed.js";
import { documentsOf } from "../permissions/documents.js";
import { statementsOf, type Granted } from "../permissions/statements.js";
import { blocksOf, type SynthesizedModule } from "../synthesized-stack.js";
import type { Json, Writer } from "./writer.js";

const pathOf = (stack: string, number: number) => `policies/${stack}/${number}.json` as const;

/** What has no permissions of its own: Terraform's own, and what tells of the caller. */
const free = [
  "aws_caller_identity",
  "aws_iam_policy_document",
  "aws_partition",
  "aws_region",
  "terraform_remote_state",
];

/**
 * What the role that applies a stack must be allowed, and no more: policies for IAM, each as long as one may be. It applies, refreshes and
 * destroys what is in the stack, as a root module or a child module.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
 */
export const policies: Writer = {
  paths: (stack) => [pathOf(stack, 1)],
  write({ name, module: read }, { permissions: own }) {
    const module = read();
    const found = deployedIn(module);
    const granted: Granted[] = [...found, ...ephemeralIn(module)].flatMap(({ permission, deployed }) =>
      (permission?.grants ?? []).map((grant) => ({ grant, deployed })),
    );
    const others = namesOfOthers(module, new Set(found.flatMap(({ type, permission }) => (permission ? [] : [type]))));
    const given = others.flatMap((other): Granted[] => {
      const actions = lookUp(own, other);
      return actions ? [{ grant: { actions, on: () => ["*"] }, deployed: nothing }] : [];
    });
    const prefix = name.slice(0, name.lastIndexOf("-"));
    const statements = statementsOf([...granted, ...given, ...stateOf(module)], prefix);
    return {
      files: Object.fromEntries(documentsOf(statements).map((one, index) => [pathOf(name, index + 1), one as Json])),
      issues: [
        ...others
          .filter((other) => !Object.hasOwn(own, other))
          .map((other) => `${name}: ${other}: nothing tells what its role must be allowed; ${sayWhat(other)}`),
        ...ofAll(statements).map(
          (kind) =>
            `${name}: ${kind} has a name that is not known before Terraform runs, so its role could change all there are; give it a name`,
        ),
      ],
    };
  },
};

/** Who may change any role may do anything. */
const ofAll = (statements: readonly Statement[]): string[] =>
  ["role", "policy"].flatMap((kind) => {
    const isAny = (one: string) => one.startsWith("arn:") && one.endsWith(`:${kind}/*`);
    const changes = ({ Action = [], Resource, Condition }: Statement) =>
      Condition === undefined &&
      [Action].flat().some((action) => /^iam:(?!Get|List)/.test(action)) &&
      [Resource].flat().some(isAny);
    return statements.some(changes) ? [`an IAM ${kind}`] : [];
  });

const sayWhat = (other: string) =>
  `give the actions: permissions: { ${JSON.stringify(other)}: ["sqs:CreateQueue", …] }, or write no policies`;

const nothing: Granted["deployed"] = { place: { account: "*", region: "*" }, texts: () => [], tags: {} };

/** What stands in a stack and is not known here. */
function namesOfOthers(module: SynthesizedModule, unknown: ReadonlySet<string>): string[] {
  const keys = (block: string) => Object.keys(isObject(module[block]) ? module[block] : {});
  return [
    ...[...unknown].filter((type) => !type.startsWith("terraform_")),
    ...keys("data")
      .filter((type) => type.startsWith("aws_") && !free.includes(type))
      .map((type) => `data.${type}`),
    ...keys("ephemeral")
      .filter((type) => type.startsWith("aws_") && lookUp(ephemeralPermissions, type) === undefined)
      .map((type) => `ephemeral.${type}`),
    ...keys("module").map((id) => `module.${id}`),
  ];
}

const ephemeralIn = ({ ephemeral }: SynthesizedModule) =>
  Object.keys(isObject(ephemeral) ? ephemeral : {}).map((type) => ({
    permission: lookUp(ephemeralPermissions, type),
    deployed: nothing,
  }));

/** State and its lock, where the role that applies the stack reads them itself. */
function stateOf({ terraform, provider }: SynthesizedModule): Granted[] {
  const [s3] = blocksOf(isObject(terraform.backend) ? terraform.backend.s3 : undefined);
  const assumes = blocksOf(provider?.aws).some(({ assume_role }) => assume_role !== undefined);
  if (s3 === undefined || s3.assume_role !== undefined || assumes) return [];
  const deployed: Granted["deployed"] = {
    place: { account: "*", region: String(s3.region) },
    tags: {},
    texts: (argument) => [s3[argument]].flatMap((value) => (typeof value === "string" ? [value] : [])),
  };
  return stateGrants(s3.use_lockfile === true).map((grant) => ({ grant, deployed }));
}
