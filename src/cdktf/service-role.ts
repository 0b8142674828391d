import { IamRole, type IamRoleConfig } from "@cdktf/provider-aws/lib/iam-role";
import type { Construct } from "constructs";
import { roleProblems, type RoleSettings } from "../model/environment/roles.js";
import { withReferences } from "../model/schema/token.js";
import { checkInputs } from "./inputs.js";

/** What every module that makes a role takes. */
export interface RoleProps {
  /**
   * Permissions boundary and path of the role.
   * @default without a boundary, under the path /
   */
  readonly roles?: RoleSettings;
}

interface ServiceRole extends Pick<IamRoleConfig, "description" | "assumeRolePolicy"> {
  readonly name: string;
}

/** A role that a service assumes, and this is the one way to make one: all have what an account asks of its roles. */
export function serviceRole(scope: Construct, id: string, role: ServiceRole, settings: RoleSettings = {}): IamRole {
  checkInputs(scope.node.path, roleProblems(role.name, settings));
  const { permissionsBoundary, path } = withReferences(settings, "permissionsBoundary");
  return new IamRole(scope, id, { ...role, permissionsBoundary, path });
}
