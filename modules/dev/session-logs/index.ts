export { ecsExecConfiguration, type EcsExecConfiguration, type SessionLogProps } from "./ecs-exec.js";
export {
  ecsExecPolicy,
  sessionManagerPolicy,
  type SessionCopies,
  type SessionManagerPolicyProps,
  type SessionPolicyProps,
} from "./policies.js";
export { SessionPreferences, type SessionPreferencesProps } from "./session-preferences.js";
