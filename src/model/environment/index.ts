export {
  severities,
  type AlarmChange,
  type AlarmOverride,
  type AlarmPolicy,
  type AlarmWindow,
  type Route,
  type Severity,
} from "./alarms.js";
export { environmentSchema, type Environment, type EnvironmentInput } from "./environment.js";
export { EnvironmentError, formatPath, show, suggest, type Issue } from "../schema/issue.js";
export { toIssues } from "../schema/parse.js";
export {
  collectTargetKeys,
  collectTargets,
  derivedTargets,
  targetsOf,
  wholeAccount,
  type FoundTarget,
  type KindOf,
  type TargetKind,
} from "../inventory/targets.js";
export { isToken } from "../schema/token.js";
