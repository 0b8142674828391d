export { PatchBaseline, type PatchBaselineProps } from "./patch-baseline.js";
export { PatchRole, type PatchRoleProps } from "./patch-role.js";
export { PatchWindow, type PatchWindowProps } from "./patch-window.js";
export { patchOutputPolicy, type PatchOutputPolicyProps } from "./policies.js";
