export { PrivilegedUserPolicies, type PrivilegedUserPoliciesProps } from "./privileged-user-policies.js";
