import { matching, name, object, type Report } from "../schema/fields.js";
import { show } from "../schema/issue.js";
import { isToken } from "../schema/token.js";

/** What every IAM role that is made has, where accounts refuse roles without. A role that is taken over keeps its own. */
export interface RolesInput {
  /**
   * ARN of the managed policy that bounds what the roles may do, whatever their own policies allow.
   * @default none
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
   */
  readonly permissionsBoundary?: string;
  /**
   * The path that they lie under. A change of it makes every role anew.
   * @default /
   * @limits begins and ends with a slash, without spaces, 512 characters at most
   * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
   */
  readonly path?: string;
  /**
   * What their names begin with, before system and environment. A change of it makes every role anew.
   * @default nothing
   * @limits letters, digits and + = , . @ _ -, 32 at most
   */
  readonly namePrefix?: string;
}

/** What of it is no part of the name. */
export type RoleSettings = Omit<RolesInput, "namePrefix">;

const boundaryPattern = /^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/.+$/;
const boundaryRule = "the ARN of a managed policy (arn:aws:iam::…:policy/…)";
const pathPattern = /^(?=.{1,512}$)\/([!-~]+\/)?$/;
const pathRule = "a path of IAM: begins and ends with a slash, without spaces, 512 characters at most";
const namePattern = /^[\w+=,.@-]{1,64}$/;
const nameRule = "a role name: letters, digits and + = , . @ _ -, 64 at most";

export const roleName = () => name(namePattern, nameRule);

export const rolesSchema = object({
  permissionsBoundary: name(boundaryPattern, boundaryRule).optional(),
  path: matching(pathPattern, pathRule).optional(),
  namePrefix: matching(
    /^[\w+=,.@-]{1,32}$/,
    "what role names begin with: letters, digits and + = , . @ _ -, 32 at most",
  ).optional(),
});

/** What is wrong with the name and the settings of a role, by input of the module that makes it. */
export function roleProblems(
  roleName: string,
  { permissionsBoundary, path }: RoleSettings,
): Readonly<Record<string, string | undefined>> {
  const problem = (value: string | undefined, pattern: RegExp, rule: string) =>
    value === undefined || isToken(value) || pattern.test(value) ? undefined : `${show(value)} is not ${rule}`;
  return {
    roleName: problem(roleName, namePattern, nameRule),
    "roles.permissionsBoundary": problem(permissionsBoundary, boundaryPattern, boundaryRule),
    "roles.path": problem(path, pathPattern, pathRule),
  };
}

interface Said {
  readonly account?: unknown;
  readonly roles?: RolesInput | undefined;
  readonly telemetry?: {
    readonly enhancedMonitoring?: { readonly roleName?: string | undefined; readonly adoptRole?: boolean };
  };
}

/** What is wrong between the settings of roles and the rest of an environment. */
export function checkRoles({ account, roles, telemetry }: Said, report: Report): void {
  const { permissionsBoundary, namePrefix } = roles ?? {};
  const [, owner] =
    /^arn:[^:]+:iam::(\d{12}):/.exec(typeof permissionsBoundary === "string" ? permissionsBoundary : "") ?? [];
  if (owner !== undefined && isAccountId(account) && owner !== account)
    report(
      ["roles", "permissionsBoundary"],
      `${show(permissionsBoundary)} is a policy of account ${owner}; a role of ${account} is bounded by one of its own account, or of AWS`,
    );
  const { roleName: chosen, adoptRole } = telemetry?.enhancedMonitoring ?? {};
  if (typeof chosen !== "string" || typeof namePrefix !== "string" || adoptRole === true || isToken(chosen)) return;
  if (!chosen.startsWith(namePrefix))
    report(
      ["telemetry", "enhancedMonitoring", "roleName"],
      `${show(chosen)} does not begin with ${show(namePrefix)}, as roles.namePrefix has every role; begin it so, leave it out, or take over a role that exists: adoptRole: true`,
    );
}

/** What is wrong in itself is told there. */
const isAccountId = (account: unknown): account is string => typeof account === "string" && /^\d{12}$/.test(account);
